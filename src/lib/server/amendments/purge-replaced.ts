import { lt, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { articleRevisions } from '../drafts/tables.ts';
import { translationRevisions } from './tables.ts';

/** Days for which a revision that made room is kept: for as long, a form that began with it may stay open. */
const KEPT_DAYS = 1;

/** Forgets what drafts and translations said between two pauses of one who typed. */
export async function purgeReplaced(ctx: Ctx): Promise<void> {
	const before = sql`now() - ${KEPT_DAYS} * interval '1 day'`;
	await ctx.db.delete(articleRevisions).where(lt(articleRevisions.replacedAt, before));
	await ctx.db.delete(translationRevisions).where(lt(translationRevisions.replacedAt, before));
}
