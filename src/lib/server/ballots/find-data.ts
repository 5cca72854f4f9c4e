import { sql } from 'drizzle-orm';
import { pollData, type PollData } from '../../rules/tally/poll-data.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { asTally, tallyColumns, type TallyRow } from './count.ts';
import { packedPatterns, unpackPatterns, type PackedPatterns } from './list-patterns.ts';
import { viewPoll, type PollView } from './view.ts';

/** What the files of a poll are made from. */
export type PublicPoll = {
	poll: PollView;
	/** The day of the database: 2026-11-27. */
	today: string;
	/** Null as long as the asker may not see the result. */
	data: PollData | null;
	/** Whether the poll is closed for good: its salt is gone, and no ballot leads to anybody. */
	isFinal: boolean;
};

/**
 * A poll of a published article and what may leave the site of it. Whether the asker may see it
 * is decided by `viewPoll`; all counts are of one moment.
 */
export async function findPollData(ctx: Ctx, pollId: number): Promise<PublicPoll | null> {
	const poll = await viewPoll(ctx, pollId);
	if (!poll) return null;
	const [row] = await countsOf(ctx.db, { pollId });
	if (!row) return null;
	const { today, isFinal } = row;
	if (!poll.result) return { poll, today, isFinal, data: null };
	return { poll, today, isFinal, data: pollData(poll, asTally(row), unpackPatterns(row.patterns)) };
}

const countsOf = statement<
	TallyRow & { patterns: PackedPatterns; today: string; isFinal: boolean }
>(sql`
	select ${tallyColumns}, ${packedPatterns} as patterns, current_date::text as today,
		p.closed_at is not null and p.salt is null as "isFinal"
	from poll p where p.id = ${sql.placeholder('pollId')}`);
