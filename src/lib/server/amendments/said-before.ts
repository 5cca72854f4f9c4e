import { and, desc, eq, sql } from 'drizzle-orm';
import { wordsAgain } from '../../rules/amendments.ts';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { isSameDocument } from '../../rules/article-merge.ts';
import type { Ctx } from '../ctx.ts';
import { articleRevisions } from '../drafts/tables.ts';
import { translationRevisions } from './tables.ts';

/** Versions with the same texts that are looked at more closely: more say the same title, lede and body only by going to and fro. */
const MOST = 20;

/**
 * The newest version of an article that says the words of a correction, which takes it up
 * again by that; null when none does. Its polls, tags and addresses are not compared: no
 * correction changes them.
 */
export async function findRevisionSaying(
	ctx: Ctx,
	articleId: number,
	document: ArticleDocument
): Promise<number | null> {
	const earlier = await ctx.db
		.select({ number: articleRevisions.number, document: articleRevisions.document })
		.from(articleRevisions)
		.where(and(eq(articleRevisions.articleId, articleId), isListed, hasTexts(document)))
		.orderBy(desc(articleRevisions.number))
		.limit(MOST);
	return earlier.find(({ document: before }) => saysAgain(before, document))?.number ?? null;
}

/**
 * The same of a translation.
 *
 * @param isSame `saysAgain` of a correction; of what its translator saves the whole is compared
 */
export async function findTranslationSaying(
	ctx: Ctx,
	translationId: number,
	document: ArticleDocument,
	isSame: (before: ArticleDocument, document: ArticleDocument) => boolean = isSameDocument
): Promise<number | null> {
	const earlier = await ctx.db
		.select({ number: translationRevisions.number, document: translationRevisions.document })
		.from(translationRevisions)
		.where(and(eq(translationRevisions.translationId, translationId), isListed, hasTexts(document)))
		.orderBy(desc(translationRevisions.number))
		.limit(MOST);
	return earlier.find(({ document: before }) => isSame(before, document))?.number ?? null;
}

/** Of two with the same texts: whether their links are called alike, as far as both have them. */
export const saysAgain = (before: ArticleDocument, document: ArticleDocument): boolean =>
	wordsAgain(before, document).resourceTitles.every(
		(title, index) => title.trim() === document.resources[index]?.title.trim()
	);

/** One that made room is in no list to which somebody could be led. */
const isListed = sql`replaced_at is null`;

/** A title may have been saved with spaces around it, and is published without. */
const hasTexts = ({ title, lede, body }: ArticleDocument) =>
	sql`btrim(document->>'title') = ${title.trim()} and document->>'lede' = ${lede}
		and document->>'body' = ${body}`;
