import { sql } from 'drizzle-orm';
import type { Ctx } from '#lib/server/ctx.ts';
import { aWriter } from '../comments.ts';

export async function asWriter(ctx: Ctx, handle: string) {
	const writer = await aWriter(ctx);
	const [row] = await ctx.db.execute<{ id: string }>(
		sql`select id from member where handle = ${handle}`
	);
	return { ...writer, asker: { ...writer.asker, id: Number(row?.id), handle } };
}
