import { lt, sql } from 'drizzle-orm';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { LIMITS, type LimitedAction } from '../../rules/limits.ts';
import type { Ctx } from '../ctx.ts';
import type { Database } from '../db/client.ts';
import { TooMany } from '../errors.ts';
import { rateLimits } from './tables.ts';

/**
 * Counts one act of the asker, in the database that all processes share.
 *
 * Call it before the act's transaction: inside, a rollback would take the count
 * back, and everybody of one network would wait for one row until the commit.
 * A script, which has neither member nor network, is not limited.
 *
 * @throws {TooMany} when the act is one too many
 */
export async function spend(
	ctx: Ctx,
	action: LimitedAction,
	about: { subject?: string } = {}
): Promise<void> {
	const who = sharerOf(ctx, action);
	if (who === null) return;
	const key = about.subject === undefined ? who : `${about.subject}:${who}`;
	try {
		await limiterOf(ctx.db, action).consume(key);
	} catch (refusal) {
		if (!(refusal instanceof RateLimiterRes)) throw refusal;
		throw new TooMany(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
	}
}

/** Deletes counts that no longer count. */
export async function purgeExpiredLimits(ctx: Ctx): Promise<void> {
	await ctx.db.delete(rateLimits).where(lt(rateLimits.expire, sql`clock_timestamp()`));
}

function sharerOf(ctx: Ctx, action: LimitedAction): string | null {
	const { by } = LIMITS[action];
	if (by === 'subject') return 'all';
	if (by === 'asker' && ctx.asker) return `member-${ctx.asker.id}`;
	return ctx.network;
}

/** One set per pool, because a limiter remembers in memory whom it refuses. */
const limiters = new WeakMap<Database, Map<LimitedAction, RateLimiterDrizzle>>();

function limiterOf(db: Database, action: LimitedAction): RateLimiterDrizzle {
	let ofPool = limiters.get(db);
	if (!ofPool) limiters.set(db, (ofPool = new Map()));
	let limiter = ofPool.get(action);
	if (!limiter) {
		const { points, window } = LIMITS[action];
		limiter = new RateLimiterDrizzle({
			storeClient: db,
			schema: rateLimits,
			keyPrefix: action,
			points,
			duration: window,
			// Whoever has used up the points is refused from memory, without a query, until they count again.
			inMemoryBlockOnConsumed: points,
			// Its timer would outlive the pool; see purgeExpiredLimits.
			clearExpiredByTimeout: false
		});
		ofPool.set(action, limiter);
	}
	return limiter;
}
