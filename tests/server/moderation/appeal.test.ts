import { expect, test } from 'vitest';
import { findComment } from '#lib/server/comments/find.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { appealAct, decideAppeal } from '#lib/server/moderation/appeal.ts';
import { findAct, findActDetails, listActs } from '#lib/server/moderation/list-acts.ts';
import { listDesk } from '#lib/server/moderation/list-desk.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { moderate, theComment, theMember } from '../../support/moderation.ts';

const words = 'Ce n’était pas une attaque.';

test(
	'who is concerned appeals once, and another moderator undoes the act by upholding it',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, one] = [await aWriter(ctx, 'Ana'), await aMemberOf(ctx, 'moderator')];
		const other = await aMemberOf(ctx, 'moderator');
		const commentId = await aComment(ana, articleId);
		const id = await moderate(one, theComment(commentId), 'hide-comment');

		await expect(appealAct(await aWriter(ctx), { id, words })).rejects.toThrow(Forbidden);
		expect(await appealAct(ana, { id, words: ' ' })).toMatchObject({ reason: 'says-nothing' });
		expect(await appealAct(ana, { id, words })).toEqual({ ok: true });
		expect(await appealAct(ana, { id, words })).toEqual({ ok: false, reason: 'already-appealed' });
		expect((await listDesk(other)).waiting).toMatchObject([
			{ subject: `appeal-${id}`, kind: 'appeal', author: `Ana (@${ana.asker.handle})` }
		]);

		const decision = { id, isUpheld: true, answer: 'En effet.' };
		await expect(decideAppeal(one, decision)).rejects.toThrow(Forbidden);
		await expect(decideAppeal(ana, decision)).rejects.toThrow(Forbidden);
		expect(await decideAppeal(other, decision)).toEqual({ ok: true });
		expect(await decideAppeal(other, decision)).toEqual({ ok: false, reason: 'already-decided' });

		expect((await findComment(ctx, articleId, commentId))?.gone).toBeNull();
		expect(await findAct(ctx, id)).toMatchObject({
			...{ isUpheld: true, answer: 'En effet.', undoReason: 'En effet.' }
		});
		const told = (await listNotifications(ana)).groups.flatMap((group) => group.notifications);
		expect(told.map(({ reason }) => reason)).toEqual(['appeal-upheld', 'act']);
		expect((await listDesk(other)).waiting).toEqual([]);
	})
);

test(
	'a dismissed appeal leaves the act as it is, and a second one is not heard',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, one] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
		const other = await aMemberOf(ctx, 'steward');
		const commentId = await aComment(ana, articleId);
		const id = await moderate(one, theComment(commentId), 'hide-comment');
		await appealAct(ana, { id, words });
		await decideAppeal(other, { id, isUpheld: false, answer: 'Si.' });
		expect((await findComment(ctx, articleId, commentId))?.gone).toBe('hidden');
		expect(await findAct(ctx, id)).toMatchObject({ isUpheld: false, undoneAt: null });
		expect(await appealAct(ana, { id, words })).toMatchObject({ reason: 'already-appealed' });

		const warning = await moderate(one, theMember(ana.asker.id), 'warn');
		await undoAct(other, { id: warning, reason: 'Trop sévère.' });
		expect(await appealAct(ana, { id: warning, words })).toMatchObject({
			reason: 'already-undone'
		});
		expect(await appealAct(ana, { id: 9_999_999, words })).toMatchObject({
			reason: 'no-such-act'
		});
	})
);

test('two moderators who decide an appeal at once decide it once', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const { db } = database.openPool();
	const who = await aMemberOf(ctx, 'moderator');
	const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
	for (let round = 0; round < 5; round++) {
		const ana = await aWriter(ctx);
		const id = await moderate(who, theMember(ana.asker.id), 'suspend');
		await appealAct(ana, { id, words });
		const outcomes = await Promise.all([
			decideAppeal(one, { id, isUpheld: true, answer: 'Oui.' }),
			decideAppeal({ ...other, db }, { id, isUpheld: false, answer: 'Non.' })
		]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(outcomes).toContainEqual({ ok: false, reason: 'already-decided' });
		const act = await findAct(ctx, id);
		expect(act?.undoneAt !== null).toBe(act?.isUpheld);
	}
});

test(
	'the log is read page by page, and names neither who acted nor on whom',
	rolledBack(async (ctx) => {
		const one = await aMemberOf(ctx, 'moderator');
		const ana = await aWriter(ctx, 'Ana Nommée');
		const ids = [];
		for (let count = 0; count < 55; count++) {
			ids.push(
				await moderate(one, theMember(ana.asker.id), 'warn', { reason: `Raison ${count}.` })
			);
		}
		const of = { memberId: ana.asker.id };
		const first = await listActs(ctx, { of });
		const second = await listActs(ctx, { before: first.older!, of });
		expect([...first.acts, ...second.acts].map(({ id }) => id)).toEqual(ids.toReversed());
		expect(second.older).toBeNull();
		expect((await listActs(ctx)).acts).toEqual(first.acts);
		const said = JSON.stringify(first);
		for (const name of ['Ana Nommée', ana.asker.handle, one.asker.displayName, one.asker.handle]) {
			expect(said).not.toContain(name);
		}
		expect(await findActDetails(ctx, ids[0]!)).toMatchObject({
			member: { displayName: 'Ana Nommée' },
			moderatorId: one.asker.id
		});
	})
);
