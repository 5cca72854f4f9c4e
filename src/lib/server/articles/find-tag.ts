import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { tagAliases, tags } from './tables.ts';

export type Tag = { id: number; key: string; label: string };

/** By its key, or one that it had; see `tagKey`. */
export async function findTag(ctx: Ctx, key: string): Promise<Tag | null> {
	const [tag] = await ctx.db.select().from(tags).where(eq(tags.key, key));
	return tag ?? (await findRenamed(ctx, key));
}

async function findRenamed(ctx: Ctx, key: string): Promise<Tag | null> {
	const [tag] = await ctx.db
		.select({ id: tags.id, key: tags.key, label: tags.label })
		.from(tagAliases)
		.innerJoin(tags, eq(tags.id, tagAliases.tagId))
		.where(eq(tagAliases.key, key));
	return tag ?? null;
}

export type ListedTag = Tag & { articleCount: number };

const PER_PAGE = 200;

/**
 * Tags of published articles by their keys, with how many articles each has.
 *
 * @param after the key behind which the page begins
 */
export async function listTags(
	ctx: Ctx,
	{ after }: { after?: string | undefined } = {}
): Promise<{ tags: ListedTag[]; next: string | null }> {
	// Tables by their names: of one table alone drizzle names columns without it.
	const articleCount = sql<number>`(select count(*)::int from article_tag
		join article on article.id = article_tag.article_id
		where article_tag.tag_id = tag.id and article.state = 'published')`;
	const rows = await ctx.db
		.select({ id: tags.id, key: tags.key, label: tags.label, articleCount })
		.from(tags)
		.where(
			and(
				after === undefined ? undefined : gt(tags.key, after),
				sql`exists (select from article_tag join article on article.id = article_tag.article_id
					where article_tag.tag_id = tag.id and article.state = 'published')`
			)
		)
		.orderBy(asc(tags.key))
		.limit(PER_PAGE + 1);
	const shown = rows.slice(0, PER_PAGE);
	return { tags: shown, next: rows.length > PER_PAGE ? (shown.at(-1)?.key ?? null) : null };
}
