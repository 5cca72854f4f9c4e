import { and, desc, eq, lt, sql, type SQLWrapper } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';

const PER_PAGE = 30;

/**
 * A member's comments, newest first. `older` is the `before` of the next page.
 * Titles are in the asker's language, or in the article's original one.
 */
export async function listCommentsBy(
	ctx: Ctx,
	memberId: number,
	{ before }: { before?: number } = {}
) {
	const ofText = <T>(column: SQLWrapper) => sql<T>`(
		select ${column} from ${articleTexts}
		where ${articleTexts.articleId} = ${articles.id}
		order by ${articleTexts.language} = ${ctx.locale} desc,
			${articleTexts.language} = ${articles.originalLanguage} desc
		limit 1)`;
	const rows = await ctx.db
		.select({
			id: comments.id,
			articleTitle: ofText<string>(articleTexts.title),
			articleLanguage: ofText<Locale>(articleTexts.language),
			articleSlug: articles.slug,
			html: comments.html,
			language: comments.language,
			createdAt: comments.createdAt
		})
		.from(comments)
		.innerJoin(articles, eq(articles.id, comments.articleId))
		.where(
			and(
				eq(comments.authorId, memberId),
				eq(comments.state, 'visible'),
				eq(articles.state, 'published'),
				before === undefined ? undefined : lt(comments.id, before)
			)
		)
		.orderBy(desc(comments.id))
		.limit(PER_PAGE + 1);
	const shown = rows.slice(0, PER_PAGE);
	return { comments: shown, older: rows.length > PER_PAGE ? (shown.at(-1)?.id ?? null) : null };
}
