import { sql, type SQL } from 'drizzle-orm';
import type { Ctx, MemberCtx } from '../ctx.ts';

/** By id; a branch by the comment at which it begins. */
export type Followable = { tag: number } | { article: number } | { branch: number };

/** Has the asker told of what is written there from now on; false when there is no such thing. */
export async function follow(ctx: MemberCtx, what: Followable): Promise<boolean> {
	const rows = await ctx.db.execute(sql`
		insert into follow (member_id, tag_id, article_id, comment_id, state)
		select ${ctx.asker.id}::bigint, thing.*, 'chosen' from (${thingOf(what)}) as thing
		on conflict on constraint follow_once do update set state = 'chosen',
			since = case follow.state when 'ended' then clock_timestamp() else follow.since end
		returning id`);
	return rows.length > 0;
}

/** No longer, and not again by writing there. */
export async function unfollow(ctx: MemberCtx, what: Followable): Promise<void> {
	await ctx.db.execute(
		sql`update follow set state = 'ended' where member_id = ${ctx.asker.id} and ${isAbout(what)}`
	);
}

/** Follows the branch in which the asker writes, unless they do not want that, or had enough of it. */
export async function followOwnBranch(
	ctx: MemberCtx,
	{ articleId, rootId }: { articleId: number; rootId: number }
): Promise<void> {
	await ctx.db.execute(sql`
		insert into follow (member_id, article_id, comment_id, state)
		select id, ${articleId}::bigint, ${rootId}::bigint, 'automatic' from member
		where id = ${ctx.asker.id} and follows_own
		on conflict on constraint follow_once do nothing`);
}

/** Has these authors told of what is written under their article, unless they do not want that. */
export async function followOwnArticle(
	ctx: Ctx,
	{ articleId, memberIds }: { articleId: number; memberIds: number[] }
): Promise<void> {
	await ctx.db.execute(sql`
		insert into follow (member_id, article_id, state)
		select id, ${articleId}::bigint, 'automatic' from member
		where id = any(${`{${memberIds.join(',')}}`}::bigint[]) and follows_own
		on conflict on constraint follow_once do nothing`);
}

/** Its tag, article and comment: as `follow` and `mute` name it. No row when there is no such thing. */
export function thingOf(what: Followable): SQL {
	if ('tag' in what) {
		return sql`select id, null::bigint, null::bigint from tag where id = ${what.tag}`;
	}
	if ('article' in what) {
		return sql`select null::bigint, id, null::bigint from article
			where id = ${what.article} and state = 'published'`;
	}
	return sql`select null::bigint, article.id, comment.id from comment
		join article on article.id = comment.article_id and article.state = 'published'
		where comment.id = ${what.branch}`;
}

/** Of a row of `follow` or `mute`, whether it is about this. */
export function isAbout(what: Followable): SQL {
	if ('tag' in what) return sql`tag_id = ${what.tag}`;
	if ('branch' in what) return sql`comment_id = ${what.branch}`;
	return sql`article_id = ${what.article} and comment_id is null`;
}
