import { sql } from 'drizzle-orm';
import { CORRECTION_WINDOW } from '../../rules/amendments.ts';
import type { Phase, Visibility } from '../../rules/tally/may-see-results.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { judgeOf, type Judge } from '../drafts/judge.ts';
import { holdAlone } from '../polls/gate.ts';
import { phaseNow } from '../polls/phase.ts';

/** What decides who may change what in a poll of a published article, by the database's clock. */
export type AskedPoll = Judge & {
	id: number;
	articleId: number;
	phase: Phase;
	visibility: Visibility;
	/** Whether it has a date at which it closes. */
	closes: boolean;
	/** Whether the hour in which its authors correct it without asking is not over. */
	isRecent: boolean;
	memberBallots: number;
	visitorBallots: number;
	/** Of both. */
	ballots: number;
	/** Number of its newest change; 0: none. A form names the one that it was shown after. */
	revision: number;
};

export async function findAskedPoll(ctx: Ctx, pollId: number): Promise<AskedPoll | null> {
	const of = (electorate: string) => sql`coalesce((select ballots from poll_tally
		where poll_id = p.id and electorate = ${electorate}), 0)`;
	const [row] = await ctx.db.execute<AskedPoll>(sql`
		select p.id::int as id, p.article_id::int as "articleId", ${phaseNow} as phase,
			p.results as visibility, p.closes_at is not null as closes,
			${judgeOf(ctx, sql`p.article_id`)},
			coalesce(a.published_at
				> clock_timestamp() - ${CORRECTION_WINDOW}::int * interval '1 second', false) as "isRecent",
			${of('member')} as "memberBallots", ${of('visitor')} as "visitorBallots",
			${of('member')} + ${of('visitor')} as ballots,
			(select coalesce(max(number), 0)::int from poll_change where poll_id = p.id) as revision
		from poll p join article a on a.id = p.article_id and a.state = 'published'
		where p.id = ${pollId}::bigint`);
	return row ?? null;
}

/**
 * The same of a poll that one has to oneself until the transaction ends: whoever votes
 * holds it shared and waits, so that every ballot is either counted here or comes after.
 */
export async function holdAskedPoll(ctx: MemberCtx, pollId: number): Promise<AskedPoll | null> {
	await holdAlone(ctx, pollId);
	return findAskedPoll(ctx, pollId);
}
