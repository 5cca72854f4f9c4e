import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { beginTranslation as withoutWords } from '../../rules/amendments.ts';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { otherLocale, type Locale } from '../../rules/locale.ts';
import { canEditDraft } from '../../rules/permissions.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { articleAuthors, articles } from '../articles/tables.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { findLatest } from '../drafts/find.ts';
import { holdArticle } from '../drafts/hold.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { findPublished } from './find-published.ts';
import { translationRevisions, translations } from './tables.ts';

/**
 * Begins the asker's translation of a published article, or finds the one that they
 * write already: of what readers get in that language already, or empty. Null where there is
 * no such article, or it was written in that language.
 */
export async function beginTranslation(
	ctx: MemberCtx,
	{ articleId, language }: { articleId: number; language: Locale }
): Promise<number | null> {
	const begun = await findOwn(ctx, articleId, language);
	if (begun !== null) return begun;
	await spend(ctx, 'translation');
	return inTransaction(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const [article] = await ctx.db
			.select({ originalLanguage: articles.originalLanguage })
			.from(articles)
			.where(and(eq(articles.id, articleId), eq(articles.state, 'published')))
			.for('share');
		if (!article || article.originalLanguage === language) return null;
		const original = await findPublished(ctx, articleId, article.originalLanguage);
		if (!original) return null;
		const there = await findPublished(ctx, articleId, language);
		const document = there?.document ?? withoutWords(original.document, language);
		if (!document) return null;
		const id = await insertTranslation(ctx, {
			...{ articleId, language, document },
			original: there?.revision ?? original.revision
		});
		// Sent twice: the other one has begun it.
		return id ?? findOwn(ctx, articleId, language);
	});
}

/**
 * Begins the translation of an article that is not published yet, into the site's other
 * language, for all who write the article; or finds the one that one of them began.
 *
 * @throws {Forbidden} for one who does not write it, and once it is published
 */
export async function beginJointTranslation(ctx: MemberCtx, articleId: number): Promise<number> {
	await spend(ctx, 'translation');
	return inTransaction(ctx, async (ctx) => {
		const held = await holdArticle(ctx, articleId);
		if (!held || !canEditDraft(ctx.asker, held)) throw new Forbidden();
		const original = await findLatest(ctx, articleId);
		if (!original) throw new Error('an article without a revision');
		const language = otherLocale(original.document.language);
		const begun = await findOwn(ctx, articleId, language);
		if (begun !== null) return begun;
		const document = withoutWords(original.document, language);
		const { number } = original;
		const id =
			document &&
			(await insertTranslation(ctx, {
				...{ articleId, language, document, isJoint: true },
				...{ original: number, beside: number }
			}));
		if (id === null) throw new Error('the translation was not written');
		return id;
	});
}

/** With its first revision; null where the asker has one already. */
async function insertTranslation(
	ctx: MemberCtx,
	{
		articleId,
		language,
		isJoint,
		...revision
	}: {
		articleId: number;
		language: Locale;
		isJoint?: boolean;
		original: number;
		beside?: number;
		document: ArticleDocument;
	}
): Promise<number | null> {
	const [row] = await ctx.db
		.insert(translations)
		.values({ articleId, language, translatorId: ctx.asker.id, isJoint })
		.onConflictDoNothing()
		.returning({ id: translations.id });
	if (!row) return null;
	await ctx.db.insert(translationRevisions).values({
		translationId: row.id,
		number: 1,
		authorId: ctx.asker.id,
		isAutomatic: true,
		createdAt: sql`clock_timestamp()`,
		...revision
	});
	return row.id;
}

/** The asker's, or the one of all who write the article, if the asker does. */
async function findOwn(
	ctx: MemberCtx,
	articleId: number,
	language: Locale
): Promise<number | null> {
	const written = ctx.db
		.select({ id: articleAuthors.articleId })
		.from(articleAuthors)
		.where(
			and(
				eq(articleAuthors.memberId, ctx.asker.id),
				inArray(articleAuthors.role, ['author', 'co-author'])
			)
		);
	const [row] = await ctx.db
		.select({ id: translations.id })
		.from(translations)
		.where(
			and(
				eq(translations.articleId, articleId),
				eq(translations.language, language),
				or(
					eq(translations.translatorId, ctx.asker.id),
					and(translations.isJoint, inArray(translations.articleId, written))
				)
			)
		)
		.orderBy(desc(translations.isJoint))
		.limit(1);
	return row?.id ?? null;
}
