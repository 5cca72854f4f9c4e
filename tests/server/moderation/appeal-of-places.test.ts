import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findLock } from '#lib/server/comments/lock.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { appealAct, decideAppeal } from '#lib/server/moderation/appeal.ts';
import { exportModeration } from '#lib/server/moderation/export.ts';
import { findActDetails, listActs } from '#lib/server/moderation/list-acts.ts';
import { listDesk } from '#lib/server/moderation/list-desk.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf, aPublication } from '../../support/drafts.ts';
import { moderate, theArticle, theComment } from '../../support/moderation.ts';

const words = 'On s’y parlait bien.';

/** Of acts, the newest first. */
const toldTo = async (member: MemberCtx) =>
	(await listNotifications(member)).groups
		.filter(({ article }) => article === null)
		.flatMap(({ notifications }) => notifications.map(({ reason }) => reason));

const actsOf = async (ctx: Ctx, of: Parameters<typeof listActs>[1]) =>
	(await listActs(ctx, of)).acts.map(({ id }) => id);

test(
	'who wrote the comment at its head is told that a branch is closed, and appeals without being the offender',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, ben] = [await aWriter(ctx, 'Ana'), await aWriter(ctx, 'Ben')];
		const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
		const head = await aComment(ana, articleId);
		await aComment(ben, articleId, head);
		const id = await moderate(one, theComment(head), 'lock-branch');

		expect([await toldTo(ana), await toldTo(ben)]).toEqual([['act'], []]);
		expect(await findActDetails(ctx, id)).toMatchObject({ memberId: null, member: null });
		expect(await actsOf(ctx, { of: { memberId: ana.asker.id } })).toEqual([]);
		expect(await actsOf(ctx, { of: { concernedId: ana.asker.id } })).toEqual([id]);
		expect(await actsOf(ctx, { of: { concernedId: ben.asker.id } })).toEqual([]);
		expect((await exportModeration(ana)).moderationActs).toMatchObject([{ id }]);
		expect((await exportModeration(ben)).moderationActs).toEqual([]);

		await expect(appealAct(ben, { id, words })).rejects.toThrow(Forbidden);
		expect(await appealAct(ana, { id, words })).toEqual({ ok: true });
		expect(await appealAct(ana, { id, words })).toEqual({ ok: false, reason: 'already-appealed' });
		expect((await listDesk(other)).waiting).toMatchObject([
			{ subject: `appeal-${id}`, author: `Ana (@${ana.asker.handle})` }
		]);
		const decision = { id, isUpheld: true, answer: 'En effet.' };
		await expect(decideAppeal(one, decision)).rejects.toThrow(Forbidden);
		expect(await decideAppeal(other, decision)).toEqual({ ok: true });
		expect(await toldTo(ana)).toEqual(['appeal-upheld', 'act']);
		const [{ path } = { path: '' }] = await ctx.db.execute<{ path: string }>(
			sql`select path from comment where id = ${head}`
		);
		expect(await findLock(ctx, { articleId, path })).toBeNull();
	})
);

test(
	'all who write an article are told that its thread is closed; one of them appeals, and none decides',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx, 'Ana');
		const { id: articleId } = await aPublication(ana);
		const [along, invited] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role) values
			(${articleId}, ${along.asker.id}, 'co-author'), (${articleId}, ${invited.asker.id}, 'invited')`);
		const one = await aMemberOf(ctx, 'moderator');
		const id = await moderate(one, theArticle(articleId), 'close-thread');

		expect([await toldTo(ana), await toldTo(along), await toldTo(invited)]).toEqual([
			['act'],
			['act'],
			[]
		]);
		for (const writer of [ana, along]) {
			expect(await actsOf(ctx, { of: { concernedId: writer.asker.id } })).toEqual([id]);
		}
		expect(await actsOf(ctx, { of: { concernedId: invited.asker.id } })).toEqual([]);

		expect(await appealAct(along, { id, words })).toEqual({ ok: true });
		expect(await appealAct(ana, { id, words })).toEqual({ ok: false, reason: 'already-appealed' });
		const decision = { id, isUpheld: true, answer: 'En effet.' };
		await expect(decideAppeal(along, decision)).rejects.toThrow(Forbidden);
		expect(await decideAppeal(invited, decision)).toEqual({ ok: true });
		expect(await findLock(ctx, { articleId })).toBeNull();
		expect(await toldTo(along)).toEqual(['appeal-upheld', 'act']);
		expect(await toldTo(ana)).toEqual(['act-undone', 'act']);
	})
);

test(
	'whose branch it was is told when a lock is undone without an appeal',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, one] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
		const id = await moderate(one, theComment(await aComment(ana, articleId)), 'lock-branch');
		await undoAct(one, { id, reason: 'Le calme est revenu.' });
		expect(await toldTo(ana)).toEqual(['act-undone', 'act']);
		expect(await appealAct(ana, { id, words })).toEqual({ ok: false, reason: 'already-undone' });
	})
);
