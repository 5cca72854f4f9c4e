import { eq } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { tags } from './tables.ts';

export type Tag = { id: number; key: string; label: string };

/** By its key; see `tagKey`. */
export async function findTag(ctx: Ctx, key: string): Promise<Tag | null> {
	const [tag] = await ctx.db.select().from(tags).where(eq(tags.key, key));
	return tag ?? null;
}
