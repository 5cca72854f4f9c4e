import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findReader } from '#lib/server/comments/find-reader.ts';
import { withdrawHeld } from '#lib/server/comments/own-held.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import { postComment } from '#lib/server/comments/post.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { actOn } from '#lib/server/moderation/act.ts';
import { approveHeld, refuseHeld } from '#lib/server/moderation/decide-held.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aHeldComment, aLinkedDraft, aNewcomer } from '../../support/held.ts';
import { anAct, moderate, theComment, theMember } from '../../support/moderation.ts';

const refusal = { rule: 'spam', reason: 'Vente de cages.' } as const;

const commentsBy = async (ctx: Ctx, memberId: number): Promise<number> => {
	const [row] = await ctx.db.execute<{ count: number }>(
		sql`select count(*)::int from comment where author_id = ${memberId}`
	);
	return row?.count ?? -1;
};

async function twoDatabases() {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const { db } = database.openPool();
	const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
	return { ctx, db, one, other: { ...other, db } };
}

test('of two moderators who decide at once, one does', async () => {
	const { ctx, one, other } = await twoDatabases();
	for (let round = 0; round < 8; round++) {
		const { id: articleId } = await anArticle(ctx);
		const zoe = await aNewcomer(ctx);
		const id = await aHeldComment(zoe, articleId);
		const outcomes = await Promise.all([
			approveHeld(one, id),
			round % 2 ? refuseHeld(other, { id, ...refusal }) : approveHeld(other, id)
		]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(outcomes).toContainEqual({ ok: false, reason: 'already-decided' });
		expect(await commentsBy(ctx, zoe.asker.id)).toBe(outcomes[0].ok || round % 2 === 0 ? 1 : 0);
	}
});

test('an approval while the branch is being locked comes before the lock, or waits', async () => {
	const { ctx, one, other } = await twoDatabases();
	for (let round = 0; round < 8; round++) {
		const { id: articleId } = await anArticle(ctx);
		const root = await aComment(ctx, articleId);
		const zoe = await aNewcomer(ctx);
		const id = await aHeldComment(zoe, articleId, { parentId: root });
		const [locked, approved] = await Promise.all([
			actOn(one, anAct(theComment(root), 'lock-branch')),
			approveHeld(other, id)
		]);
		expect(locked).toMatchObject({ ok: true });
		if (!approved.ok) expect(approved.reason).toBe('branch-locked');
		expect(await commentsBy(ctx, zoe.asker.id)).toBe(approved.ok ? 1 : 0);
		expect((await findReader(zoe, articleId)).held).toHaveLength(approved.ok ? 0 : 1);
	}
});

test('a form that is sent twice at once waits once, and uses up one comment of what was asked for', async () => {
	const { ctx, db, one } = await twoDatabases();
	for (let round = 0; round < 8; round++) {
		const [here, there] = [await anArticle(ctx), await anArticle(ctx)];
		const bea = await aWriter(ctx);
		const count = (round % 2) + 1;
		await moderate(one, theMember(bea.asker.id), 'hold-comments', { count });
		const draft = aLinkedDraft(here.id);
		const outcomes = await Promise.all([
			postComment(bea, draft),
			postComment({ ...bea, db }, draft),
			postComment({ ...bea, db }, { ...draft, articleId: there.id })
		]);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
		const [{ heldId } = { heldId: 0 }] = outcomes.flatMap((one) =>
			one.ok && one.id === null ? [one] : []
		);
		for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, id: null, heldId });
		expect(await commentsBy(ctx, bea.asker.id)).toBe(0);
		const [hold] = await ctx.db.execute(
			sql`select remaining from comment_hold where member_id = ${bea.asker.id}`
		);
		expect(hold).toEqual({ remaining: count - 1 });
	}
});

test('what is taken back, or leaves with its author, while it is approved is posted or gone', async () => {
	const { ctx, db, one } = await twoDatabases();
	for (let round = 0; round < 8; round++) {
		const { id: articleId } = await anArticle(ctx);
		const zoe = await aNewcomer(ctx);
		const id = await aHeldComment(zoe, articleId);
		const leaves = round % 2 === 1;
		const [approved] = await Promise.all([
			approveHeld(one, id),
			leaves
				? partWithAuthor({ ...zoe, db }, zoe.asker.id, 'keep')
				: withdrawHeld({ ...zoe, db }, id)
		]);
		if (!approved.ok) expect(approved.reason).toBe('no-such-thing');
		expect(await commentsBy(ctx, zoe.asker.id)).toBe(approved.ok ? 1 : 0);
	}
});
