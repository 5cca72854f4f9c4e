import { and, desc, eq, inArray, lt, ne, or, sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';
import { articles, articleTags, articleTexts, publishedSlug } from './tables.ts';

export type ArticleSummary = {
	id: number;
	slug: string;
	title: string;
	ledeHtml: string;
	language: Locale;
	publishedAt: Date;
	commentCount: number;
};

export type ArticleList = {
	articles: ArticleSummary[];
	/** Pass as `before` for the next page; null at the end. */
	older: string | null;
};

export const ARTICLES_PER_PAGE = 15;

/**
 * Published articles, those with the tag where one is named, newest first, each in
 * the asker's language or its original one.
 *
 * `before` is the `older` of the page before; one that was not given by us is
 * read as the beginning.
 */
export async function listArticles(
	ctx: Ctx,
	{ before, except, tagId }: { before?: string | null; except?: number; tagId?: number } = {}
): Promise<ArticleList> {
	const place = readPlace(before);
	const rows = await ctx.db
		.select({
			id: articles.id,
			slug: publishedSlug,
			title: articleTexts.title,
			ledeHtml: articleTexts.ledeHtml,
			language: articleTexts.language,
			// To the microsecond: a Date would lose digits, and the next page an article.
			exactly: sql<string>`(extract(epoch from ${articles.publishedAt}) * 1000000)::bigint::text`,
			publishedAt: articles.publishedAt,
			commentCount: articles.commentCount
		})
		.from(articles)
		.innerJoin(
			articleTexts,
			and(
				eq(articleTexts.articleId, articles.id),
				sql`${articleTexts.language} = coalesce(
					(select language from article_text where article_id = ${articles.id} and language = ${ctx.locale}),
					${articles.originalLanguage}
				)`
			)
		)
		.where(
			and(
				eq(articles.state, 'published'),
				except ? ne(articles.id, except) : undefined,
				tagId
					? inArray(
							articles.id,
							ctx.db
								.select({ id: articleTags.articleId })
								.from(articleTags)
								.where(eq(articleTags.tagId, tagId))
						)
					: undefined,
				place
					? or(
							lt(articles.publishedAt, atMicrosecond(place.moment)),
							and(eq(articles.publishedAt, atMicrosecond(place.moment)), lt(articles.id, place.id))
						)
					: undefined
			)
		)
		.orderBy(desc(articles.publishedAt), desc(articles.id))
		.limit(ARTICLES_PER_PAGE + 1);

	const shown = rows.slice(0, ARTICLES_PER_PAGE);
	const last = shown.at(-1);
	return {
		articles: shown.map(({ exactly: _, publishedAt, ...rest }) => ({
			...rest,
			publishedAt: publishedAt ?? new Date(0)
		})),
		older: rows.length > shown.length && last ? `${last.exactly}-${last.id}` : null
	};
}

/** The newest published article with a poll that is open, else the newest: the question of the front page. */
export async function findCurrentSlug(ctx: Ctx): Promise<string | null> {
	const rows = await ctx.db.execute<{ slug: string }>(sql`
		(select slug, 1 as rank from article
			where state = 'published' and exists (
				select from poll where poll.article_id = article.id
				and poll.closed_at is null and poll.opens_at <= now()
				and (poll.closes_at is null or poll.closes_at > now()))
			order by published_at desc, id desc limit 1)
		union all
		(select slug, 2 from article where state = 'published'
			order by published_at desc, id desc limit 1)
		order by rank limit 1`);
	return rows[0]?.slug ?? null;
}

const atMicrosecond = (microseconds: string) =>
	sql`timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond'`;

function readPlace(text: string | null | undefined): { moment: string; id: number } | null {
	const match = /^(\d{1,17})-([1-9]\d{0,14})$/.exec(text ?? '');
	return match?.[1] && match[2] ? { moment: match[1], id: Number(match[2]) } : null;
}
