import { and, asc, isNotNull, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { phaseNow } from './phase.ts';
import { polls } from './tables.ts';

export type KeyedPoll = { id: number; salt: Buffer };

/** Polls in which a voter's ballot can still be found, in the order in which they are locked. */
export async function listKeyedPolls(
	ctx: Ctx,
	{ openOnly }: { openOnly: boolean }
): Promise<KeyedPoll[]> {
	const rows = await ctx.db
		.select({ id: polls.id, salt: polls.salt })
		.from(polls)
		.where(and(isNotNull(polls.salt), openOnly ? sql`${phaseNow} = 'open'` : undefined))
		.orderBy(asc(polls.id));
	return rows.flatMap(({ id, salt }) => (salt ? [{ id, salt }] : []));
}
