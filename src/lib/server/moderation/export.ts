import { asc, eq } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { concerning } from './owners.ts';
import { appeals, moderationActs, reports } from './tables.ts';

/** What the site holds of the asker here: what they reported, the acts that concern them, their appeals. */
export async function exportModeration(ctx: MemberCtx) {
	return {
		reports: await ctx.db
			.select({
				subject: reports.subject,
				reason: reports.reason,
				words: reports.words,
				createdAt: reports.createdAt,
				state: reports.state,
				answer: reports.answer
			})
			.from(reports)
			.where(eq(reports.reporterId, ctx.asker.id))
			.orderBy(asc(reports.id)),
		moderationActs: await ctx.db
			.select({
				id: moderationActs.id,
				kind: moderationActs.kind,
				rule: moderationActs.rule,
				reason: moderationActs.reason,
				commentId: moderationActs.commentId,
				happenedAt: moderationActs.happenedAt,
				expiresAt: moderationActs.expiresAt,
				amount: moderationActs.amount,
				undoneAt: moderationActs.undoneAt,
				undoReason: moderationActs.undoReason
			})
			.from(moderationActs)
			.where(concerning(ctx.asker.id))
			.orderBy(asc(moderationActs.id)),
		appeals: await ctx.db
			.select({
				actId: appeals.actId,
				words: appeals.words,
				appealedAt: appeals.appealedAt,
				isUpheld: appeals.isUpheld,
				answer: appeals.answer
			})
			.from(appeals)
			.where(eq(appeals.memberId, ctx.asker.id))
			.orderBy(asc(appeals.actId))
	};
}
