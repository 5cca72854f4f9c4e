import { inviteAuthor, type InviteOutcome } from '../drafts/authors.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { tellOfArticle } from '../notifications/tell-of-article.ts';

/** Asks a member to write along, and tells them so once. */
export const invite = (
	ctx: MemberCtx,
	asked: { id: number; handle: string }
): Promise<InviteOutcome> =>
	inTransaction(ctx, async (inner) => {
		const outcome = await inviteAuthor(inner, asked);
		if (outcome.ok && outcome.isNew) {
			const memberIds = [outcome.memberId];
			await tellOfArticle(inner, { articleId: asked.id, memberIds, reason: 'invited' });
		}
		return outcome;
	});
