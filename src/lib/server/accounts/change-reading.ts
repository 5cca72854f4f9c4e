import { eq } from 'drizzle-orm';
import type { Choice } from '../../rules/threads.ts';
import type { MemberCtx } from '../ctx.ts';
import { members } from './tables.ts';

/** How threads are shown to the asker from now on; what is left out stays as it was. */
export async function changeReading(
	ctx: MemberCtx,
	{ view, order, foldBelow }: Partial<Choice> & { foldBelow?: number | null }
): Promise<void> {
	await ctx.db
		.update(members)
		.set({
			...(view && { threadView: view }),
			...(order && { threadOrder: order }),
			...(foldBelow !== undefined && { foldBelow })
		})
		.where(eq(members.id, ctx.asker.id));
}
