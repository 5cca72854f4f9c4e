import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { articles } from '../articles/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { prepared } from '../db/prepared.ts';
import { heldComments } from './held-tables.ts';

export type OwnHeld = Awaited<ReturnType<typeof listOwnHeld>>[number];

/** What of the asker's waits in this thread, the oldest first: nobody else but moderators sees it. */
export const listOwnHeld = (ctx: MemberCtx, articleId: number) =>
	ownHeldIn(ctx.db).execute({ asker: ctx.asker.id, articleId });

const ownHeldIn = prepared((db) =>
	db
		.select({
			id: heldComments.id,
			parentId: heldComments.parentId,
			html: heldComments.html,
			language: heldComments.language,
			why: heldComments.why,
			heldAt: heldComments.heldAt
		})
		.from(heldComments)
		.where(
			and(
				eq(heldComments.memberId, sql.placeholder('asker')),
				eq(heldComments.articleId, sql.placeholder('articleId')),
				eq(heldComments.state, sql`'waiting'`)
			)
		)
		.orderBy(asc(heldComments.id))
		.prepare('own_held_in_thread')
);

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
