import { sql } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { listPollsById } from '../polls/find.ts';
import { listKeyedPolls } from '../polls/list-keyed.ts';
import { voterTag } from './voter-tag.ts';

export type ExportedBallot = {
	pollId: number;
	question: string;
	/** The chosen ones, as the poll words them in the asker's language. */
	options: string[];
	/** Days: 2026-11-23. */
	castOn: string;
	changedOn: string | null;
};

/** A member's own ballots, where the poll's salt still exists: elsewhere nobody can find them, nor can we. */
export async function exportBallots(ctx: MemberCtx): Promise<ExportedBallot[]> {
	const voter = { electorate: 'member', memberId: ctx.asker.id } as const;
	const keyed = await listKeyedPolls(ctx, { openOnly: false });
	const rows = await ballotsAt(ctx.db, {
		pollIds: keyed.map(({ id }) => id),
		tags: keyed.map(({ salt }) => voterTag(ctx, salt, voter).toString('hex'))
	});
	const polls = await listPollsById(
		ctx,
		rows.map((row) => row.pollId)
	);
	const worded = new Map(polls.map((poll) => [poll.id, poll]));
	return rows.flatMap(({ pollId, optionIds, castOn, changedOn }) => {
		const poll = worded.get(pollId);
		if (!poll) return [];
		const options = poll.options.filter(({ id }) => optionIds.includes(id));
		const labels = options.map(({ label }) => label);
		return [{ pollId, question: poll.question, options: labels, castOn, changedOn }];
	});
}

const ballotsAt = statement<
	{ optionIds: number[] } & Pick<ExportedBallot, 'pollId' | 'castOn' | 'changedOn'>
>(sql`
	select b.poll_id::int as "pollId", b.cast_on::text as "castOn", b.changed_on::text as "changedOn",
		array(select option_id::int from ballot_choice where ballot_id = b.id) as "optionIds"
	from unnest(${sql.placeholder('pollIds')}::bigint[], ${sql.placeholder('tags')}::text[]) k (id, hex)
	join ballot b on b.poll_id = k.id and b.electorate = 'member' and b.tag = decode(k.hex, 'hex')
	order by b.poll_id`);
