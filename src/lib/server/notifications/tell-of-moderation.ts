import type { Ctx } from '../ctx.ts';
import { mailNotifications } from './mail-new.ts';
import { notifications, type ACT_REASONS, type REPORT_OUTCOMES } from './tables.ts';

type Told =
	| { memberId: number; actId: number; reason: (typeof ACT_REASONS)[number] }
	| { memberId: number; reportId: number; reason: (typeof REPORT_OUTCOMES)[number] };

/** Tells a member of an act on them, or what became of their report; by mail, too, if they want that. */
export async function tellOfModeration(ctx: Ctx, told: Told): Promise<void> {
	const written = await ctx.db
		.insert(notifications)
		.values(told)
		.returning({ id: notifications.id });
	await mailNotifications(
		ctx,
		written.map(({ id }) => id)
	);
}
