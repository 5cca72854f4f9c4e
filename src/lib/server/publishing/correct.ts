import { eq, sql } from 'drizzle-orm';
import { CORRECTION_WINDOW, correctWords, type CorrectedWords } from '../../rules/amendments.ts';
import { lengthOf, type ArticleDocument } from '../../rules/article-document.ts';
import { problemsOfWords, type Problem } from '../../rules/article-problems.ts';
import { canCorrectArticle, canDecideCorrection, isModerator } from '../../rules/permissions.ts';
import { NOTE_MAX } from '../../rules/review.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { isAsked, proposeCorrection } from '../amendments/ask-correction.ts';
import { findPublished, type Published } from '../amendments/find-published.ts';
import { closeCorrection, findCorrection, holdCorrection } from '../amendments/list-corrections.ts';
import { articles } from '../articles/tables.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { holdArticle, type HeldArticle } from '../drafts/hold.ts';
import { findJudge } from '../drafts/judge.ts';
import { Forbidden } from '../errors.ts';
import { tellOfArticle } from '../notifications/tell-of-article.ts';
import { spend } from '../platform/limits.ts';
import { applyCorrection } from './apply-correction.ts';
import { tellWriters } from './tell-writers.ts';

export type CorrectRefusal =
	| { ok: false; reason: 'unfinished'; problems: Problem[] }
	/** The text was changed since: what it says now, for the writer to join. */
	| { ok: false; reason: 'clash'; current: Published }
	| { ok: false; reason: 'changes-nothing' | 'no-such-article' | 'malformed' };

export type CorrectOutcome = { ok: true; done: 'corrected' | 'proposed' } | CorrectRefusal;

type Typed = {
	/** The version that the writer began with. */
	base: number;
	words: CorrectedWords;
};

/**
 * Corrects the asker's own article within the hour after its publication; afterwards
 * asks the moderators to. By the database's clock, whatever the form was shown for.
 *
 * @throws {Forbidden} for one who did not write it
 */
export async function correctArticle(
	ctx: MemberCtx,
	correction: Typed & { articleId: number; idempotencyKey: string }
): Promise<CorrectOutcome> {
	const { articleId, base, words, idempotencyKey } = correction;
	if (await isAsked(ctx, idempotencyKey)) return { ok: true, done: 'proposed' };
	await spend(ctx, 'correction');
	return inTransaction<MemberCtx, CorrectOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const held = await holdArticle(ctx, articleId);
		if (!held || !canCorrectArticle(ctx.asker, held)) throw new Forbidden();
		const { language, isRecent } = await findAge(ctx, articleId);
		const read = await readCorrection(ctx, { articleId, language, words });
		if (!read.ok) return read;
		const { document } = read;
		if (isRecent) {
			const authorId = ctx.asker.id;
			const applied = await applyCorrection(ctx, held, { language, base, document, authorId });
			return applied.ok ? { ok: true, done: 'corrected' } : applied;
		}
		await proposeCorrection(ctx, { articleId, language, base, document, idempotencyKey });
		return { ok: true, done: 'proposed' };
	});
}

/** Whether the hour in which its authors correct it without asking is not over. */
export async function isRecentlyPublished(ctx: MemberCtx, articleId: number): Promise<boolean> {
	return (await findAge(ctx, articleId)).isRecent;
}

async function findAge(ctx: MemberCtx, articleId: number) {
	const [row] = await ctx.db
		.select({
			language: articles.originalLanguage,
			isRecent: sql<boolean>`coalesce(${articles.publishedAt}
				> clock_timestamp() - ${CORRECTION_WINDOW} * interval '1 second', false)`
		})
		.from(articles)
		.where(eq(articles.id, articleId));
	if (!row) throw new Forbidden();
	return row;
}

async function readCorrection(
	ctx: MemberCtx,
	correction: Omit<Typed, 'base'> & { articleId: number; language: 'fr' | 'en' }
): Promise<{ ok: true; document: ArticleDocument } | CorrectRefusal> {
	const { articleId, language, words } = correction;
	const current = await findPublished(ctx, articleId, language);
	if (!current) return { ok: false, reason: 'no-such-article' };
	const document = correctWords(current.document, words);
	if (!document) return { ok: false, reason: 'malformed' };
	const problems = problemsOfWords(document);
	return problems.length > 0
		? { ok: false, reason: 'unfinished', problems }
		: { ok: true, document };
}

export type DecideRefusal = CorrectRefusal | { ok: false; reason: 'no-longer-waiting' };

/**
 * Accepts what a reader or an author asked for: the text becomes what the moderator
 * made of it, by a revision that everybody can read. Who asked and who wrote are told.
 *
 * @throws {Forbidden} for members, and for a moderator's own
 */
export async function acceptCorrection(
	ctx: MemberCtx,
	{ id, base, words }: Typed & { id: number }
): Promise<{ ok: true } | DecideRefusal> {
	return decideCorrection<DecideRefusal>(ctx, id, async (ctx, held, correction) => {
		const { language, senderId, document: proposed } = correction;
		if (correction.pollId !== null) return { ok: false, reason: 'malformed' };
		const read = await readCorrection(ctx, { articleId: held.id, language, words });
		if (!read.ok) return read;
		const authorId = proposed ? senderId : ctx.asker.id;
		const { document } = read;
		const applied = await applyCorrection(ctx, held, { language, base, document, authorId });
		if (!applied.ok) return applied;
		await closeCorrection(ctx, id, { state: 'accepted', number: applied.number });
		await tellSender(ctx, held.id, senderId, 'correction-accepted');
		await tellWriters(ctx, { articleId: held.id, except: senderId, reason: 'corrected' });
		return { ok: true };
	});
}

/**
 * Declines a correction with a reason that its sender reads.
 *
 * @throws {Forbidden} for members, and for a moderator's own
 */
export async function declineCorrection(
	ctx: MemberCtx,
	{ id, reason: given }: { id: number; reason: string }
): Promise<
	{ ok: true } | { ok: false; reason: 'says-nothing' | 'note-too-long' | 'no-longer-waiting' }
> {
	const reason = given.trim();
	if (reason === '') return { ok: false, reason: 'says-nothing' };
	if (lengthOf(reason) > NOTE_MAX) return { ok: false, reason: 'note-too-long' };
	return decideCorrection<{ ok: false; reason: 'no-longer-waiting' }>(
		ctx,
		id,
		async (ctx, held, { senderId }) => {
			await closeCorrection(ctx, id, { state: 'declined', reason });
			await tellSender(ctx, held.id, senderId, 'correction-declined');
			return { ok: true };
		}
	);
}

type HeldCorrection = NonNullable<Awaited<ReturnType<typeof holdCorrection>>>;

/**
 * Holds the article, then the correction; `act` says what becomes of it.
 *
 * @throws {Suspended}
 */
export async function decideCorrection<R extends { ok: false }>(
	ctx: MemberCtx,
	id: number,
	act: (ctx: MemberCtx, held: HeldArticle, correction: HeldCorrection) => Promise<{ ok: true } | R>
): Promise<{ ok: true } | R | { ok: false; reason: 'no-longer-waiting' }> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'review');
	return inTransaction<MemberCtx, { ok: true } | R | { ok: false; reason: 'no-longer-waiting' }>(
		ctx,
		async (ctx) => {
			await requireGoodStanding(ctx);
			const place = await findCorrection(ctx, id);
			const held = place && (await holdArticle(ctx, place.articleId));
			const correction = await holdCorrection(ctx, id);
			if (!held || !correction) throw new Forbidden();
			const judged = { ...correction, ...(await findJudge(ctx, held.id)) };
			if (!canDecideCorrection(ctx.asker, judged)) throw new Forbidden();
			if (correction.state !== 'waiting') return { ok: false, reason: 'no-longer-waiting' };
			return act(ctx, held, correction);
		}
	);
}

type Told = 'correction-accepted' | 'correction-declined';

export async function tellSender(
	ctx: MemberCtx,
	articleId: number,
	senderId: number | null,
	reason: Told
): Promise<void> {
	if (senderId === null || senderId === ctx.asker.id) return;
	await tellOfArticle(ctx, { articleId, memberIds: [senderId], reason });
}
