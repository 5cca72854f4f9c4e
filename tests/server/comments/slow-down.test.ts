import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { SLOW_DOWN } from '#lib/rules/slow-down.ts';
import type { Reason } from '#lib/rules/ranking.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { TooSoon } from '#lib/server/comments/slow-down.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

/** Two who answer each other until their branch is heated, and somebody who has not spoken yet. */
async function aQuarrel(ctx: Ctx, replies = SLOW_DOWN.replies) {
	const { id: articleId } = await anArticle(ctx);
	const [ana, bob, cleo] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
	const root = await aComment(ctx, articleId);
	let last = root;
	for (let count = 0; count < replies; count++) {
		last = await aComment(count % 2 ? bob : ana, articleId, last);
	}
	return { articleId, root, last, ana, bob, cleo };
}

/** Seconds that somebody is asked to wait; 0 when their reply is posted. */
const waitOf = (who: MemberCtx, articleId: number, parentId: number | null): Promise<number> =>
	aComment(who, articleId, parentId).then(
		() => 0,
		(error: unknown) => {
			if (error instanceof TooSoon) return error.retryAfter;
			throw error;
		}
	);

const letPass = (ctx: Ctx, who: MemberCtx, seconds: number) =>
	ctx.db.execute(sql`update comment set created_at = created_at - ${seconds} * interval '1 second'
		where author_id = ${who.asker.id}`);

const find = (who: MemberCtx, id: number, reason: Reason) =>
	rateComment(who, { id, rating: { verdict: 'not-useful', reason } });

describe('in a heated branch', () => {
	test(
		'each waits two minutes between their own replies, and nobody else does',
		rolledBack(async (ctx) => {
			const { articleId, root, last, ana, cleo } = await aQuarrel(ctx);
			const wait = await waitOf(ana, articleId, last);
			expect(wait).toBeGreaterThan(60);
			expect(wait).toBeLessThanOrEqual(120);
			expect(await waitOf(cleo, articleId, last)).toBe(0);
			await letPass(ctx, ana, 119 - 30);
			expect(await waitOf(ana, articleId, root)).toBeGreaterThan(0);
			await letPass(ctx, ana, 31);
			expect(await waitOf(ana, articleId, root)).toBe(0);
		})
	);

	test(
		'one may go on elsewhere: at the top, and in another branch',
		rolledBack(async (ctx) => {
			const { articleId, ana } = await aQuarrel(ctx);
			const other = await aComment(ctx, articleId);
			expect(await waitOf(ana, articleId, null)).toBe(0);
			expect(await waitOf(ana, articleId, other)).toBe(0);
			expect(await waitOf(ana, articleId, other)).toBe(0);
		})
	);

	test(
		'what is refused leaves no trace, and what was posted is answered again',
		rolledBack(async (ctx) => {
			const { articleId, last, ana, cleo } = await aQuarrel(ctx);
			const state = () =>
				ctx.db.execute(sql`select thread_version, comment_count,
					(select sum(reply_count) from comment where article_id = ${articleId}) as replies
					from article where id = ${articleId}`);
			const before = [...(await state())];
			expect(await waitOf(ana, articleId, last)).toBeGreaterThan(0);
			expect([...(await state())]).toEqual(before);

			const draft = {
				articleId,
				parentId: last,
				markdown: 'Une fois.',
				idempotencyKey: randomUUID(),
				language: 'fr' as const
			};
			expect(await postComment(cleo, draft)).toEqual(await postComment(cleo, draft));
		})
	);
});

test(
	'a branch that has cooled down makes nobody wait',
	rolledBack(async (ctx) => {
		const { articleId, last, ana, bob } = await aQuarrel(ctx);
		await letPass(ctx, bob, SLOW_DOWN.lately + 1);
		expect(await waitOf(ana, articleId, last)).toBe(0);
	})
);

test(
	'each member who reports a comment of the branch makes it two minutes longer, for two days',
	rolledBack(async (ctx) => {
		const { articleId, root, last, ana, bob, cleo } = await aQuarrel(ctx, 2);
		await find(cleo, last, 'repeats');
		expect(await waitOf(ana, articleId, root)).toBe(0);
		await find(cleo, last, 'rude');
		const wait = () => waitOf(ana, articleId, root);
		expect(await wait()).toBeGreaterThan(180);
		expect(await wait()).toBeLessThanOrEqual(240);
		await find(cleo, root, 'spam');
		expect(await wait()).toBeLessThanOrEqual(240);
		await find(bob, root, 'spam');
		expect(await wait()).toBeGreaterThan(300);
		await ctx.db.execute(sql`update comment_rating set rated_on = current_date - 2
			where article_id = ${articleId}`);
		expect(await wait()).toBe(0);
	})
);

test('of two replies that one member sends at once, one waits', async () => {
	const { db, openPool } = await testDatabase();
	const ctx = aCtx({ db });
	const there = openPool().db;
	for (let round = 0; round < 5; round++) {
		const { articleId, last, cleo } = await aQuarrel(ctx);
		const waits = await Promise.all([
			waitOf(cleo, articleId, last),
			waitOf({ ...cleo, db: there }, articleId, last)
		]);
		expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
	}
});
