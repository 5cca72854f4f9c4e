import { error } from '@sveltejs/kit';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import { findTranslationRevision } from '../amendments/find-translation.ts';
import {
	findTranslationDocument,
	listOwnTranslationRevisions,
	listTranslationRevisions
} from '../amendments/list-translations.ts';
import type { Ctx } from '../ctx.ts';
import { findDocument } from '../drafts/find.ts';
import { listArticleRevisions, type RevisionSummary } from '../drafts/list-revisions.ts';
import { versionParam } from './read-form.ts';

/** The versions of an article; see `showVersions`. */
export const showHistory = (ctx: Ctx, id: number, query: URLSearchParams) =>
	showVersions(query, listArticleRevisions(ctx, id), (number) => findDocument(ctx, { id, number }));

/** The same of what readers get in a language that it was not written in. */
export const showTranslationHistory = (
	ctx: Ctx,
	{ articleId, language }: { articleId: number; language: Locale },
	query: URLSearchParams
) =>
	showVersions(query, listTranslationRevisions(ctx, articleId, language), (number) =>
		findTranslationDocument(ctx, { articleId, language, number })
	);

/** All that those who write a translation ever saved of it. */
export const showOwnTranslationHistory = (ctx: Ctx, id: number, query: URLSearchParams) =>
	showVersions(query, listOwnTranslationRevisions(ctx, id), async (number) => {
		const revision = await findTranslationRevision(ctx, { id, number });
		return revision?.document ?? null;
	});

/**
 * All versions, and two of them to compare: those that the address names, else the
 * latest and the one before. Who may see them the caller has asked.
 */
async function showVersions(
	query: URLSearchParams,
	listed: Promise<RevisionSummary[]>,
	find: (number: number) => Promise<ArticleDocument | null>
) {
	const revisions = await listed;
	const [latest, before] = revisions;
	if (!latest) error(404, { message: 'no revision', code: 'not-found' });
	const named = (name: string) => (query.has(name) ? versionParam(query.get(name)) : undefined);
	const to = named('to') ?? latest.number;
	const from = named('from') ?? (before ?? latest).number;
	const [older, newer] = await Promise.all([find(from), find(to)]);
	if (!older || !newer) error(404, { message: 'no such revision', code: 'not-found' });
	return { revisions, from, to, older, newer };
}
