import { sql, type SQL } from 'drizzle-orm';
import type { Phase } from '../../rules/tally/may-see-results.ts';
import type { Ctx } from '../ctx.ts';
import { folded } from '../polls/folded.ts';
import { holdAlone } from '../polls/gate.ts';
import { phaseNow } from '../polls/phase.ts';

export type HeldOptions = {
	articleId: number;
	phase: Phase;
	/** Whether its author lets readers propose answers. */
	takesProposals: boolean;
	/** How many there are. */
	options: number;
};

/**
 * Holds a poll's answers until the transaction ends, and only then looks at the clock: meanwhile
 * nobody votes in it, closes it or adds an answer. Null without such a poll of a published article.
 */
export async function holdPollOptions(ctx: Ctx, pollId: number): Promise<HeldOptions | null> {
	await holdAlone(ctx, pollId);
	const [held] = await ctx.db.execute<HeldOptions>(sql`
		select article_id::int as "articleId", ${phaseNow} as phase,
			reader_options as "takesProposals",
			(select count(*)::int from poll_option where poll_id = poll.id) as options
		from poll where id = ${pollId}
			and exists (select from article where id = article_id and state = 'published')`);
	return held ?? null;
}

/** Whether the poll asks for such an answer already, in one of its languages. */
export const isAnOption = (pollId: number, labelKey: SQL): SQL => sql`exists (
	select from poll_option o join poll_option_text t on t.option_id = o.id
	where o.poll_id = ${pollId} and ${folded(sql`t.label`)} = ${labelKey})`;
