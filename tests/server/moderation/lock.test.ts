import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findComment } from '#lib/server/comments/find.ts';
import { findLock } from '#lib/server/comments/lock.ts';
import { postComment } from '#lib/server/comments/post.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { actOn } from '#lib/server/moderation/act.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { anAct, moderate, theArticle, theComment } from '../../support/moderation.ts';

const post = (who: MemberCtx, articleId: number, parentId: number | null = null) =>
	postComment(who, {
		...{ articleId, parentId, markdown: 'Encore un mot.', language: 'fr' },
		idempotencyKey: randomUUID()
	});

test(
	'a locked branch takes no reply at any depth, until the lock is undone',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const moderator = await aMemberOf(ctx, 'moderator');
		const above = await aComment(ctx, articleId);
		const locked = await aComment(ctx, articleId, above);
		const below = await aComment(ctx, articleId, locked);
		const act = await moderate(moderator, theComment(locked), 'lock-branch', { rule: 'off-topic' });

		const refused = { ok: false, reason: 'branch-locked' };
		expect(await post(await aWriter(ctx), articleId, locked)).toEqual(refused);
		expect(await post(await aWriter(ctx), articleId, below)).toEqual(refused);
		expect(await post(moderator, articleId, below)).toEqual(refused);
		expect(await post(await aWriter(ctx), articleId, above)).toMatchObject({ ok: true });
		expect(await post(await aWriter(ctx), articleId)).toMatchObject({ ok: true });
		const lockedFor = async (id: number) => (await findComment(ctx, articleId, id))?.lockedFor;
		expect([await lockedFor(above), await lockedFor(locked), await lockedFor(below)]).toEqual([
			null,
			'off-topic',
			'off-topic'
		]);

		await undoAct(moderator, { id: act, reason: 'Le calme est revenu.' });
		expect(await post(await aWriter(ctx), articleId, below)).toMatchObject({ ok: true });
		expect(await lockedFor(below)).toBeNull();
	})
);

test(
	'a closed thread takes no comment at all, and says why',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const elsewhere = await anArticle(ctx);
		const moderator = await aMemberOf(ctx, 'moderator');
		const root = await aComment(ctx, articleId);
		const branch = await moderate(moderator, theComment(root), 'lock-branch');
		const act = await moderate(moderator, theArticle(articleId), 'close-thread', {
			rule: 'flooding',
			reason: 'Mille fois la même chose.'
		});
		expect(await post(await aWriter(ctx), articleId)).toEqual({
			ok: false,
			reason: 'thread-closed'
		});
		expect(await post(await aWriter(ctx), articleId, root)).toEqual({
			ok: false,
			reason: 'thread-closed'
		});
		expect(await post(await aWriter(ctx), elsewhere.id)).toMatchObject({ ok: true });
		expect(await findLock(ctx, { articleId })).toEqual({
			commentId: null,
			rule: 'flooding',
			reason: 'Mille fois la même chose.'
		});
		await undoAct(moderator, { id: act, reason: 'Le calme est revenu.' });
		expect(await post(await aWriter(ctx), articleId)).toMatchObject({ ok: true });
		expect(await post(await aWriter(ctx), articleId, root)).toMatchObject({
			reason: 'branch-locked'
		});
		await undoAct(moderator, { id: branch, reason: 'Le calme est revenu.' });
		expect(await post(await aWriter(ctx), articleId, root)).toMatchObject({ ok: true });
	})
);

test('two moderators who close a thread at once close it once', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const { db } = database.openPool();
	const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
	for (let round = 0; round < 5; round++) {
		const { id } = await anArticle(ctx);
		const outcomes = await Promise.all([
			actOn(one, anAct(theArticle(id), 'close-thread')),
			actOn({ ...other, db }, anAct(theArticle(id), 'close-thread'))
		]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(outcomes).toContainEqual({ ok: false, reason: 'already-done' });
	}
});

test('a reply on its way while the branch is locked comes before the lock, or not at all', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const { db } = database.openPool();
	const moderator = await aMemberOf(ctx, 'moderator');
	for (let round = 0; round < 8; round++) {
		const { id: articleId } = await anArticle(ctx);
		const root = await aComment(ctx, articleId);
		const [locked, posted] = await Promise.all([
			actOn(moderator, anAct(theComment(root), 'lock-branch')),
			post({ ...(await aWriter(ctx)), db }, articleId, root)
		]);
		expect(locked).toMatchObject({ ok: true });
		if (!posted.ok) expect(posted.reason).toBe('branch-locked');
		expect(await post(await aWriter(ctx), articleId, root)).toMatchObject({ ok: false });
	}
});
