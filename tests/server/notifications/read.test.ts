import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { MOST_UNREAD, NOTIFICATION_DAYS } from '#lib/rules/notifications.ts';
import { readSession, startSession } from '#lib/server/accounts/sessions.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { follow } from '#lib/server/comments/follow.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { announceComment } from '#lib/server/notifications/announce.ts';
import { forgetNotificationsOf } from '#lib/server/notifications/forget.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import {
	findTold,
	readNotification,
	readNotifications
} from '#lib/server/notifications/mark-read.ts';
import { runUpkeep } from '#lib/server/upkeep/run-upkeep.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';

/** Somebody new who answers, and whose answer is announced. */
async function anAnswer(ctx: Ctx, articleId: number, parent: number | null, text = 'Réponse') {
	const id = await aComment(await aWriter(ctx, 'Bob'), articleId, parent, text);
	await announceComment(ctx, id);
	return id;
}

const allOf = async (who: MemberCtx) =>
	(await listNotifications(who)).groups.flatMap(({ notifications }) => notifications);

const unreadOf = async (who: MemberCtx) => {
	const { id } = await startSession(who, { memberId: who.asker.id, agent: 'Test' });
	return (await readSession(who, id))?.unread;
};

test(
	'notifications are listed newest first, by branch, with who wrote what and why one is told',
	rolledBack(async (ctx) => {
		const { id: articleId, slug } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		const [one, two] = [await aComment(ana, articleId), await aComment(ana, articleId)];
		const first = await anAnswer(ctx, articleId, one, '> cité\n\nUn *mot*');
		await anAnswer(ctx, articleId, two);
		await anAnswer(ctx, articleId, first, 'Plus loin');
		const { groups } = await listNotifications(ana);
		expect(groups).toMatchObject([
			{
				rootId: one,
				article: { slug, title: `Titre de ${slug}` },
				notifications: [
					{ reason: 'follow', excerpt: 'Plus loin' },
					{ reason: 'reply', excerpt: 'Un mot', author: 'Bob', isUnread: true }
				]
			},
			{ rootId: two, notifications: [{ reason: 'reply' }] }
		]);
	})
);

test(
	'pages follow each other without gap or repetition',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		const own = await aComment(ana, articleId);
		for (let n = 0; n < 7; n++) await anAnswer(ctx, articleId, own);
		const all = (await allOf(ana)).map(({ id }) => id);
		const seen: number[] = [];
		for (let before: number | undefined; ;) {
			const page = await listNotifications(ana, { before, limit: 3 });
			seen.push(...page.groups.flatMap(({ notifications }) => notifications.map(({ id }) => id)));
			if (page.older === null) break;
			before = page.older;
		}
		expect(all).toHaveLength(7);
		expect(seen).toEqual(all);
	})
);

test(
	'one is read, all up to the one that was shown are read, and nobody else’s',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
		const own = await aComment(ana, articleId);
		const answers = [];
		for (let n = 0; n < 4; n++) answers.push(await anAnswer(ctx, articleId, own));
		const ids = (await allOf(ana)).map(({ id }) => id);
		expect(await unreadOf(ana)).toBe(4);

		expect(await readNotification(eve, ids[1]!)).toBeNull();
		expect(await findTold(eve, ids[1]!)).toBeNull();
		expect((await findTold(ana, ids[1]!))?.commentId).toBe(answers[2]);
		expect(await unreadOf(ana)).toBe(4);
		expect((await readNotification(ana, ids[1]!))?.commentId).toBe(answers[2]);
		expect((await readNotification(ana, ids[1]!))?.commentId).toBe(answers[2]);
		expect(await unreadOf(ana)).toBe(3);

		await readNotifications(eve, ids[0]!);
		await readNotifications(ana, ids[1]!);
		expect((await allOf(ana)).map(({ isUnread }) => isUnread)).toEqual([true, false, false, false]);
		expect(await unreadOf(ana)).toBe(1);
	})
);

test(
	'the number of unread ones that every page says is that of the rows, up to a bound',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		expect(await unreadOf(ana)).toBe(0);
		const own = await aComment(ana, articleId);
		await ctx.db.execute(sql`
			insert into comment (article_id, parent_id, root_id, path, depth, markdown, html, language, idempotency_key)
			select ${articleId}::bigint, ${own}::bigint, ${own}::bigint,
				'zz' || lpad(n::text, 12, '0'), 2, 'x', 'x', 'fr', gen_random_uuid()
			from generate_series(1, ${MOST_UNREAD + 20}) n`);
		await ctx.db.execute(sql`insert into notification (member_id, article_id, comment_id, reason)
			select ${ana.asker.id}::bigint, article_id, id, 'reply' from comment where parent_id = ${own}`);
		expect(await unreadOf(ana)).toBe(MOST_UNREAD + 1);
	})
);

test(
	'what is deleted is told without a word of it',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, bob] = [await aWriter(ctx), await aWriter(ctx, 'Bob')];
		await follow(ana, { article: articleId });
		const id = await aComment(bob, articleId, null, 'Regretté');
		await announceComment(ctx, id);
		await deleteComment(bob, id);
		expect(await allOf(ana)).toMatchObject([{ excerpt: null, author: null }]);
	})
);

test(
	'they are kept for a time, and go with who leaves',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		const own = await aComment(ana, articleId);
		for (let n = 0; n < 2; n++) await anAnswer(ctx, articleId, own);
		const [newer, older] = await allOf(ana);
		await ctx.db.execute(sql`update notification
			set created_at = now() - interval '1 day' * (${NOTIFICATION_DAYS} + case id when ${older!.id} then 1 else -1 end)
			where member_id = ${ana.asker.id}`);
		await runUpkeep(ctx);
		expect((await allOf(ana)).map(({ id }) => id)).toEqual([newer!.id]);
		await forgetNotificationsOf(ctx, ana.asker.id);
		expect(await allOf(ana)).toEqual([]);
	})
);
