import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { isMoment } from '../../rules/article-problems.ts';
import { HEADLINE_DAYS } from '../../rules/front.ts';
import { canPutHeadline, canTakeHeadlineBack, isModerator } from '../../rules/permissions.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { members } from '../accounts/tables.ts';
import { hasNoneOf } from '../articles/has-none-of.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import { findJudge } from '../drafts/judge.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { headlines } from './tables.ts';

export type HeadlineRefusal =
	| 'no-date'
	| 'past-date'
	| 'too-far'
	/** It was archived while the moderator read. */
	| 'not-published'
	/** It was taken back or replaced by somebody else, or its time was over. */
	| 'no-longer';
export type HeadlineOutcome = { ok: true } | { ok: false; reason: HeadlineRefusal };

/**
 * Puts an article first on the front page, in place of the one that is there.
 *
 * @param wish `until`: a moment where the site is, as YYYY-MM-DDTHH:MM; `zone`: the site's
 * @throws {Forbidden} for members, and for who wrote it while somebody else of the team could
 */
export async function putHeadline(
	ctx: MemberCtx,
	wish: { articleId: number; until: string; zone: string }
): Promise<HeadlineOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'review');
	if (!isMoment(wish.until)) return { ok: false, reason: 'no-date' };
	return inTransaction<MemberCtx, HeadlineOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		if (!canPutHeadline(ctx.asker, await findJudge(ctx, wish.articleId))) throw new Forbidden();
		// Two moderators wait for each other; readers wait for nobody.
		await ctx.db.execute(sql`lock table headline in share row exclusive mode`);
		const endsAt = sql`${wish.until.replace('T', ' ')}::timestamp at time zone ${wish.zone}::text`;
		const [judged] = await ctx.db.execute<{ past: boolean; far: boolean }>(sql`
			select ${endsAt} <= clock_timestamp() as past,
				${endsAt} > clock_timestamp() + ${HEADLINE_DAYS}::int * interval '1 day' as far`);
		if (judged?.past) return { ok: false, reason: 'past-date' };
		if (judged?.far) return { ok: false, reason: 'too-far' };
		const published = await ctx.db
			.select({ id: articles.id })
			.from(articles)
			.where(and(eq(articles.id, wish.articleId), eq(articles.state, 'published')))
			.for('share');
		if (published.length === 0) return { ok: false, reason: 'not-published' };
		await ctx.db
			.update(headlines)
			.set({ removedAt: sql`clock_timestamp()`, removedBy: ctx.asker.id })
			.where(isNull(headlines.removedAt));
		await ctx.db.insert(headlines).values({
			articleId: wish.articleId,
			putBy: ctx.asker.id,
			putAt: sql`clock_timestamp()`,
			endsAt
		});
		await tellFrontPage(ctx);
		return { ok: true };
	});
}

/**
 * Takes the headline back before its time.
 *
 * @param id of the one that the moderator saw
 * @throws {Forbidden} for members
 */
export async function takeHeadlineBack(ctx: MemberCtx, id: number): Promise<HeadlineOutcome> {
	if (!canTakeHeadlineBack(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'review');
	return inTransaction<MemberCtx, HeadlineOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const removed = await ctx.db
			.update(headlines)
			.set({ removedAt: sql`clock_timestamp()`, removedBy: ctx.asker.id })
			.where(and(eq(headlines.id, id), stands))
			.returning({ id: headlines.id });
		if (removed.length === 0) return { ok: false, reason: 'no-longer' };
		await tellFrontPage(ctx);
		return { ok: true };
	});
}

const stands = and(isNull(headlines.removedAt), sql`${headlines.endsAt} > clock_timestamp()`);

const tellFrontPage = (ctx: Ctx) =>
	ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);

/** The address of the article that stands first now; null: nobody chose one, or it has one of these tags. */
export async function findHeadlineSlug(
	ctx: Ctx,
	{ withoutTags = [] }: { withoutTags?: number[] | undefined } = {}
): Promise<string | null> {
	const [row] = await ctx.db
		.select({ slug: articles.slug })
		.from(headlines)
		.innerJoin(articles, eq(articles.id, headlines.articleId))
		.where(and(stands, eq(articles.state, 'published'), hasNoneOf(withoutTags)));
	return row?.slug ?? null;
}

const removers = alias(members, 'remover');

export type Headline = {
	id: number;
	/** Null: it was taken from the site since, and nobody reads its title. */
	article: { slug: string; title: string } | null;
	/** Null: of one who left. */
	putBy: string | null;
	putAt: Date;
	endsAt: Date;
	/** Before its time. */
	removed: { at: Date; by: string | null } | null;
	stands: boolean;
};

const PER_PAGE = 50;

/** What stood first, the newest first, and who put it there. */
export async function listHeadlines(
	ctx: Ctx,
	{ before, most = PER_PAGE }: { before?: number | undefined; most?: number } = {}
): Promise<{ headlines: Headline[]; older: number | null }> {
	const rows = await ctx.db
		.select({
			id: headlines.id,
			slug: articles.slug,
			state: articles.state,
			title: sql<string | null>`(select title from ${articleTexts}
				where ${articleTexts.articleId} = ${articles.id}
				order by language = ${ctx.locale} desc limit 1)`,
			putBy: members.displayName,
			putAt: headlines.putAt,
			endsAt: headlines.endsAt,
			removedAt: headlines.removedAt,
			removedBy: removers.displayName,
			stands: sql<boolean>`${stands}`
		})
		.from(headlines)
		.innerJoin(articles, eq(articles.id, headlines.articleId))
		.leftJoin(members, eq(members.id, headlines.putBy))
		.leftJoin(removers, eq(removers.id, headlines.removedBy))
		.where(before === undefined ? undefined : lt(headlines.id, before))
		.orderBy(desc(headlines.id))
		.limit(most + 1);
	const shown = rows.slice(0, most);
	return {
		headlines: shown.map(({ slug, title, state, removedAt, removedBy, stands, ...row }) => {
			const article = state === 'published' && slug && title ? { slug, title } : null;
			const removed = removedAt && removedAt < row.endsAt;
			return {
				...row,
				article,
				removed: removed ? { at: removedAt, by: removedBy } : null,
				stands: stands && article !== null
			};
		}),
		older: rows.length > most ? (shown.at(-1)?.id ?? null) : null
	};
}
