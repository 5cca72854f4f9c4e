import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { mergeDocuments } from '../../rules/article-merge.ts';
import type { Problem } from '../../rules/article-problems.ts';
import { changeRows, isRowAct } from '../../rules/article-rows.ts';
import { dayIn } from '../../rules/day.ts';
import { localHref } from '../../rules/locale.ts';
import type { MemberCtx } from '../ctx.ts';
import { findBase, findProposal } from '../drafts/find.ts';
import { beginArticle, saveRevision } from '../drafts/save.ts';
import { submitArticle } from '../drafts/submit.ts';
import { editTogether } from '../publishing/edit-together.ts';
import { failTooMany } from './arrival.ts';
import { readArticleForm, type TypedArticle } from './article-form.ts';
import { isMember } from './require-member.ts';

/**
 * What the form of an article does, whichever button sent it: it saves, and then
 * shows the row, the preview or the form again, or submits. What cannot be saved
 * comes back into the form, with what is wrong with it.
 *
 * @param id null where the article is not begun yet
 */
export async function writeArticle(event: RequestEvent, id: number | null) {
	const typed = await readArticleForm(event.request);
	if (!typed) error(400, { message: 'malformed', code: 'malformed' });
	const { ctx } = event.locals;
	if (!isMember(ctx)) return fail(403, { typed, isExpired: true });
	const { document, row } = isRowAct(typed.act)
		? changeRows(typed.document, typed.act)
		: { document: typed.document, row: null };
	const changed = { ...typed, document };
	try {
		const saved = await save(ctx, id, changed);
		if (!saved.ok) return await giveBack(ctx, id, changed, saved);
		if (typed.act === 'submit') return await submit(event, ctx, { ...changed, ...saved });
		redirect(303, localHref(ctx.locale, placeAfter(typed.act, saved.id, row)));
	} catch (error) {
		return failTooMany(event, error, { typed: changed });
	}
}

const placeAfter = (act: string, id: number, row: string | null): string => {
	if (row !== null) return `/drafts/${id}#${row}`;
	return act === 'preview' ? `/drafts/${id}/preview` : `/drafts/${id}?saved=yes`;
};

type Unsaved =
	| { reason: 'too-long'; problems: Problem[] }
	| { reason: 'clash'; id: number }
	| { reason: 'not-a-draft' };

async function save(
	ctx: MemberCtx,
	id: number | null,
	{ document, base, idempotencyKey, act }: TypedArticle
): Promise<{ ok: true; id: number; number: number } | ({ ok: false; id?: number } & Unsaved)> {
	const trigger = act === 'save' || act === 'submit' ? 'button' : 'row';
	if (id !== null) {
		if (base === null) error(400, { message: 'no revision to begin with', code: 'malformed' });
		const outcome = await editTogether(ctx, id, (ctx) =>
			saveRevision(ctx, { id, base, document, trigger })
		);
		return { id, ...outcome };
	}
	if (!idempotencyKey) error(400, { message: 'no key', code: 'malformed' });
	const begun = await beginArticle(ctx, { document, idempotencyKey, trigger });
	if (!begun.ok) return begun;
	// Sent before, and changed since on that same page: it is to be saved as well.
	const outcome = await saveRevision(ctx, { id: begun.id, base: begun.number, document, trigger });
	return { id: begun.id, ...outcome };
}

async function giveBack(ctx: MemberCtx, id: number | null, typed: TypedArticle, unsaved: Unsaved) {
	if (unsaved.reason === 'too-long') {
		return fail(422, { typed, problems: unsaved.problems, isTooLong: true });
	}
	if (unsaved.reason === 'not-a-draft') return fail(409, { typed, isPublished: true });
	const theirs = await findProposal(ctx, unsaved.id);
	if (!theirs) error(404, { message: 'no such article', code: 'not-found' });
	const base =
		id === null || typed.base === null ? null : await findBase(ctx, { id, number: typed.base });
	const { document, ...joined } = mergeDocuments(base, typed.document, theirs.document);
	return fail(409, {
		typed: { ...typed, document, base: theirs.number },
		id: unsaved.id,
		clash: { mine: typed.document, theirs: theirs.document, ...joined }
	});
}

async function submit(
	event: RequestEvent,
	ctx: MemberCtx,
	saved: TypedArticle & { id: number; number: number }
) {
	const { id, number } = saved;
	const outcome = await submitArticle(ctx, { id, base: number, today: todayAt(event) });
	if (outcome.ok) redirect(303, localHref(ctx.locale, '/drafts?done=submitted'));
	const typed = { ...saved, base: number };
	if (outcome.reason === 'clash') {
		return giveBack(ctx, id, typed, { reason: 'clash', id });
	}
	return fail(422, { typed, id, problems: outcome.problems, isUnfinished: true });
}

/** The day that it is where the site is, as YYYY-MM-DD. */
export const todayAt = ({ locals }: Pick<RequestEvent, 'locals'>): string =>
	dayIn(locals.site.config.timeZone, new Date());
