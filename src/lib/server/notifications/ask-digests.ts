import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/** Members whose digests one round asks for; the next one goes on. */
const ROUND = 1_000;

/**
 * Has a digest sent to every member who wants one, had none for a day or a
 * week, and has something unread that no mail told of. All of it happens in the
 * transaction of `ctx`, so that no notification stands in two digests.
 */
export async function askDigests(ctx: Ctx): Promise<void> {
	const asked = await ctx.db.execute<{ id: string }>(sql`
		with due as (
			select id from member
			where mail in ('daily', 'weekly') and confirmed_email is not null and closed_at is null
				and (digest_at is null or digest_at <= clock_timestamp()
					- case mail when 'daily' then interval '1 day' else interval '7 days' end)
				and exists (select from notification n
					where n.member_id = member.id and n.read_at is null and n.mail_id is null)
			order by digest_at nulls first limit ${ROUND}
			for no key update skip locked
		), marked as (
			update member set digest_at = clock_timestamp() where id in (select id from due)
		)
		insert into mail (kind, member_id) select 'digest', id from due returning id`);
	const mailIds = asked.map(({ id }) => Number(id));
	if (mailIds.length === 0) return;
	await ctx.db.execute(sql`
		update notification set mail_id = mail.id from mail
		where mail.id = any(${`{${mailIds.join(',')}}`}::bigint[])
			and notification.member_id = mail.member_id
			and notification.read_at is null and notification.mail_id is null`);
	await ctx.jobs.enqueueAll(
		ctx,
		'send-mail',
		mailIds.map((mailId) => ({ mailId }))
	);
}
