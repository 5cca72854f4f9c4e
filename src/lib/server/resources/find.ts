import { and, desc, eq, sql } from 'drizzle-orm';
import { articles, publishedSlug } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { resourceDays, resources, resourceTexts } from './tables.ts';

/** A further-reading link of a published article, with what is known of it; titles in the asker's language, where there are. */
export async function findResource(ctx: Ctx, id: number) {
	const [row] = await ctx.db
		.select({
			id: resources.id,
			title: sql<string>`coalesce(${resourceTexts.title}, ${resources.title})`,
			language: resources.language,
			importedClicks: resources.importedClicks,
			countedClicks: resources.countedClicks,
			citations: resources.citations,
			slug: publishedSlug,
			articleTitle: sql<string>`(select title from article_text
				where article_id = ${articles.id}
				order by language = ${ctx.locale} desc,
					language = ${articles.originalLanguage} desc limit 1)`
		})
		.from(resources)
		.innerJoin(articles, and(eq(articles.id, resources.articleId), eq(articles.state, 'published')))
		.leftJoin(
			resourceTexts,
			and(eq(resourceTexts.resourceId, resources.id), eq(resourceTexts.language, ctx.locale))
		)
		.where(eq(resources.id, id));
	return row ?? null;
}

/** Those of the last `most` days on which it was clicked, the newest first; as YYYY-MM-DD, of UTC. */
export const listClickDays = (
	ctx: Ctx,
	resourceId: number,
	most: number
): Promise<{ day: string; clicks: number }[]> =>
	ctx.db
		.select({ day: resourceDays.day, clicks: resourceDays.clicks })
		.from(resourceDays)
		.where(
			and(
				eq(resourceDays.resourceId, resourceId),
				sql`${resourceDays.day} > (now() at time zone 'UTC')::date - ${most}::int`
			)
		)
		.orderBy(desc(resourceDays.day));
