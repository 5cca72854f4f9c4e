import { eq, inArray, sql } from 'drizzle-orm';
import { listArticles, type ArticleChoice, type ArticleSummary } from '../articles/list.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import { writtenBy } from '../articles/written-by.ts';
import type { Ctx } from '../ctx.ts';

/** An article as a feed shows it. */
export type FeedArticle = ArticleSummary & {
	/** Those who wrote it here; empty for a text that came from elsewhere, or whose authors have left. */
	authors: { handle: string; name: string }[];
	/** Where a text that was not written here comes from. */
	sourceSite: string | null;
	/** When the text shown was last published: with the article, as its translation, or by a correction. */
	updatedAt: Date;
};

/** The newest articles, those that are chosen, the newest first. */
export async function listFeedArticles(
	ctx: Ctx,
	choice: Pick<ArticleChoice, 'tagId' | 'authorId'> = {}
): Promise<FeedArticle[]> {
	const { articles: newest } = await listArticles(ctx, choice);
	if (newest.length === 0) return [];
	const rows = await ctx.db
		.select({
			id: articles.id,
			language: articleTexts.language,
			authors: writtenBy,
			sourceSite: articles.sourceSite,
			// RFC 4287 says nothing of it, but no reader expects a change before the publication.
			updatedAt: sql`greatest(${articleTexts.updatedAt}, ${articles.publishedAt})`.mapWith(
				articleTexts.updatedAt
			)
		})
		.from(articles)
		.innerJoin(articleTexts, eq(articleTexts.articleId, articles.id))
		.where(
			inArray(
				articles.id,
				newest.map(({ id }) => id)
			)
		);
	const shown = new Map(rows.map((row) => [`${row.id} ${row.language}`, row]));
	return newest.flatMap((article) => {
		const facts = shown.get(`${article.id} ${article.language}`);
		// Taken from the site between the two questions.
		return facts ? [{ ...article, ...facts }] : [];
	});
}
