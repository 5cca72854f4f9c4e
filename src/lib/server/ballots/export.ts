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
	/** Their ranks, 1 the best, or their scores from 0 to 5; null by a method that only names options. */
	marks: number[] | null;
	/** Of a poll that asks twice: the first answers before reading and at the end, as far as they are kept. */
	beforeReading: string | null;
	atTheEnd: string | null;
	/** Days: 2026-11-23. */
	castOn: string;
	changedOn: string | null;
	/** What changed the member's mind, by their own word: the comment or the link of that number. */
	changedByComment: number | null;
	changedByLink: number | null;
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
	return rows.flatMap(({ pollId, optionIds, values, beforeId, afterId, ...said }) => {
		const poll = worded.get(pollId);
		if (!poll) return [];
		const options = poll.options.filter(({ id }) => optionIds.includes(id));
		const labels = options.map(({ label }) => label);
		const marks = values && options.map(({ id }) => values[optionIds.indexOf(id)]!);
		const labelOf = (id: number | null) => poll.options.find((one) => one.id === id)?.label ?? null;
		const twice = { beforeReading: labelOf(beforeId), atTheEnd: labelOf(afterId) };
		return [{ pollId, question: poll.question, options: labels, marks, ...twice, ...said }];
	});
}

/** Polls whose results the member saw without a ballot, or before withdrawing theirs; where the salt still exists. */
export async function exportLooks(ctx: MemberCtx): Promise<{ pollId: number; question: string }[]> {
	const voter = { electorate: 'member', memberId: ctx.asker.id } as const;
	const keyed = await listKeyedPolls(ctx, { openOnly: false });
	const rows = await looksAt(ctx.db, {
		pollIds: keyed.map(({ id }) => id),
		tags: keyed.map(({ salt }) => voterTag(ctx, salt, voter).toString('hex'))
	});
	const polls = await listPollsById(
		ctx,
		rows.map((row) => row.pollId)
	);
	return polls.map(({ id, question }) => ({ pollId: id, question }));
}

const looksAt = statement<{ pollId: number }>(sql`
	select v.poll_id::int as "pollId"
	from unnest(${sql.placeholder('pollIds')}::bigint[], ${sql.placeholder('tags')}::text[]) k (id, hex)
	join result_viewer v on v.poll_id = k.id and v.electorate = 'member'
		and v.tag = decode(k.hex, 'hex')
	order by v.poll_id`);

const ballotsAt = statement<
	{
		optionIds: number[];
		values: number[] | null;
		beforeId: number | null;
		afterId: number | null;
	} & Pick<ExportedBallot, 'pollId' | 'castOn' | 'changedOn' | 'changedByComment' | 'changedByLink'>
>(sql`
	select b.poll_id::int as "pollId", b.cast_on::text as "castOn", b.changed_on::text as "changedOn",
		b.mind_comment_id::int as "changedByComment", b.mind_resource_id::int as "changedByLink",
		own.options as "optionIds", own.values,
		b.before_option_id::int as "beforeId", b.after_option_id::int as "afterId"
	from unnest(${sql.placeholder('pollIds')}::bigint[], ${sql.placeholder('tags')}::text[]) k (id, hex)
	join ballot b on b.poll_id = k.id and b.electorate = 'member' and b.tag = decode(k.hex, 'hex')
	cross join lateral (
		select array_agg(option_id::int order by option_id) as options,
			array_agg(coalesce(rank, score)::int order by option_id)
				filter (where num_nonnulls(rank, score) = 1) as values
		from ballot_choice where ballot_id = b.id) own
	order by b.poll_id`);
