import { error } from '@sveltejs/kit';
import type { Ctx } from '../ctx.ts';
import { findDocument } from '../drafts/find.ts';
import { listArticleRevisions } from '../drafts/list-revisions.ts';
import { idParam } from './read-form.ts';

/**
 * The versions of an article, and two of them to compare: those that the address
 * names, else the latest and the one before. Who may see them the caller has asked.
 */
export async function showHistory(ctx: Ctx, id: number, query: URLSearchParams) {
	const revisions = await listArticleRevisions(ctx, id);
	const [latest, before] = revisions;
	if (!latest) error(404, { message: 'no revision', code: 'not-found' });
	const named = (name: string) => (query.has(name) ? idParam(query.get(name) ?? '') : undefined);
	const to = named('to') ?? latest.number;
	const from = named('from') ?? (before ?? latest).number;
	const [older, newer] = await Promise.all([
		findDocument(ctx, { id, number: from }),
		findDocument(ctx, { id, number: to })
	]);
	if (!older || !newer) error(404, { message: 'no such revision', code: 'not-found' });
	return { revisions, from, to, older, newer };
}
