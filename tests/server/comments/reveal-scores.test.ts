import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { hideComment } from '#lib/server/comments/hide.ts';
import { listRoots } from '#lib/server/comments/list-roots.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import { revealScores } from '#lib/server/comments/reveal-scores.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';

const rootsOf = async (ctx: Ctx, articleId: number, order: 'useful' | 'bridging') =>
	(await listRoots(ctx, articleId, order, { limit: 10 })).map(({ id }) => id);

const age = (ctx: Ctx, id: number, hours: number) =>
	ctx.db.execute(sql`update comment set created_at = clock_timestamp()
		- ${hours}::int * interval '1 hour' - interval '1 minute' where id = ${id}`);

const findUseful = async (ctx: Ctx, id: number) =>
	rateComment(await aWriter(ctx), { id, rating: { verdict: 'useful' } });

const versionOf = async (ctx: Ctx, articleId: number) => {
	const [row] = await ctx.db.execute<{ version: number }>(
		sql`select thread_version::int as version from article where id = ${articleId}`
	);
	return row!.version;
};

test(
	'while a score is hidden the place of its comment does not tell it',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const young = await aComment(ctx, articleId);
		const old = await aComment(ctx, articleId);
		const unrated = await aComment(ctx, articleId);
		for (const id of [young, young, old]) await findUseful(ctx, id);
		await ctx.db.execute(sql`update comment set bridging = 0.5 where id = ${young}`);
		await ctx.db.execute(sql`update comment set bridging = 0.4 where id = ${old}`);
		await age(ctx, young, 5);
		await age(ctx, old, 6);
		await age(ctx, unrated, 6);
		await revealScores(ctx, 1);
		for (const order of ['useful', 'bridging'] as const) {
			expect(await rootsOf(ctx, articleId, order)).toEqual([old, unrated, young]);
		}

		await age(ctx, young, 6);
		const before = await versionOf(ctx, articleId);
		await revealScores(ctx);
		expect(await versionOf(ctx, articleId)).toBe(before + 1);
		for (const order of ['useful', 'bridging'] as const) {
			expect(await rootsOf(ctx, articleId, order)).toEqual([young, old, unrated]);
		}
		await revealScores(ctx);
		expect(await versionOf(ctx, articleId)).toBe(before + 1);
	})
);

test(
	'what is deleted or hidden weighs nothing among the most useful',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		const [deleted, hidden, seen] = [
			await aComment(ana, articleId),
			await aComment(ana, articleId),
			await aComment(ana, articleId)
		];
		for (const id of [deleted, deleted, hidden, hidden, seen]) await findUseful(ctx, id);
		for (const id of [deleted, hidden, seen]) await age(ctx, id, 6);
		await revealScores(ctx);
		expect((await rootsOf(ctx, articleId, 'useful')).at(-1)).toBe(seen);
		await deleteComment(ana, deleted);
		await hideComment(ctx, { id: hidden, articleId, rule: 'insult' });
		expect(await rootsOf(ctx, articleId, 'useful')).toEqual([seen, hidden, deleted]);
	})
);
