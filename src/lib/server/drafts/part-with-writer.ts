import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/**
 * What becomes of a leaving member's unpublished articles: those that others write
 * along go to the first of them, as drafts; the others are deleted. What is
 * published stays. Part of the transaction that closes the account.
 */
export async function partWithWriter(ctx: Ctx, memberId: number): Promise<void> {
	// In the order of their ids, so that two who leave do not wait for each other.
	await ctx.db.execute(sql`
		select id from article where id in
			(select article_id from article_author where member_id = ${memberId})
		order by id for update`);
	const unpublished = sql`state not in ('published', 'archived')`;
	await ctx.db.execute(sql`
		delete from article_author where member_id = ${memberId} and role <> 'author'
			and article_id in (select id from article where ${unpublished})`);
	const left = sql`select article_id from article_author
		where member_id = ${memberId} and role = 'author'
			and article_id in (select id from article where ${unpublished})`;
	await ctx.db.execute(sql`
		delete from article where id in (${left}) and not exists (select from article_author
			where article_id = article.id and role = 'co-author')`);
	await ctx.db.execute(sql`
		update article_author as heir set role = 'author'
		from (select distinct on (article_id) article_id, member_id from article_author
			where role = 'co-author' and article_id in (${left})
			order by article_id, since, member_id) as first
		where heir.article_id = first.article_id and heir.member_id = first.member_id`);
	await ctx.db.execute(sql`
		insert into article_event (article_id, from_state, to_state, submission)
		select id, state, 'draft', submission from article where id in (${left}) and state <> 'draft'`);
	await ctx.db.execute(sql`
		update article set state = 'draft', accepted_at = null, idempotency_key = null,
			author_id = (select member_id from article_author
				where article_id = article.id and role = 'author' and member_id <> ${memberId})
		where id in (${left})`);
	await ctx.db.execute(sql`
		delete from article_author where member_id = ${memberId} and role = 'author'
			and article_id in (select id from article where ${unpublished})`);
}
