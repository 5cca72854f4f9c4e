import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import {
	articles,
	articleTags,
	articleTexts,
	publishedSlug,
	tags
} from '#lib/server/articles/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';

/** A published article in French with a title and next to nothing else. */
export async function anArticle(
	ctx: Ctx,
	{
		slug = `article-${randomBytes(6).toString('hex')}`,
		daysAgo = 0,
		state = 'published'
	}: { slug?: string; daysAgo?: number; state?: 'published' | 'draft' } = {}
): Promise<{ id: number; slug: string }> {
	const [article] = await ctx.db
		.insert(articles)
		.values({
			slug,
			state,
			originalLanguage: 'fr',
			publishedAt: sql`now() - ${daysAgo} * interval '1 day'`
		})
		.returning({ id: articles.id, slug: publishedSlug });
	if (!article) throw new Error('no article was written');
	await ctx.db.insert(articleTexts).values({
		articleId: article.id,
		language: 'fr',
		title: `Titre de ${slug}`,
		ledeMarkdown: 'Chapô.',
		ledeHtml: '<p>Chapô.</p>',
		bodyMarkdown: 'Corps.',
		bodyHtml: '<p>Corps.</p>',
		headings: []
	});
	return article;
}

/** A new tag of this article. */
export async function aTag(ctx: Ctx, articleId: number): Promise<number> {
	const key = `tag-${randomBytes(6).toString('hex')}`;
	const [tag] = await ctx.db.insert(tags).values({ key, label: key }).returning({ id: tags.id });
	if (!tag) throw new Error('no tag was written');
	await ctx.db.insert(articleTags).values({ articleId, tagId: tag.id, position: 1 });
	return tag.id;
}
