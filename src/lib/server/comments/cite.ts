import { eq, inArray, sql } from 'drizzle-orm';
import { addressKey, linkedKeys } from '../../rules/same-address.ts';
import type { Ctx } from '../ctx.ts';
import { resources } from '../resources/tables.ts';
import { commentCitations } from './citation-tables.ts';

/**
 * Notes which further-reading links of its article a comment links to, in place of
 * those that it linked to before. Part of the transaction that writes the comment and
 * holds the article: nobody else counts meanwhile.
 */
export async function keepCitations(
	ctx: Ctx,
	{ id: commentId, articleId, html }: { id: number; articleId: number; html: string }
): Promise<void> {
	const before = await ctx.db
		.delete(commentCitations)
		.where(eq(commentCitations.commentId, commentId))
		.returning({ id: commentCitations.resourceId });
	const cited = await findCited(ctx, articleId, linkedKeys(html));
	if (cited.length > 0) {
		await ctx.db
			.insert(commentCitations)
			.values(cited.map((resourceId) => ({ commentId, resourceId })));
	}
	await recount(ctx, [...before.map(({ id }) => id), ...cited]);
}

async function findCited(ctx: Ctx, articleId: number, keys: Set<string>): Promise<number[]> {
	if (keys.size === 0) return [];
	const rows = await ctx.db
		.select({ id: resources.id, url: resources.url })
		.from(resources)
		.where(eq(resources.articleId, articleId));
	return rows.filter(({ url }) => keys.has(addressKey(url) ?? '')).map(({ id }) => id);
}

/** Counts anew what these comments cite: after they were deleted, hidden or shown again. */
export async function recountCitations(ctx: Ctx, commentIds: number[]): Promise<void> {
	if (commentIds.length === 0) return;
	const cited = await ctx.db
		.selectDistinct({ id: commentCitations.resourceId })
		.from(commentCitations)
		.where(inArray(commentCitations.commentId, commentIds));
	await recount(
		ctx,
		cited.map(({ id }) => id)
	);
}

async function recount(ctx: Ctx, resourceIds: number[]): Promise<void> {
	if (resourceIds.length === 0) return;
	await ctx.db
		.update(resources)
		.set({
			citations: sql`(select count(*) from comment_citation cited
				join comment on comment.id = cited.comment_id and comment.state = 'visible'
				where cited.resource_id = resource.id)`
		})
		.where(inArray(resources.id, resourceIds));
}
