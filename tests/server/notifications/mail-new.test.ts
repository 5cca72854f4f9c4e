import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { mails, members } from '#lib/server/accounts/tables.ts';
import { mailNotifications } from '#lib/server/notifications/mail-new.ts';
import { notifications } from '#lib/server/notifications/tables.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment } from '../../support/comments.ts';
import { aSharedSite } from '../../support/database.ts';
import { aMailedReply, aReader } from '../../support/mail.ts';

test('asking twice for the mail of one notification asks once', async () => {
	const { ctx, other } = await aSharedSite();
	const reader = await aReader(ctx, { mail: 'each' });
	const { notificationId } = await aMailedReply(ctx, reader.asker.id);
	await Promise.all([
		mailNotifications(ctx, [notificationId]),
		mailNotifications(other, [notificationId])
	]);
	expect(await ctx.db.$count(mails, eq(mails.memberId, reader.asker.id))).toBe(1);
});

test('no mail is asked for without a confirmed address, or where none is wanted', async () => {
	const { ctx } = await aSharedSite();
	const unwilling = await aReader(ctx, { mail: 'daily' });
	const addressless = await aReader(ctx, { mail: 'each' });
	await ctx.db
		.update(members)
		.set({ confirmedEmail: null, confirmedEmailKey: null })
		.where(eq(members.id, addressless.asker.id));
	for (const { asker } of [unwilling, addressless]) {
		expect((await aMailedReply(ctx, asker.id)).mailId).toBe(0);
	}
});

test('five thousand followers are written to by a few statements', async () => {
	const { ctx } = await aSharedSite();
	const { id: articleId } = await anArticle(ctx);
	const commentId = await aComment(ctx, articleId);
	await ctx.db.execute(sql`insert into member (handle, handle_key, display_name, password_hash,
		locale, mail, email, confirmed_email, confirmed_email_key)
		select 'f' || n, 'f' || n, 'F', 'none', 'fr', 'each', n || '@x.org', n || '@x.org', n || '@x.org'
		from generate_series(1, 5000) n`);
	const told = await ctx.db.execute<{ id: string }>(sql`
		insert into notification (member_id, article_id, comment_id, reason)
		select id, ${articleId}, ${commentId}, 'follow' from member where handle ~ '^f[0-9]+$' returning id`);
	const ids = told.map(({ id }) => Number(id));

	await mailNotifications(ctx, ids);

	expect(
		await ctx.db.$count(notifications, sql`mail_id is not null and comment_id = ${commentId}`)
	).toBe(5_000);
	const [jobs] = await ctx.db.execute<{ n: number }>(
		sql`select count(*)::int as n from pgboss.job where name = 'send-mail'`
	);
	expect(jobs?.n).toBeGreaterThanOrEqual(5_000);
});
