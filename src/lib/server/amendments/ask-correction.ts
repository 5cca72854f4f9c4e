import { and, eq } from 'drizzle-orm';
import { MISTAKE_MAX } from '../../rules/amendments.ts';
import { lengthOf, type ArticleDocument } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import type { ProposedWords } from '../../rules/poll-changes.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import type { MemberCtx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { findPublished } from './find-published.ts';
import { listParagraphs } from './list-paragraphs.ts';
import { corrections } from './tables.ts';

export type Mistake = {
	articleId: number;
	language: Locale;
	/** The version of the text that its reader had before them. */
	base: number;
	/** As `listParagraphs` names it. */
	place: string;
	words: string;
	/** A UUID made with the form. */
	idempotencyKey: string;
};

export type MistakeRefusal =
	| 'no-such-article'
	/** The text was corrected meanwhile: the paragraph may be another one. */
	| 'clash'
	| 'no-place'
	| 'says-nothing'
	| 'too-long';

/** Tells the moderators of a mistake, once for each form. */
export async function reportMistake(
	ctx: MemberCtx,
	mistake: Mistake
): Promise<{ ok: true } | { ok: false; reason: MistakeRefusal }> {
	if (await isAsked(ctx, mistake.idempotencyKey)) return { ok: true };
	await spend(ctx, 'correction');
	const words = mistake.words.trim();
	const { articleId, language, base, idempotencyKey } = mistake;
	const published = await findPublished(ctx, articleId, language);
	if (!published) return { ok: false, reason: 'no-such-article' };
	if (published.number !== base) return { ok: false, reason: 'clash' };
	const paragraph = listParagraphs(published.document).find(({ place }) => place === mistake.place);
	if (!paragraph) return { ok: false, reason: 'no-place' };
	if (words === '') return { ok: false, reason: 'says-nothing' };
	if (lengthOf(words) > MISTAKE_MAX) return { ok: false, reason: 'too-long' };
	await requireGoodStanding(ctx);
	await ctx.db
		.insert(corrections)
		.values({
			...{ articleId, language, base, idempotencyKey, words },
			senderId: ctx.asker.id,
			quote: paragraph.text
		})
		.onConflictDoNothing();
	return { ok: true };
}

/** Asks the moderators for an author's own correction. Part of a transaction that holds the article. */
export async function proposeCorrection(
	ctx: MemberCtx,
	proposal: {
		articleId: number;
		language: Locale;
		base: number;
		document: ArticleDocument;
		idempotencyKey: string;
	}
): Promise<void> {
	await ctx.db
		.insert(corrections)
		.values({ ...proposal, senderId: ctx.asker.id })
		.onConflictDoNothing();
}

/** The same for a poll of theirs. Part of a transaction that holds it. */
export async function proposePollWords(
	ctx: MemberCtx,
	proposal: {
		articleId: number;
		pollId: number;
		language: Locale;
		/** Number of the newest change of the poll that its author was shown. */
		base: number;
		pollWords: ProposedWords;
		/** Why. */
		words: string;
		idempotencyKey: string;
	}
): Promise<void> {
	await ctx.db
		.insert(corrections)
		.values({ ...proposal, senderId: ctx.asker.id })
		.onConflictDoNothing();
}

/** Whether this form was sent before. */
export async function isAsked(ctx: MemberCtx, idempotencyKey: string): Promise<boolean> {
	const [row] = await ctx.db
		.select({ id: corrections.id })
		.from(corrections)
		.where(
			and(eq(corrections.senderId, ctx.asker.id), eq(corrections.idempotencyKey, idempotencyKey))
		);
	return row !== undefined;
}
