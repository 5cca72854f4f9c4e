import { and, desc, eq, ne, sql, type SQL } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { heldComments } from './held-tables.ts';

/** What of the asker's waits in a thread: nobody else but moderators sees it. */
export type OwnHeld = Pick<
	typeof heldComments.$inferSelect,
	'id' | 'parentId' | 'html' | 'language' | 'why' | 'heldAt'
>;

/** Rows of `OwnHeld`, the oldest first. */
export const heldOf = (memberId: SQL, articleId: SQL): SQL => sql`
	select id::int, parent_id::int as "parentId", html, language, why, held_at as "heldAt"
	from held_comment
	where member_id = ${memberId} and article_id = ${articleId} and state = 'waiting' order by id`;

/** One of the asker's own that is not posted: it waits, or was refused. */
export async function findOwnHeld(ctx: MemberCtx, id: number) {
	const [row] = await ctx.db
		.select({
			id: heldComments.id,
			slug: articles.slug,
			markdown: heldComments.markdown,
			html: heldComments.html,
			language: heldComments.language,
			why: heldComments.why,
			state: heldComments.state,
			actId: heldComments.actId
		})
		.from(heldComments)
		.innerJoin(articles, eq(articles.id, heldComments.articleId))
		.where(isOwn(ctx, id));
	return row ?? null;
}

/** Everybody may take back their own words; false when it is posted by now, or gone. */
export async function withdrawHeld(ctx: MemberCtx, id: number): Promise<boolean> {
	const gone = await ctx.db
		.delete(heldComments)
		.where(isOwn(ctx, id))
		.returning({ id: heldComments.id });
	return gone.length > 0;
}

const isOwn = (ctx: MemberCtx, id: number) =>
	and(
		eq(heldComments.id, id),
		eq(heldComments.memberId, ctx.asker.id),
		ne(heldComments.state, 'posted')
	);

/** For the export of the asker's data. */
export const exportHeld = (ctx: MemberCtx) =>
	ctx.db
		.select({
			article: articles.slug,
			parentId: heldComments.parentId,
			markdown: heldComments.markdown,
			language: heldComments.language,
			kind: heldComments.kind,
			shownAnswer: heldComments.stance,
			why: heldComments.why,
			heldAt: heldComments.heldAt,
			state: heldComments.state,
			decidedAt: heldComments.decidedAt,
			actId: heldComments.actId,
			commentId: heldComments.commentId
		})
		.from(heldComments)
		.innerJoin(articles, eq(articles.id, heldComments.articleId))
		.where(eq(heldComments.memberId, ctx.asker.id))
		.orderBy(desc(heldComments.id));
