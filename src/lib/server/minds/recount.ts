import { sql } from 'drizzle-orm';
import { shownMinds } from '../../rules/minds.ts';
import type { Ctx } from '../ctx.ts';

type Row = {
	kind: 'comment' | 'link';
	id: string;
	minds: number;
	shown: number;
	isReadable: boolean;
	counted: number;
};

/**
 * Comments and links of the article that a poll stands in whose numbers are not what the
 * ballots say, as "comment 12"; empty where all agree. Counts every ballot that names one.
 * Small numbers that `revealMinds` has yet to show are no difference.
 */
export async function findMindMiscounts(ctx: Ctx, pollId: number): Promise<string[]> {
	return ctx.db.transaction(
		async (db) => {
			const article = sql`(select article_id from poll where id = ${pollId}::bigint)`;
			const rows = await db.execute<Row>(sql`
				select 'comment' as kind, t.id, t.minds, t.minds_shown as shown, t.state = 'visible' as "isReadable",
					coalesce(n.counted, 0) as counted
				from comment t left join (select mind_comment_id, count(*)::int as counted from ballot
					where mind_article_id = ${article} group by 1) n on n.mind_comment_id = t.id
				where t.article_id = ${article} and (t.minds > 0 or n.counted > 0)
				union all
				select 'link', t.id, t.minds, t.minds_shown, true, coalesce(n.counted, 0)
				from resource t left join (select mind_resource_id, count(*)::int as counted from ballot
					where mind_article_id = ${article} group by 1) n on n.mind_resource_id = t.id
				where t.article_id = ${article} and (t.minds > 0 or n.counted > 0)`);
			const polls = await db.execute<{ isClosed: boolean; isSealed: boolean }>(sql`
				select closed_at is not null as "isClosed", results = 'sealed' as "isSealed"
				from poll where article_id = ${article}`);
			const isClosed = polls.every((poll) => poll.isClosed);
			return rows
				.filter(({ minds, shown, isReadable, counted }) => {
					const right = isReadable ? shownMinds(counted, polls) : 0;
					return minds !== counted || (shown !== right && !(isClosed && shown <= right));
				})
				.map(({ kind, id }) => `minds changed by ${kind} ${id}`);
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);
}
