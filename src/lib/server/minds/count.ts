import { sql, type SQL } from 'drizzle-orm';
import { MINDS_SHOWN_FROM } from '../../rules/minds.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

// What ballots say changed a mind is counted on the comment or the link that they name, by the
// transaction that writes the ballot. All of it happens while the article is held (`holdMinds`),
// as every other write to its thread. Ballots, comments and links are named as text: they
// belong to domains above and beside this one.

/** `shownMinds` of rules/minds.ts. */
const shown = (articleId: SQL, minds: SQL): SQL => sql`
	case when exists (select from poll p
			where p.article_id = ${articleId} and p.closed_at is null and p.results = 'sealed') then 0
		when ${minds} < ${sql.raw(String(MINDS_SHOWN_FROM))} and exists (select from poll p
			where p.article_id = ${articleId} and p.closed_at is null) then 0
		else ${minds} end`;

/** Of a comment that cannot be read nothing is shown, and its place in an order tells nothing. */
export const shownOfComment = (minds: SQL): SQL =>
	sql`case when t.state = 'visible' then ${shown(sql`t.article_id`, minds)} else 0 end`;

export const shownOfResource = (minds: SQL): SQL => shown(sql`t.article_id`, minds);

/**
 * What stands behind `comments (article_id, moved)` and `links (article_id, moved)`: a new
 * version of those articles where something that is shown has moved. A number that is not shown
 * makes none: the version itself is public.
 */
export const renewed = sql`
	renewed as (
		update article a set thread_version = a.thread_version + 1
		where a.id in (select article_id from comments where moved
			union select article_id from links where moved)
		returning pg_notify('palabre_changed', 'article-' || a.id)
	)
	select count(*) from renewed`;

const counting = (sign: SQL) =>
	statement(sql`
	with named as materialized (
		select mind_comment_id, mind_resource_id, (${sign} count(*))::int as more
		from ballot where id = any(${sql.placeholder('ballotIds')}::uuid[])
		group by mind_comment_id, mind_resource_id
	), comments as (
		update comment t set minds = t.minds + n.more, minds_shown = ${shownOfComment(sql`t.minds + n.more`)}
		from named n join comment before on before.id = n.mind_comment_id
		where t.id = n.mind_comment_id
		returning t.article_id, t.minds_shown <> before.minds_shown as moved
	), links as (
		update resource t set minds = t.minds + n.more, minds_shown = ${shownOfResource(sql`t.minds + n.more`)}
		from named n join resource before on before.id = n.mind_resource_id
		where t.id = n.mind_resource_id
		returning t.article_id, t.minds_shown <> before.minds_shown as moved
	), ${renewed}`);

const more = counting(sql`+`);
const fewer = counting(sql`-`);

/** Lets what these ballots name count. */
export async function addToMinds(ctx: Ctx, ballotIds: string[]): Promise<void> {
	await more(ctx.db, { ballotIds });
}

/** Lets what these ballots name count no longer; call it while they still say so. */
export async function takeFromMinds(ctx: Ctx, ballotIds: string[]): Promise<void> {
	await fewer(ctx.db, { ballotIds });
}
