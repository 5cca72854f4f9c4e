import { sql } from 'drizzle-orm';
import { shownMinds } from '../../rules/minds.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

type Row = {
	kind: 'comment' | 'link';
	id: string;
	minds: number;
	shown: number;
	isReadable: boolean;
	counted: number;
	polls: { isClosed: boolean; isSealed: boolean }[];
};

/**
 * Comments and links of the article that a poll stands in whose numbers are not what the
 * ballots say, as "minds changed by comment 12"; empty where all agree. Counts every ballot that
 * names one. What `revealMinds` has yet to show is no difference.
 */
export async function findMindMiscounts(ctx: Ctx, pollId: number): Promise<string[]> {
	const rows = await compared(ctx.db, { pollId });
	return rows
		.filter(({ minds, shown, isReadable, counted, polls }) => {
			const right = isReadable ? shownMinds(counted, polls) : 0;
			return minds !== counted || shown > right;
		})
		.map(({ kind, id }) => `minds changed by ${kind} ${id}`);
}

/** One statement, so that all of it is of one moment. */
const compared = statement<Row>(sql`
	with asked as (
		select id, article_id, closed_at is not null as "isClosed", results = 'sealed' as "isSealed"
		from poll where article_id = (select article_id from poll where id = ${sql.placeholder('pollId')}::bigint)
	), named as (
		select b.mind_comment_id, b.mind_resource_id, count(*)::int as counted
		from ballot b join asked on asked.id = b.poll_id
		where b.mind_article_id is not null group by 1, 2
	), both_counts as (
		select 'comment' as kind, t.id, t.minds, t.minds_shown as shown, t.state = 'visible' as "isReadable",
			coalesce(counted, 0) as counted
		from comment t left join named on mind_comment_id = t.id
		where t.article_id in (select article_id from asked)
		union all
		select 'link', t.id, t.minds, t.minds_shown, true, coalesce(counted, 0)
		from resource t left join named on mind_resource_id = t.id
		where t.article_id in (select article_id from asked)
	)
	select *, (select json_agg(asked) from asked) as polls
	from both_counts where minds > 0 or shown > 0 or counted > 0`);
