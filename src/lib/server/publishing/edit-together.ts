import { inTransaction, type MemberCtx } from '../ctx.ts';
import { holdArticle } from '../drafts/hold.ts';
import { tellWriters } from './tell-writers.ts';

/**
 * Runs what one of its writers does to an article on its way. The others who write it are
 * told where nobody decides about it any more by that: it was submitted and is a draft
 * again, or it is withdrawn.
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
		const after = await holdArticle(ctx, articleId);
		if (!after || after.state === before?.state) return outcome;
		const isDraftAgain = before?.state === 'submitted' && after.state === 'draft';
		if (isDraftAgain) await tellWriters(ctx, { articleId, reason: 'draft-again' });
		if (after.state === 'withdrawn') await tellWriters(ctx, { articleId, reason: 'withdrawn' });
		return outcome;
	});
