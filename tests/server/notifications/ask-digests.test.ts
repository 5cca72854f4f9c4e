import { eq, sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { mails, members } from '#lib/server/accounts/tables.ts';
import { sendMail } from '#lib/server/mail/send.ts';
import { askDigests } from '#lib/server/notifications/ask-digests.ts';
import { notifications } from '#lib/server/notifications/tables.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment } from '../../support/comments.ts';
import { aSharedSite } from '../../support/database.ts';
import { aNotification, anOutbox, aReader, newestMail } from '../../support/mail.ts';

test('a digest tells once, article by article, of what is unread; nothing when there is nothing', async () => {
	const { ctx } = await aSharedSite();
	const box = await anOutbox();
	onTestFinished(box.remove);
	const reader = await aReader(ctx, { mail: 'daily', locale: 'en' });
	const memberId = reader.asker.id;
	const [one, two] = [await anArticle(ctx), await anArticle(ctx)];
	const tell = async (article: { id: number }, markdown: string) => {
		const commentId = await aComment(ctx, article.id, null, markdown);
		return aNotification(ctx, memberId, { articleId: article.id, commentId, reason: 'follow' });
	};
	const due = sql`clock_timestamp() - interval '25 hours'`;
	const round = async () => {
		const before = await newestMail(ctx, memberId);
		await askDigests(ctx);
		const mailId = await newestMail(ctx, memberId);
		if (mailId !== before) await sendMail(ctx, box.office, mailId);
	};

	await round();
	expect(await box.read()).toEqual([]);

	await tell(one, 'Premier');
	await tell(two, 'Ailleurs');
	await tell(one, 'Second');
	const read = await tell(two, 'Déjà lu');
	await ctx.db.update(notifications).set({ readAt: new Date() }).where(eq(notifications.id, read));
	await round();
	await round();
	const [digest, ...more] = await box.read();
	expect(more).toEqual([]);
	expect(digest?.subject).toBe('Your news of the day');
	expect(digest?.text).toContain('3 notifications wait');
	const places = [
		`Titre de ${one.slug}`,
		'> Premier',
		'> Second',
		`Titre de ${two.slug}`,
		'> Ailleurs'
	];
	const found = places.map((words) => digest?.text.indexOf(words) ?? -1);
	expect(found).not.toContain(-1);
	expect(found).toEqual([...found].sort((a, b) => a - b));
	expect(digest?.text).not.toContain('Déjà lu');

	await tell(one, 'Le jour même');
	await round();
	expect(await box.read()).toHaveLength(1);
	await ctx.db.update(members).set({ digestAt: due }).where(eq(members.id, memberId));
	await round();
	const next = (await box.read()).at(-1);
	expect(next?.text).toContain('Le jour même');
	expect(next?.text).not.toContain('Premier');

	await ctx.db
		.update(members)
		.set({ digestAt: due, mail: 'weekly' })
		.where(eq(members.id, memberId));
	await tell(one, 'Dans la semaine');
	await round();
	expect(await box.read()).toHaveLength(2);
});

test('two rounds at once ask for one digest', async () => {
	const { ctx, other } = await aSharedSite();
	const reader = await aReader(ctx, { mail: 'daily' });
	const { id: articleId } = await anArticle(ctx);
	const commentId = await aComment(ctx, articleId);
	await aNotification(ctx, reader.asker.id, { articleId, commentId });
	await Promise.all([askDigests(ctx), askDigests(other)]);
	expect(await ctx.db.$count(mails, eq(mails.memberId, reader.asker.id))).toBe(1);
});
