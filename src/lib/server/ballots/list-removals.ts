import { asc, sql } from 'drizzle-orm';
import type { PlaceRule } from '../../rules/moderation.ts';
import type { Ctx } from '../ctx.ts';
import { prepared } from '../db/prepared.ts';
import { ballotRemovals } from './set-aside-tables.ts';

/** Ballots that were taken out of a poll, as everybody may read it beside its result. */
export type Removal = {
	id: number;
	actId: number;
	rule: PlaceRule;
	reason: string;
	ballots: number;
	removedAt: Date;
	restoredAt: Date | null;
	restored: number | null;
};

/** By poll, the oldest first; polls without any are left out. */
export async function listRemovals(ctx: Ctx, pollIds: number[]): Promise<Map<number, Removal[]>> {
	if (pollIds.length === 0) return new Map();
	const removals = new Map<number, Removal[]>();
	for (const { pollId, ...removal } of await removalsOf(ctx.db).execute({ pollIds })) {
		removals.set(pollId, [...(removals.get(pollId) ?? []), removal]);
	}
	return removals;
}

const removalsOf = prepared((db) =>
	db
		.select({
			pollId: ballotRemovals.pollId,
			id: ballotRemovals.id,
			actId: ballotRemovals.actId,
			rule: ballotRemovals.rule,
			reason: ballotRemovals.reason,
			ballots: ballotRemovals.ballots,
			removedAt: ballotRemovals.removedAt,
			restoredAt: ballotRemovals.restoredAt,
			restored: ballotRemovals.restored
		})
		.from(ballotRemovals)
		.where(sql`${ballotRemovals.pollId} = any(${sql.placeholder('pollIds')}::bigint[])`)
		.orderBy(asc(ballotRemovals.id))
		.prepare('removals_of_polls')
);
