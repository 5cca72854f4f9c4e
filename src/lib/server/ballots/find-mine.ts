import { sql } from 'drizzle-orm';
import type { Mind } from '../../rules/minds.ts';
import type { Ctx } from '../ctx.ts';
import { statementOfFew } from '../db/statement.ts';
import { isBetween } from './two-answers.ts';
import { voterOf, voterTag } from './voter-tag.ts';

export type Mine = {
	/** Empty without a ballot. */
	optionIds: number[];
	/** Their ranks or scores; null by a method that only names options. */
	values: number[] | null;
	/** As it was first answered before reading; null where it was not. */
	beforeOptionId: number | null;
	/** Answered before reading, and to be asked again. */
	isBetween: boolean;
	hasLooked: boolean;
	/** Whether it was changed to another answer since it was cast. */
	hasChanged: boolean;
	/** What it says changed their mind. */
	mind: Mind | null;
};

/** The asker's own ballot in each of these polls; a poll whose salt is gone has none that could be found. */
export async function findMine(
	ctx: Ctx,
	polls: { id: number; salt: Buffer | null }[]
): Promise<Map<number, Mine>> {
	const voter = voterOf(ctx);
	const keyed = polls.flatMap(({ id, salt }) => (salt ? [{ id, salt }] : []));
	if (!voter) return new Map();
	const ballots = keyed.map(({ id, salt }) => [id, voterTag(ctx, salt, voter).toString('hex')]);
	const rows = await mine(ctx.db, ballots, { electorate: voter.electorate });
	return new Map(
		rows.map(({ pollId, commentId, resourceId, ...found }) => [
			pollId,
			{ ...found, mind: commentId ? { commentId } : resourceId ? { resourceId } : null }
		])
	);
}

const electorate = sql.placeholder('electorate');

type Row = Omit<Mine, 'mind'> & {
	pollId: number;
	commentId: number | null;
	resourceId: number | null;
};

const mine = statementOfFew<Row>(
	['bigint', 'text'],
	(ballots) => sql`
	select k.poll_id::int as "pollId", coalesce(own.options, '{}') as "optionIds", own.values,
		own.before as "beforeOptionId", coalesce(own.is_between, false) as "isBetween",
		coalesce(own.changed, false) as "hasChanged", own.comment as "commentId", own.resource as "resourceId",
		exists (select from result_viewer v
			where v.poll_id = k.poll_id and v.electorate = ${electorate} and v.tag = k.tag) as "hasLooked"
	from (select poll_id, decode(hex, 'hex') as tag from ${ballots} as asked (poll_id, hex)) k
	cross join lateral (
		select array_agg(c.option_id::int order by c.option_id) as options,
			array_agg(coalesce(c.rank, c.score)::int order by c.option_id)
				filter (where num_nonnulls(c.rank, c.score) = 1) as values,
			min(b.before_option_id)::int as before, bool_or(${isBetween('b')}) as is_between,
			bool_or(b.changed_on is not null) as changed,
			max(b.mind_comment_id)::int as comment, max(b.mind_resource_id)::int as resource
		from ballot b join ballot_choice c on c.ballot_id = b.id
		where b.poll_id = k.poll_id and b.electorate = ${electorate} and b.tag = k.tag) own`
);
