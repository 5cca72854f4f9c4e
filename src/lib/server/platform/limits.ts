import { lt, sql } from 'drizzle-orm';
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible';
import { LIMITS, weightOf, type LimitedAction } from '../../rules/limits.ts';
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
	const key = keyOf(ctx, action, about);
	if (key === null) return;
	try {
		await limiterOf(ctx.db, action).consume(key, weightOf(LIMITS[action], ctx.asker));
	} catch (refusal) {
		if (!(refusal instanceof RateLimiterRes)) throw refusal;
		throw new TooMany(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)));
	}
}

/** Begins the count anew: a password that was right in the end costs nothing. */
export async function forgive(
	ctx: Ctx,
	action: LimitedAction,
	about: { subject?: string } = {}
): Promise<void> {
	const key = keyOf(ctx, action, about);
	if (key !== null) await limiterOf(ctx.db, action).delete(key);
}

/** Deletes counts that no longer count. */
export async function purgeExpiredLimits(ctx: Ctx): Promise<void> {
	await ctx.db.delete(rateLimits).where(lt(rateLimits.expire, sql`clock_timestamp()`));
}

function keyOf(ctx: Ctx, action: LimitedAction, { subject }: { subject?: string }): string | null {
	const sharer = sharerOf(ctx, action);
	return sharer === null || subject === undefined ? sharer : `${subject}:${sharer}`;
}

function sharerOf(ctx: Ctx, action: LimitedAction): string | null {
	const { by } = LIMITS[action];
	if (by === 'subject') return 'all';
	if (by !== 'asker' || !ctx.asker) return ctx.network;
	// Written a moment before the act, the count of a ballot would name who cast it: it is another
	// hash for each act, so that none leads to one that stands beside what its member signed.
	return ctx.secret.hash('limit', action, String(ctx.asker.id)).toString('base64url');
}

/** One set per pool, because a limiter remembers in memory whom it refuses. */
const limiters = new WeakMap<Database, Map<LimitedAction, RateLimiterDrizzle>>();

function limiterOf(db: Database, action: LimitedAction): RateLimiterDrizzle {
	const ofPool = limiters.get(db) ?? new Map<LimitedAction, RateLimiterDrizzle>();
	limiters.set(db, ofPool);
	const limiter = ofPool.get(action) ?? newLimiter(db, action);
	ofPool.set(action, limiter);
	return limiter;
}

function newLimiter(db: Database, action: LimitedAction): RateLimiterDrizzle {
	const { points, window } = LIMITS[action];
	return new RateLimiterDrizzle({
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
}
