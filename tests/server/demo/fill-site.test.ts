import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import { articles } from '#lib/server/articles/tables.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { setAsideBallots } from '#lib/server/ballots/set-aside-tables.ts';
import { ballotChoices, ballots } from '#lib/server/ballots/tables.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { comments } from '#lib/server/comments/tables.ts';
import { inTransaction, type Ctx } from '#lib/server/ctx.ts';
import { fillSite, shares, type DemoPlan } from '#lib/server/demo/fill-site.ts';
import { recountComments } from '#lib/server/demo/recount-comments.ts';
import { renderComment } from '#lib/server/platform/markdown.ts';
import { polls } from '#lib/server/polls/tables.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { rolledBack } from '../../support/database.ts';

const SMALL: DemoPlan = {
	members: 30,
	comments: 400,
	ballots: 900,
	articles: 5,
	seed: 1,
	password: 'for looking around'
};

test(
	'a demo site has what was asked for, and all its counts agree with its rows',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);

		const outcome = await fillSite(ctx, SMALL);

		expect(outcome).toMatchObject({ ok: true, ballots: 900 });
		expect(await ctx.db.$count(comments)).toBe(400);
		expect(await ctx.db.$count(ballots)).toBe(900);
		expect(await ctx.db.$count(articles)).toBe(6);
		for (const { id } of await ctx.db.select({ id: articles.id }).from(articles)) {
			expect(await recountComments(ctx, id)).toEqual([]);
			expect((await listThreadPage(ctx, id, {}))?.comments.length).toBeGreaterThan(0);
		}
	})
);

test(
	'tallies of a demo site are those that its ballots give',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		await fillSite(ctx, SMALL);

		for (const { id } of await ctx.db.select({ id: polls.id }).from(polls)) {
			const tally = await countBallots(ctx, id);
			const cast = await ctx.db.$count(ballots, sql`poll_id = ${id}`);
			expect(tally?.ballots.member).toBeGreaterThan(0);
			expect((tally?.ballots.member ?? 0) + (tally?.ballots.visitor ?? 0)).toBe(cast);
			const perOption = tally?.options.map(({ ballots }) => ballots.member + ballots.visitor) ?? [];
			expect(total(perOption)).toBe(await ctx.db.$count(ballotChoices, sql`poll_id = ${id}`));
			expect(perOption.every((count) => count > 0)).toBe(true);
			expect(total(tally?.days.map(({ ballots }) => ballots.member + ballots.visitor) ?? [])).toBe(
				cast
			);
		}
	})
);

test(
	'the same seed says the same things, another one says others',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		const wordsOf = (seed: number) =>
			undone(ctx, async (ctx) => {
				await fillSite(ctx, { ...SMALL, seed });
				const rows = await ctx.db.select().from(comments).orderBy(comments.id);
				return rows.map(({ markdown, depth }) => `${depth} ${markdown}`);
			});

		const [once, again, other] = [await wordsOf(7), await wordsOf(7), await wordsOf(8)];

		expect(again).toEqual(once);
		expect(other).not.toEqual(once);
	})
);

test(
	'what is shown of a demo comment is what its text renders to',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		await fillSite(ctx, SMALL);

		const rows = await ctx.db.select().from(comments);

		expect(rows.filter(({ html, markdown }) => html !== renderComment(markdown))).toEqual([]);
		expect(rows.some(({ html }) => html.includes('<blockquote>'))).toBe(true);
		expect(rows.some(({ state }) => state === 'deleted')).toBe(true);
	})
);

test(
	'a site filled twice has twice as much, still counted rightly',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		await fillSite(ctx, SMALL);
		const outcome = await fillSite(ctx, SMALL);

		expect(outcome.ok).toBe(true);
		expect(await ctx.db.$count(comments)).toBe(800);
		// The second five articles are others: one of them has a burst, which was taken out.
		const there = (await ctx.db.$count(ballots)) + (await ctx.db.$count(setAsideBallots));
		expect(there).toBe(900 + (outcome.ok ? outcome.ballots : 0));
	})
);

test(
	'a site with real members is left alone unless one insists',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		await signUp(ctx, { handle: 'zora', password: 'a long enough secret' });
		const dates = () => ctx.db.select({ at: articles.publishedAt }).from(articles);
		const before = await dates();

		expect(await fillSite(ctx, { ...SMALL, articles: 0 })).toEqual({
			ok: false,
			reason: 'real-members'
		});
		expect(await ctx.db.$count(comments)).toBe(0);

		expect((await fillSite(ctx, { ...SMALL, articles: 0, force: true })).ok).toBe(true);
		expect(await ctx.db.$count(comments)).toBe(400);
		expect(await dates()).toEqual(before);
	})
);

test(
	'a demo of few people, or of many articles, is filled as well',
	rolledBack(async (ctx) => {
		await importFoundingArticle(ctx);
		const few = { ...SMALL, members: 2, comments: 40, ballots: 200, articles: 13 };
		expect(await fillSite(ctx, few)).toMatchObject({ ok: true, ballots: 200 });
		const many = { ...SMALL, members: 0, comments: 0, ballots: 50, articles: 20 };
		expect(await fillSite(ctx, many)).toMatchObject({ ok: true });
	})
);

test('shares add up, whatever they are of', () => {
	for (const parts of [1, 2, 3, 7]) {
		for (const whole of [0, 1, 5, 1_000_003]) expect(total(shares(whole, parts))).toBe(whole);
	}
});

const total = (counts: number[]) => counts.reduce((a, b) => a + b, 0);

/** In a savepoint that is taken back. */
async function undone<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
	const undo = new Error('undo');
	let result: T | undefined;
	await inTransaction(ctx, async (ctx) => {
		result = await work(ctx);
		throw undo;
	}).catch((error: unknown) => {
		if (error !== undo) throw error;
	});
	return result as T;
}
