import { and, eq, sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';
import { askedTogether } from '../db/asked-together.ts';
import { prepared } from '../db/prepared.ts';
import { members } from '../accounts/tables.ts';
import {
	articles,
	articleTags,
	articleTexts,
	tags,
	type Heading,
	publishedSlug,
	quietDays,
	quietFor
} from './tables.ts';
import { writtenBy } from './written-by.ts';

export type Article = {
	id: number;
	slug: string;
	title: string;
	ledeHtml: string;
	bodyHtml: string;
	headings: Heading[];
	/** Of the text given here: the asker's language, or the original where there is no translation. */
	language: Locale;
	originalLanguage: Locale;
	languages: Locale[];
	sourceSite: string | null;
	sourceYear: number | null;
	publishedAt: Date;
	commentCount: number;
	/** Whole days since the last comment or, before it, the publication. */
	quietFor: number;
	/** After how many of such days its thread closes; 0: never. */
	quietDays: number;
	threadVersion: number;
	/** In their author's order. */
	tags: { key: string; label: string }[];
	/** Those who wrote it here, by name; empty for a text that came from elsewhere. */
	authors: { handle: string; name: string }[];
	/** Whether its versions can be read. */
	hasHistory: boolean;
	/** Of a translation that was written here: by whom, unless they have left. */
	translator: { handle: string; name: string } | null;
	/** Whether this is a translation, and the original was corrected since it was made. */
	isOutdated: boolean;
	/** Whether this is a translation whose versions can be read. */
	hasTranslationHistory: boolean;
};

/** A published article in the asker's language, or in its original one. */
export async function findArticle(ctx: Ctx, slug: string): Promise<Article | null> {
	const [row] = await articleOf(ctx.db, { slug, locale: ctx.locale });
	return row ? { ...row, publishedAt: row.publishedAt ?? new Date(0) } : null;
}

/** The id of a published article, where its texts are not wanted. */
export async function findArticleId(ctx: Ctx, slug: string): Promise<number | null> {
	const [row] = await idBySlug(ctx.db).execute({ slug });
	return row?.id ?? null;
}

const idBySlug = prepared((db) =>
	db
		.select({ id: articles.id })
		.from(articles)
		.where(and(eq(articles.slug, sql.placeholder('slug')), eq(articles.state, 'published')))
		.prepare('article_id_by_slug')
);

/** The revision that the original text says. */
const originalRevision = sql`(select original.revision from article_text as original
	where original.article_id = ${articles.id} and original.language = ${articles.originalLanguage})`;

const articleBySlug = prepared((db) =>
	db
		.select({
			id: articles.id,
			slug: publishedSlug,
			title: articleTexts.title,
			ledeHtml: articleTexts.ledeHtml,
			bodyHtml: articleTexts.bodyHtml,
			headings: articleTexts.headings,
			language: articleTexts.language,
			originalLanguage: articles.originalLanguage,
			languages: sql<Locale[]>`array(
				select ${articleTexts.language} from ${articleTexts} where article_id = ${articles.id}
			)`,
			sourceSite: articles.sourceSite,
			sourceYear: articles.sourceYear,
			publishedAt: articles.publishedAt,
			commentCount: articles.commentCount,
			quietFor,
			quietDays,
			threadVersion: articles.threadVersion,
			tags: sql<Article['tags']>`(
				select coalesce(json_agg(json_build_object('key', ${tags.key}, 'label', ${tags.label})
					order by ${articleTags.position}), '[]')
				from ${articleTags} join ${tags} on ${tags.id} = ${articleTags.tagId}
				where ${articleTags.articleId} = ${articles.id}
			)`,
			authors: writtenBy,
			hasHistory: sql<boolean>`${originalRevision} > 0`,
			translator: sql<Article['translator']>`(
				select json_build_object('handle', ${members.handle}, 'name', ${members.displayName})
				from ${members} where ${members.id} = ${articleTexts.translatorId}
			)`,
			isOutdated: sql<boolean>`${articleTexts.revision} < ${originalRevision}`,
			hasTranslationHistory: sql<boolean>`exists (select from translation
				where article_id = ${articles.id} and translation.language = ${articleTexts.language}
					and published_number is not null)`
		})
		.from(articles)
		.innerJoin(articleTexts, eq(articleTexts.articleId, articles.id))
		.where(and(eq(articles.slug, sql.placeholder('slug')), eq(articles.state, 'published')))
		.orderBy(
			sql`${articleTexts.language} = ${sql.placeholder('locale')} desc`,
			sql`${articleTexts.language} = ${articles.originalLanguage} desc`
		)
		.limit(1)
		.prepare('article_by_slug')
);

const articleOf = askedTogether((db, values: { slug: string; locale: Locale }) =>
	articleBySlug(db).execute(values)
);

export const isTranslation = (article: Pick<Article, 'language' | 'originalLanguage'>): boolean =>
	article.language !== article.originalLanguage;
