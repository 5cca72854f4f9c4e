import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { members } from '../accounts/tables.ts';
import { articles, articleTexts, publishedSlug } from '../articles/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { corrections } from './tables.ts';

/** More than anybody looks through at a time. */
const MOST = 200;

const columns = {
	id: corrections.id,
	articleId: corrections.articleId,
	slug: publishedSlug,
	/** In the language that it is about. */
	title: articleTexts.title,
	language: corrections.language,
	originalLanguage: articles.originalLanguage,
	senderId: corrections.senderId,
	/** Null once they have left and taken the name along. */
	sender: members.displayName,
	base: corrections.base,
	quote: corrections.quote,
	words: corrections.words,
	document: corrections.document,
	pollId: corrections.pollId,
	pollWords: corrections.pollWords,
	state: corrections.state,
	reason: corrections.reason,
	createdAt: corrections.createdAt
};

const correctionsOf = (ctx: Ctx) =>
	ctx.db
		.select(columns)
		.from(corrections)
		.innerJoin(
			articles,
			and(eq(articles.id, corrections.articleId), eq(articles.state, 'published'))
		)
		.innerJoin(
			articleTexts,
			and(
				eq(articleTexts.articleId, corrections.articleId),
				eq(articleTexts.language, corrections.language)
			)
		)
		.leftJoin(members, eq(members.id, corrections.senderId));

export type Correction = Awaited<ReturnType<typeof listWaitingCorrections>>[number];

/** What waits for moderators, the oldest first. */
export const listWaitingCorrections = (ctx: Ctx) =>
	correctionsOf(ctx)
		.where(eq(corrections.state, 'waiting'))
		.orderBy(asc(corrections.id))
		.limit(MOST);

/** How many wait for moderators. */
export const countWaitingCorrections = (ctx: Ctx): Promise<number> =>
	ctx.db.$count(
		corrections,
		sql`state = 'waiting' and exists (select from article where article.id = article_id and article.state = 'published')`
	);

/** The asker's own, of one article or of all, the newest first. */
export const listOwnCorrections = (
	ctx: MemberCtx,
	{ articleId }: { articleId?: number } = {}
): Promise<Correction[]> =>
	correctionsOf(ctx)
		.where(
			and(
				eq(corrections.senderId, ctx.asker.id),
				articleId === undefined ? undefined : eq(corrections.articleId, articleId)
			)
		)
		.orderBy(desc(corrections.id))
		.limit(MOST);

export async function findCorrection(ctx: Ctx, id: number): Promise<Correction | null> {
	const [row] = await correctionsOf(ctx).where(eq(corrections.id, id));
	return row ?? null;
}

/** A correction that nobody else decides until the transaction ends. Who holds the article as well holds that first. */
export async function holdCorrection(ctx: Ctx, id: number) {
	const [row] = await ctx.db
		.select({
			articleId: corrections.articleId,
			language: corrections.language,
			senderId: corrections.senderId,
			state: corrections.state,
			document: corrections.document,
			pollId: corrections.pollId,
			pollWords: corrections.pollWords,
			words: corrections.words
		})
		.from(corrections)
		.where(eq(corrections.id, id))
		.for('update');
	return row ?? null;
}

/** Notes what became of it; part of the transaction that decided. */
export async function closeCorrection(
	ctx: MemberCtx,
	id: number,
	outcome: { state: 'accepted'; number: number } | { state: 'declined'; reason: string }
): Promise<void> {
	await ctx.db
		.update(corrections)
		.set({ ...outcome, decidedAt: sql`clock_timestamp()`, decidedBy: ctx.asker.id })
		.where(eq(corrections.id, id));
}

/** Everything that the asker sent, for the export of their data. */
export const exportCorrections = (ctx: MemberCtx) =>
	ctx.db
		.select({
			articleId: corrections.articleId,
			language: corrections.language,
			quote: corrections.quote,
			words: corrections.words,
			document: corrections.document,
			pollId: corrections.pollId,
			pollWords: corrections.pollWords,
			state: corrections.state,
			reason: corrections.reason,
			createdAt: corrections.createdAt
		})
		.from(corrections)
		.where(eq(corrections.senderId, ctx.asker.id))
		.orderBy(asc(corrections.id));
