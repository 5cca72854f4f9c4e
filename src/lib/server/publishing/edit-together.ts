import { inTransaction, type MemberCtx } from '../ctx.ts';
import { holdArticle } from '../drafts/hold.ts';
import { tellWriters } from './tell-writers.ts';

/**
 * Runs what one of its writers does to an article on its way. Where it was submitted and
 * is a draft again by that, the others who write it are told: nobody decides about it any
 * more, until it is submitted again.
 *
 * @param edit holds the article itself, as whatever changes one does
 */
export const editTogether = <T>(
	ctx: MemberCtx,
	articleId: number,
	edit: (ctx: MemberCtx) => Promise<T>
): Promise<T> =>
	inTransaction(ctx, async (ctx) => {
		const before = await holdArticle(ctx, articleId);
		const outcome = await edit(ctx);
		if (before?.state !== 'submitted') return outcome;
		const after = await holdArticle(ctx, articleId);
		if (after?.state === 'draft') await tellWriters(ctx, { articleId, reason: 'draft-again' });
		return outcome;
	});
