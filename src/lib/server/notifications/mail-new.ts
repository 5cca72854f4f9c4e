import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/** So many in one statement, which has seconds to finish. */
const AT_A_TIME = 2_000;

/**
 * Has a mail sent for each of these notifications whose member wants one for
 * each. Call it in the transaction that writes them; called again, it asks for nothing twice.
 */
export async function mailNotifications(ctx: Ctx, notificationIds: number[]): Promise<void> {
	for (let from = 0; from < notificationIds.length; from += AT_A_TIME) {
		await mailSome(ctx, notificationIds.slice(from, from + AT_A_TIME));
	}
}

async function mailSome(ctx: Ctx, notificationIds: number[]): Promise<void> {
	// Unnested, not compared with `any`: thousands were written just now, of which the planner knows nothing yet.
	const asked = await ctx.db.execute<{ id: string; told: string }>(sql`
		insert into mail (key, kind, member_id)
		select 'notification-' || notification.id, 'notification', member.id
		from unnest(${bigints(notificationIds)}) as told (id)
		join notification on notification.id = told.id
		join member on member.id = notification.member_id
		where notification.mail_id is null and notification.read_at is null
			and member.mail = 'each' and member.confirmed_email is not null and member.closed_at is null
		on conflict (key) do nothing
		returning id, substr(key, length('notification-') + 1) as told`);
	if (asked.length === 0) return;
	const mailIds = asked.map(({ id }) => Number(id));
	const toldIds = asked.map(({ told }) => Number(told));
	await ctx.db.execute(sql`
		update notification set mail_id = asked.mail_id
		from unnest(${bigints(mailIds)}, ${bigints(toldIds)}) as asked (mail_id, id)
		where notification.id = asked.id`);
	await ctx.jobs.enqueueAll(
		ctx,
		'send-mail',
		mailIds.map((mailId) => ({ mailId }))
	);
}

const bigints = (ids: number[]) => sql`${`{${ids.join(',')}}`}::bigint[]`;
