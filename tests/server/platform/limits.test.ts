import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { LIMITS } from '#lib/rules/limits.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { TooMany } from '#lib/server/errors.ts';
import { purgeExpiredLimits, spend } from '#lib/server/platform/limits.ts';
import { rateLimits } from '#lib/server/platform/tables.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { asMember } from '../../support/polls.ts';

async function spendAll(ctx: Ctx, subject: string): Promise<void> {
	for (let n = 0; n < LIMITS['visitor-ballot'].points; n++) {
		await spend(ctx, 'visitor-ballot', { subject });
	}
}

test(
	'one too many is refused, and told when to come back',
	rolledBack(async (ctx) => {
		const visitor = { ...ctx, network: 'a-network' };
		await spendAll(visitor, '1');
		const refusal = await spend(visitor, 'visitor-ballot', { subject: '1' }).catch(
			(e: unknown) => e
		);
		expect(refusal).toBeInstanceOf(TooMany);
		const { retryAfter } = refusal as TooMany;
		expect(retryAfter).toBeGreaterThan(LIMITS['visitor-ballot'].window - 60);
		expect(retryAfter).toBeLessThanOrEqual(LIMITS['visitor-ballot'].window);
	})
);

test(
	'another poll, another network and a member of a limited network each have their own count',
	rolledBack(async (ctx) => {
		const visitor = { ...ctx, network: 'a-network' };
		await spendAll(visitor, '1');
		await spend(visitor, 'visitor-ballot', { subject: '2' });
		await spend({ ...ctx, network: 'another' }, 'visitor-ballot', { subject: '1' });

		for (let n = 0; n < LIMITS.comment.points; n++) await spend(asMember(visitor, 1), 'comment');
		await expect(spend(asMember(visitor, 1), 'comment')).rejects.toThrow(TooMany);
		await spend(asMember(visitor, 2), 'comment');
	})
);

test(
	'a script, which has neither account nor network, is not limited',
	rolledBack(async (ctx) => {
		for (let n = 0; n <= LIMITS.comment.points; n++) await spend(ctx, 'comment');
		expect(await ctx.db.$count(rateLimits)).toBe(0);
	})
);

test('processes share one count: two at once let through what one would', async () => {
	const first = await testDatabase();
	const pools = [first, first.openPool()];
	const attempts = Array.from({ length: 2 * LIMITS['visitor-ballot'].points }, (_, n) =>
		spend(aCtx({ db: pools[n % 2]!.db, network: 'shared' }), 'visitor-ballot', {
			subject: '1'
		}).then(
			() => true,
			() => false
		)
	);
	const accepted = (await Promise.all(attempts)).filter(Boolean);
	expect(accepted).toHaveLength(LIMITS['visitor-ballot'].points);
	await first.db.delete(rateLimits);
});

test('who is refused costs no further query', async () => {
	const { db, openPool } = await testDatabase();
	const pool = openPool();
	const visitor = aCtx({ db: pool.db, network: 'insistent' });
	await spendAll(visitor, '1');
	await expect(spend(visitor, 'visitor-ballot', { subject: '1' })).rejects.toThrow(TooMany);
	await pool.close();
	await expect(spend(visitor, 'visitor-ballot', { subject: '1' })).rejects.toThrow(TooMany);
	await db.delete(rateLimits);
});

test(
	'the count begins anew when its time is over, and upkeep deletes it',
	rolledBack(async (ctx) => {
		const visitor = { ...ctx, network: 'a-network' };
		await spend(visitor, 'visitor-ballot', { subject: '1' });
		await purgeExpiredLimits(ctx);
		expect(await ctx.db.$count(rateLimits)).toBe(1);

		await ctx.db.update(rateLimits).set({ points: 1000, expire: sql`now() - interval '1 second'` });
		await spend(visitor, 'visitor-ballot', { subject: '1' });
		expect(await ctx.db.select({ points: rateLimits.points }).from(rateLimits)).toEqual([
			{ points: 1 }
		]);

		await ctx.db.update(rateLimits).set({ expire: sql`now() - interval '1 second'` });
		await purgeExpiredLimits(ctx);
		expect(await ctx.db.$count(rateLimits)).toBe(0);
	})
);
