import { and, eq, sql } from 'drizzle-orm';
import { idsOnPath } from '../../rules/threads.ts';
import { articles } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { mailNotifications } from './mail-new.ts';

/** Members told by one statement: few enough for a slow machine to be done long before the statement’s time is over. */
const BATCH = 1_000;

/**
 * Tells of a comment whoever it concerns: the author of what it answers, those whom
 * it mentions, and who follows the branch, the article or one of its tags. Never its
 * author, who muted any of it, or who has left; who hides one of the tags is not told for
 * following another, but of answers, and of a branch or article that they follow.
 *
 * Doing it twice is doing it once: each member is told by one row. After an edit
 * only those whom it mentions now are told, again if they merely followed.
 */
export async function announceComment(ctx: Ctx, commentId: number, batch = BATCH): Promise<void> {
	const comment = await findAnnounced(ctx, commentId);
	if (!comment) return;
	let after: number | null = 0;
	while (after !== null) {
		const from: number = after;
		after = await inTransaction(ctx, (ctx) => tellSome(ctx, comment, { after: from, batch }));
	}
}

type Announced = NonNullable<Awaited<ReturnType<typeof findAnnounced>>>;

/** Null when there is nothing to tell: it is deleted again, or its article is not published. */
async function findAnnounced(ctx: Ctx, id: number) {
	const [comment] = await ctx.db
		.select({
			id: comments.id,
			articleId: comments.articleId,
			parentId: comments.parentId,
			path: comments.path,
			authorId: comments.authorId
		})
		.from(comments)
		.innerJoin(articles, and(eq(articles.id, comments.articleId), eq(articles.state, 'published')))
		.where(and(eq(comments.id, id), eq(comments.state, 'visible')));
	return comment ?? null;
}

/**
 * In the order of their ids from behind `after` on, with the mails that they want;
 * says up to whom, or null when those were the last.
 */
async function tellSome(
	ctx: Ctx,
	{ id, articleId, parentId, path, authorId }: Announced,
	{ after, batch }: { after: number; batch: number }
): Promise<number | null> {
	const onPath = sql`any (${sql.param(idsOnPath(path))}::bigint[])`;
	// Who began to follow afterwards does not hear of it: a job may be late, or come of an edit.
	const inTime = sql`state <> 'ended'
		and since <= (select created_at from comment where id = ${id})`;
	const itsTags = sql`select tag_id from article_tag where article_id = ${articleId}`;
	const [row] = await ctx.db.execute<{ last: string; asked: number; told: string[] }>(sql`
		with concerned as (
			select member_id, min(rank) as rank from (
				select author_id, 1 from comment
					where id = ${parentId}::bigint and state = 'visible'
				union all select member_id, 2 from comment_mention where comment_id = ${id}
				union all select member_id, 3 from follow
					where article_id = ${articleId} and comment_id is null and ${inTime}
				union all select member_id, 3 from follow
					where article_id = ${articleId} and comment_id = ${onPath} and ${inTime}
				union all select member_id, 3 from follow
					where tag_id in (${itsTags}) and ${inTime} and not exists (select from mute
						where mute.member_id = follow.member_id and mute.tag_id in (${itsTags}))
			) as reasons (member_id, rank)
			where member_id > ${after} group by member_id order by member_id limit ${batch}
		), told as (
			insert into notification (member_id, article_id, comment_id, reason)
			select member.id, ${articleId}::bigint, ${id}::bigint,
				(array['reply', 'mention', 'follow'])[rank]
			from concerned join member on member.id = concerned.member_id
			where member.closed_at is null and member.id is distinct from ${authorId}::bigint
				and not exists (select from mute where mute.member_id = member.id
					and (mute.muted_id = ${authorId}::bigint or mute.article_id = ${articleId}
						and (mute.comment_id is null or mute.comment_id = ${onPath})))
			on conflict on constraint notification_once do update
				set reason = excluded.reason, read_at = null
				where notification.reason = 'follow' and excluded.reason <> 'follow'
			returning id
		)
		select max(member_id) as last, count(*)::int as asked,
			array(select id from told) as told from concerned`);
	await mailNotifications(ctx, (row?.told ?? []).map(Number));
	return row && row.asked === batch ? Number(row.last) : null;
}
