import { and, desc, eq, sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { isSameDocument } from '../../rules/article-merge.ts';
import { otherLocale } from '../../rules/locale.ts';
import { fitToOriginal } from '../amendments/fit-to-original.ts';
import { translationRevisions, translations } from '../amendments/tables.ts';
import type { Ctx } from '../ctx.ts';
import { writeTranslation } from './write-translation.ts';

/**
 * Publishes what the authors of an article wrote of it in the other language together
 * with it, if it is whole: else it stays what it is, and can be published later. Part of
 * the transaction that publishes, which holds the article.
 *
 * @param original the revision of the article that is published
 */
export async function publishWithArticle(
	ctx: Ctx,
	articleId: number,
	original: { number: number; document: ArticleDocument }
): Promise<void> {
	const language = otherLocale(original.document.language);
	const latest = await holdJoint(ctx, articleId, language);
	if (!latest) return;
	const { document, readiness, isOutdated } = await fitToOriginal(ctx, articleId, latest, original);
	if (readiness !== 'ready') return;
	const { id, translatorId } = latest;
	const given = isOutdated ? latest.original : original.number;
	let { number } = latest;
	// Links or polls were added, moved or removed since: readers are to find what they got.
	if (!isSameDocument(latest.document, document)) {
		number += 1;
		await ctx.db.insert(translationRevisions).values({
			...{ translationId: id, number, authorId: latest.authorId, isAutomatic: true, document },
			...{ original: given, beside: original.number },
			createdAt: sql`clock_timestamp()`
		});
	}
	await writeTranslation(ctx, { articleId, language, translatorId, original: given, document });
	await ctx.db
		.update(translations)
		.set({ state: 'accepted', publishedNumber: number, decidedAt: sql`clock_timestamp()` })
		.where(eq(translations.id, id));
}

async function holdJoint(ctx: Ctx, articleId: number, language: 'fr' | 'en') {
	const [held] = await ctx.db
		.select({ id: translations.id, translatorId: translations.translatorId })
		.from(translations)
		.where(
			and(
				eq(translations.articleId, articleId),
				eq(translations.language, language),
				translations.isJoint
			)
		)
		.for('update');
	if (!held) return null;
	const [latest] = await ctx.db
		.select({
			number: translationRevisions.number,
			authorId: translationRevisions.authorId,
			original: translationRevisions.original,
			beside: translationRevisions.beside,
			document: translationRevisions.document
		})
		.from(translationRevisions)
		.where(eq(translationRevisions.translationId, held.id))
		.orderBy(desc(translationRevisions.number))
		.limit(1);
	if (!latest) throw new Error('a translation without a revision');
	return { ...held, ...latest };
}
