import { sql, type SQL } from 'drizzle-orm';
import type { PlaceRule } from '../../rules/moderation.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

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

type Row = Omit<Removal, 'removedAt' | 'restoredAt'> & {
	removedAt: string;
	restoredAt: string | null;
};

/** Of one poll, the oldest first. */
export async function listRemovals(ctx: Ctx, pollId: number): Promise<Removal[]> {
	const [row] = await removalsOfPoll(ctx.db, { pollId });
	return asRemovals(row?.removals ?? []);
}

export const asRemovals = (rows: Row[]): Removal[] =>
	rows.map((row) => ({
		...row,
		removedAt: new Date(row.removedAt),
		restoredAt: row.restoredAt === null ? null : new Date(row.restoredAt)
	}));

/** A column with the removals of a poll, for `asRemovals`. */
export const removalsOf = (pollId: SQL): SQL => sql`
	(select coalesce(json_agg(json_build_object('id', r.id, 'actId', r.act_id, 'rule', r.rule,
			'reason', r.reason, 'ballots', r.ballots, 'removedAt', r.removed_at,
			'restoredAt', r.restored_at, 'restored', r.restored) order by r.id), '[]')
		from ballot_removal r where r.poll_id = ${pollId}) as removals`;

export type WithRemovals = { removals: Row[] };

const removalsOfPoll = statement<WithRemovals>(
	sql`select ${removalsOf(sql`${sql.placeholder('pollId')}::bigint`)}`
);
