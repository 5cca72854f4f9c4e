import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import { firstDayOf, LOOKED_FOR_OPEN, type ListOrder, type Month } from '../../rules/front.ts';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';
import { hasNoneOf } from './has-none-of.ts';
import { articleAuthors, articles, articleTags, articleTexts, publishedSlug } from './tables.ts';

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

export type ArticleChoice = {
	before?: string | null | undefined;
	/** The newest first, or what was last commented on. */
	by?: ListOrder | undefined;
	/** Not this one. */
	except?: number | undefined;
	tagId?: number | undefined;
	/** Written here by this member, alone or with others. */
	authorId?: number | undefined;
	/** Published in it. */
	month?: Month | undefined;
	/** With none of these tags, by id. */
	withoutTags?: number[] | undefined;
};

/**
 * Published articles, those that are chosen, each in the asker's language or its
 * original one. Read from an index, however many there are.
 *
 * `before` is the `older` of the page before; one that was not given by us is
 * read as the beginning.
 */
export async function listArticles(ctx: Ctx, choice: ArticleChoice = {}): Promise<ArticleList> {
	const place = readPlace(choice.before);
	const moment = choice.by === 'activity' ? articles.lastActivityAt : articles.publishedAt;
	// The page first, and then its texts: the planner would rather read every text there is.
	const page = ctx.db
		.select({
			id: articles.id,
			slug: sql<string>`${publishedSlug}`.as('slug'),
			// To the microsecond: a Date would lose digits, and the next page an article.
			exactly: sql<string>`(extract(epoch from ${moment}) * 1000000)::bigint::text`.as('exactly'),
			publishedAt: articles.publishedAt,
			commentCount: articles.commentCount,
			language: sql<Locale>`coalesce(
				(select language from article_text where article_id = ${articles.id} and language = ${ctx.locale}),
				${articles.originalLanguage})`.as('shown_language'),
			nr: sql<number>`row_number() over (order by ${moment} desc, ${articles.id} desc)`.as('nr')
		})
		.from(articles)
		.where(
			and(
				eq(articles.state, 'published'),
				...conditionsOf(ctx, choice),
				// As one row: an index is entered there, where two comparisons would be read up to.
				place
					? sql`(${moment}, ${articles.id}) < (${atMicrosecond(place.moment)}, ${place.id})`
					: undefined
			)
		)
		.orderBy(desc(moment), desc(articles.id))
		.limit(ARTICLES_PER_PAGE + 1)
		.as('page');
	const rows = await ctx.db
		.select({
			id: page.id,
			slug: page.slug,
			title: articleTexts.title,
			ledeHtml: articleTexts.ledeHtml,
			language: articleTexts.language,
			exactly: page.exactly,
			publishedAt: page.publishedAt,
			commentCount: page.commentCount
		})
		.from(page)
		.innerJoin(
			articleTexts,
			and(eq(articleTexts.articleId, page.id), eq(articleTexts.language, page.language))
		)
		.orderBy(asc(page.nr));

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

function conditionsOf(
	ctx: Ctx,
	{ except, tagId, authorId, month, withoutTags = [] }: ArticleChoice
) {
	const begin = month && sql`${firstDayOf(month)}::timestamp at time zone 'UTC'`;
	const end =
		month && sql`(${firstDayOf(month)}::timestamp + interval '1 month') at time zone 'UTC'`;
	return [
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
		authorId
			? inArray(
					articles.id,
					ctx.db
						.select({ id: articleAuthors.articleId })
						.from(articleAuthors)
						.where(and(eq(articleAuthors.memberId, authorId), ne(articleAuthors.role, 'invited')))
				)
			: undefined,
		month
			? sql`${articles.publishedAt} >= ${begin} and ${articles.publishedAt} < ${end}`
			: undefined,
		hasNoneOf(withoutTags)
	];
}

/** Of the newest published articles the first with a poll that is open, else the newest: the question of a front page without a headline. */
export async function findCurrentSlug(
	ctx: Ctx,
	{ withoutTags = [] }: Pick<ArticleChoice, 'withoutTags'> = {}
): Promise<string | null> {
	const rows = await ctx.db.execute<{ slug: string }>(sql`
		select slug from (
			select id, slug, published_at from article where state = 'published'
				and ${hasNoneOf(withoutTags)}
			order by published_at desc, id desc limit ${LOOKED_FOR_OPEN}) as newest
		order by exists (
				select from poll where poll.article_id = newest.id
				and poll.closed_at is null and poll.opens_at <= now()
				and (poll.closes_at is null or poll.closes_at > now())) desc,
			published_at desc, id desc
		limit 1`);
	return rows[0]?.slug ?? null;
}

const atMicrosecond = (microseconds: string) =>
	sql`timestamptz 'epoch' + ${microseconds}::bigint * interval '1 microsecond'`;

function readPlace(text: string | null | undefined): { moment: string; id: number } | null {
	const match = /^(\d{1,17})-([1-9]\d{0,14})$/.exec(text ?? '');
	return match?.[1] && match[2] ? { moment: match[1], id: Number(match[2]) } : null;
}
