import { and, eq, ne, sql } from 'drizzle-orm';
import { lengthOf } from '../../rules/article-document.ts';
import { problemsOfWords, type Problem } from '../../rules/article-problems.ts';
import { otherLocale } from '../../rules/locale.ts';
import { canDecideTranslation, canEditTranslation } from '../../rules/permissions.ts';
import { NOTE_MAX } from '../../rules/review.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { findPublished } from '../amendments/find-published.ts';
import { fitToOriginal, type Fitted } from '../amendments/fit-to-original.ts';
import { holdTranslation, type HeldTranslation } from '../amendments/hold-translation.ts';
import { translations } from '../amendments/tables.ts';
import { touchArticle } from '../comments/touch-articles.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { listAuthors } from '../drafts/authors.ts';
import { holdArticle } from '../drafts/hold.ts';
import { Forbidden } from '../errors.ts';
import { tellOfArticle } from '../notifications/tell-of-article.ts';
import { spend } from '../platform/limits.ts';
import { writeTranslation } from './write-translation.ts';

export type SendOutcome =
	/** `isPublished`: whose article it is need not ask anybody. */
	| { ok: true; isPublished: boolean }
	| { ok: false; reason: 'unfinished'; problems: Problem[] }
	/** What is voted on was reworded since; see `readinessOf`. */
	| { ok: false; reason: 'polls-changed' }
	| { ok: false; reason: 'clash' };

/**
 * Gives a translation, as its revision `base` says it, to those who wrote the article;
 * one of theirs is published by that.
 *
 * @throws {Forbidden} for one who is not its translator
 */
export async function sendTranslation(
	ctx: MemberCtx,
	{ id, base }: { id: number; base: number }
): Promise<SendOutcome> {
	await spend(ctx, 'translation');
	return inTransaction<MemberCtx, SendOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const held = await holdWithArticle(ctx, id);
		if (!held || !canEditTranslation(ctx.asker, held)) throw new Forbidden();
		if (held.latest.number !== base) return { ok: false, reason: 'clash' };
		const { document, readiness } = await findWords(ctx, held);
		const problems = problemsOfWords(document);
		if (problems.length > 0) return { ok: false, reason: 'unfinished', problems };
		if (readiness === 'polls-changed') return { ok: false, reason: readiness };
		if (held.state === 'sent' || held.state === 'accepted') return { ok: true, isPublished: false };
		await ctx.db
			.update(translations)
			.set({ state: 'sent', sentAt: sql`clock_timestamp()`, message: null })
			.where(eq(translations.id, id));
		if (held.part === 'author' || held.part === 'co-author') {
			await publishTranslation(ctx, held);
			return { ok: true, isPublished: true };
		}
		const writers = await listAuthors(ctx, held.articleId);
		await tellOfArticle(ctx, {
			articleId: held.articleId,
			memberIds: writers.filter(({ role }) => role !== 'invited').map(({ memberId }) => memberId),
			reason: 'translation-sent'
		});
		return { ok: true, isPublished: false };
	});
}

export type AnswerRefusal =
	/** It was answered or written on meanwhile: what was read is not what waits. */
	'no-longer-sent' | 'says-nothing' | 'note-too-long';

/**
 * Accepts a translation, which publishes it, or returns it with a message.
 *
 * @param answer `number`: the revision that was read
 * @throws {Forbidden} unless `canDecideTranslation`
 * @throws {Suspended}
 */
export async function answerTranslation(
	ctx: MemberCtx,
	answer: { id: number; number: number; to: 'accept' | 'return'; message: string }
): Promise<{ ok: true } | { ok: false; reason: AnswerRefusal }> {
	await spend(ctx, 'review');
	const message = answer.message.trim();
	if (answer.to === 'return' && message === '') return { ok: false, reason: 'says-nothing' };
	if (lengthOf(message) > NOTE_MAX) return { ok: false, reason: 'note-too-long' };
	return inTransaction<MemberCtx, { ok: true } | { ok: false; reason: AnswerRefusal }>(
		ctx,
		async (ctx) => {
			await requireGoodStanding(ctx);
			const held = await holdWithArticle(ctx, answer.id);
			if (!held || !canDecideTranslation(ctx.asker, { ...held, state: 'sent' })) {
				throw new Forbidden();
			}
			if (held.state !== 'sent' || held.latest.number !== answer.number) {
				return { ok: false, reason: 'no-longer-sent' };
			}
			if (answer.to === 'accept') await publishTranslation(ctx, held);
			else {
				await ctx.db
					.update(translations)
					.set({ state: 'returned', message, ...decided(ctx) })
					.where(eq(translations.id, held.id));
			}
			await tellTranslator(ctx, held, answer.to);
			return { ok: true };
		}
	);
}

/** The article first, as whatever writes to it does. */
async function holdWithArticle(ctx: MemberCtx, id: number): Promise<HeldTranslation | null> {
	const [translation] = await ctx.db
		.select({ articleId: translations.articleId })
		.from(translations)
		.where(eq(translations.id, id));
	if (!translation) return null;
	const article = await holdArticle(ctx, translation.articleId);
	return article?.state === 'published' ? holdTranslation(ctx, id) : null;
}

/**
 * What it says, in the rows of the article as it is published. One that was begun then
 * has had them from its beginning.
 */
async function findWords(
	ctx: MemberCtx,
	{ articleId, language, latest }: HeldTranslation
): Promise<Pick<Fitted, 'document' | 'readiness'>> {
	if (latest.beside === null) return { document: latest.document, readiness: 'ready' };
	const original = await findPublished(ctx, articleId, otherLocale(language));
	if (!original) throw new Forbidden();
	const { revision: number, document } = original;
	return fitToOriginal(ctx, articleId, latest, { number, document });
}

async function publishTranslation(ctx: MemberCtx, held: HeldTranslation): Promise<void> {
	const { id, articleId, language, translatorId, latest } = held;
	const { document } = await findWords(ctx, held);
	await writeTranslation(ctx, {
		...{ articleId, language, translatorId, document },
		original: latest.original
	});
	await ctx.db
		.update(translations)
		.set({
			publishedNumber: null,
			state: sql`case when state = 'accepted' then 'replaced' else state end`
		})
		.where(
			and(
				eq(translations.articleId, articleId),
				eq(translations.language, language),
				ne(translations.id, id)
			)
		);
	await ctx.db
		.update(translations)
		.set({ state: 'accepted', publishedNumber: latest.number, message: null, ...decided(ctx) })
		.where(eq(translations.id, id));
	await touchArticle(ctx, articleId);
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);
}

const decided = ({ asker }: MemberCtx) => ({
	decidedAt: sql`clock_timestamp()`,
	decidedBy: asker.id
});

async function tellTranslator(
	ctx: MemberCtx,
	{ articleId, translatorId }: HeldTranslation,
	to: 'accept' | 'return'
): Promise<void> {
	if (translatorId === null || translatorId === ctx.asker.id) return;
	await tellOfArticle(ctx, {
		articleId,
		memberIds: [translatorId],
		reason: to === 'accept' ? 'translation-accepted' : 'translation-returned'
	});
}
