import { eq } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { members } from './tables.ts';

/** The asker's address, and what is mailed to it. */
export async function findAddress(ctx: MemberCtx) {
	const [row] = await ctx.db
		.select({
			email: members.email,
			confirmedEmail: members.confirmedEmail,
			mail: members.mail
		})
		.from(members)
		.where(eq(members.id, ctx.asker.id));
	return {
		email: row?.email ?? null,
		/** The one that serves; another one may wait in `email`. */
		confirmed: row?.confirmedEmail ?? null,
		isWaiting: (row?.email ?? null) !== (row?.confirmedEmail ?? null),
		mail: row?.mail ?? 'none'
	};
}
