import { and, eq, sql } from 'drizzle-orm';
import { beginTranslation as withoutWords } from '../../rules/amendments.ts';
import type { Locale } from '../../rules/locale.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { articles } from '../articles/tables.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { findPublished } from './find-published.ts';
import { translationRevisions, translations } from './tables.ts';

/**
 * Begins the asker's translation of a published article, or finds the one that they
 * began: of what readers get in that language already, or empty. Null where there is
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
		const [row] = await ctx.db
			.insert(translations)
			.values({ articleId, language, translatorId: ctx.asker.id })
			.onConflictDoNothing()
			.returning({ id: translations.id });
		// Sent twice: the other one has begun it.
		if (!row) return findOwn(ctx, articleId, language);
		await ctx.db.insert(translationRevisions).values({
			translationId: row.id,
			number: 1,
			authorId: ctx.asker.id,
			original: there?.revision ?? original.revision,
			isAutomatic: true,
			document,
			createdAt: sql`clock_timestamp()`
		});
		return row.id;
	});
}

async function findOwn(
	ctx: MemberCtx,
	articleId: number,
	language: Locale
): Promise<number | null> {
	const [row] = await ctx.db
		.select({ id: translations.id })
		.from(translations)
		.where(
			and(
				eq(translations.articleId, articleId),
				eq(translations.language, language),
				eq(translations.translatorId, ctx.asker.id)
			)
		);
	return row?.id ?? null;
}
