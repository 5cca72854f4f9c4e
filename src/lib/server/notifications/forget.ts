import { eq, lt, sql } from 'drizzle-orm';
import { NOTIFICATION_DAYS } from '../../rules/notifications.ts';
import type { Ctx } from '../ctx.ts';
import { notifications } from './tables.ts';

/** What a leaving member was told. */
export async function forgetNotificationsOf(ctx: Ctx, memberId: number): Promise<void> {
	await ctx.db.delete(notifications).where(eq(notifications.memberId, memberId));
}

export async function purgeNotifications(ctx: Ctx): Promise<void> {
	await ctx.db
		.delete(notifications)
		.where(lt(notifications.createdAt, sql`now() - ${NOTIFICATION_DAYS} * interval '1 day'`));
}
