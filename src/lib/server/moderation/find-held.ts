import { eq, sql } from 'drizzle-orm';
import { nameWithHandle } from '../accounts/member-columns.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { heldComments } from '../comments/held-tables.ts';
import type { MemberCtx } from '../ctx.ts';

/** What waits, or waited, with all that a moderator wants to know; null when it was taken back. */
export async function findHeld(ctx: MemberCtx, id: number) {
	const [held] = await ctx.db
		.select({
			id: heldComments.id,
			state: heldComments.state,
			why: heldComments.why,
			html: heldComments.html,
			language: heldComments.language,
			kind: heldComments.kind,
			heldAt: heldComments.heldAt,
			parentId: heldComments.parentId,
			actId: heldComments.actId,
			commentId: heldComments.commentId,
			author: { id: members.id, handle: members.handle, name: nameWithHandle },
			slug: articles.slug,
			title: sql<string>`(select title from article_text t where t.article_id = ${articles.id}
				order by t.language = ${ctx.locale} desc limit 1)`,
			/** Labels of the answer that would be shown with it. */
			answer: sql<string[]>`array(select distinct on (o.option_id) label from poll_option_text o
				where o.option_id = any(${heldComments.stance})
				order by o.option_id, o.language = ${ctx.locale} desc)`
		})
		.from(heldComments)
		.innerJoin(members, eq(members.id, heldComments.memberId))
		.innerJoin(articles, eq(articles.id, heldComments.articleId))
		.where(eq(heldComments.id, id));
	return held ?? null;
}
