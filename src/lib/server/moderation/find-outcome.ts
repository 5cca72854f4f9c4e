import { eq } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { appeals, moderationActs, reports } from './tables.ts';

/** An act as whom it is on is told of it. */
export async function findToldAct(ctx: Ctx, id: number) {
	const [act] = await ctx.db
		.select({
			kind: moderationActs.kind,
			rule: moderationActs.rule,
			reason: moderationActs.reason,
			undoReason: moderationActs.undoReason,
			/** Of a decided appeal. */
			answer: appeals.answer
		})
		.from(moderationActs)
		.leftJoin(appeals, eq(appeals.actId, moderationActs.id))
		.where(eq(moderationActs.id, id));
	return act ?? null;
}

/** What a reporter is told; empty where an act says it, null while the report waits. */
export async function findReportAnswer(ctx: Ctx, id: number): Promise<string | null> {
	const [report] = await ctx.db
		.select({ answer: reports.answer })
		.from(reports)
		.where(eq(reports.id, id));
	return report?.answer ?? null;
}
