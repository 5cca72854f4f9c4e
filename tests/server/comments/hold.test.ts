import { describe, expect, test } from 'vitest';
import { editComment } from '#lib/server/comments/edit.ts';
import { findReader } from '#lib/server/comments/find-reader.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { actOn } from '#lib/server/moderation/act.ts';
import { approveHeld } from '#lib/server/moderation/decide-held.ts';
import { findAct } from '#lib/server/moderation/list-acts.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aLinkedDraft, aNewcomer, setFirstHeld } from '../../support/held.ts';
import { anAct, moderate, theMember } from '../../support/moderation.ts';

const reason = 'Vente de cages.';
const wait = { ok: true, id: null };

describe('what is held', () => {
	const plain = (articleId: number) => aLinkedDraft(articleId, { markdown: 'Un mot.' });

	test(
		'is the first comment of a new account where the site says so, until one is posted',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [zoe, moderator] = [await aNewcomer(ctx), await aMemberOf(ctx, 'moderator')];
			const yan = await aNewcomer(ctx);
			expect(await postComment(yan, plain(articleId))).toMatchObject({
				id: expect.any(Number) as number
			});
			await setFirstHeld(ctx, true);
			expect(await postComment(zoe, plain(articleId))).toMatchObject(wait);
			expect(await postComment(zoe, plain(articleId))).toMatchObject(wait);
			const held = (await findReader(zoe, articleId)).held;
			expect(held.map(({ why }) => why)).toEqual(['first', 'first']);
			await approveHeld(moderator, held[0]!.id);
			const third = await postComment(zoe, plain(articleId));
			expect(third).toMatchObject({ id: expect.any(Number) as number });
			expect(await postComment(await aWriter(ctx), plain(articleId))).toMatchObject({
				id: expect.any(Number) as number
			});
		})
	);

	test(
		'are the next comments of an account, as many as an act says, until it is undone',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [bea, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const act = await moderate(moderator, theMember(bea.asker.id), 'hold-comments', { count: 2 });
			expect(await findAct(ctx, act)).toMatchObject({ kind: 'hold-comments', amount: 2 });
			expect(await actOn(moderator, anAct(theMember(bea.asker.id), 'hold-comments'))).toEqual({
				ok: false,
				reason: 'already-done'
			});
			expect(
				await actOn(moderator, anAct(theMember(bea.asker.id), 'hold-comments', { count: null }))
			).toEqual({ ok: false, reason: 'no-count' });
			const draft = plain(articleId);
			expect(await postComment(bea, draft)).toMatchObject(wait);
			expect(await postComment(bea, draft)).toMatchObject(wait);
			expect(await postComment(bea, plain(articleId))).toMatchObject(wait);
			expect(await postComment(bea, plain(articleId))).toMatchObject({
				id: expect.any(Number) as number
			});

			const again = await moderate(moderator, theMember(bea.asker.id), 'hold-comments', {
				count: 9
			});
			// One that is over must not end the one that came after it.
			expect(await undoAct(moderator, { id: act, reason })).toEqual({ ok: true });
			expect(await postComment(bea, plain(articleId))).toMatchObject(wait);
			await undoAct(moderator, { id: again, reason });
			expect(await postComment(bea, plain(articleId))).toMatchObject({
				id: expect.any(Number) as number
			});
			expect((await findReader(bea, articleId)).held).toHaveLength(3);
			await expect(
				actOn(
					moderator,
					anAct(theMember((await aMemberOf(ctx, 'moderator')).asker.id), 'hold-comments')
				)
			).rejects.toThrow(Forbidden);
		})
	);

	test(
		'cannot be evaded by putting the links into a comment afterwards',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const zoe = await aNewcomer(ctx);
			const id = await aComment(zoe, articleId);
			const { markdown } = aLinkedDraft(articleId);
			expect(await editComment(zoe, { id, markdown })).toEqual({ ok: false, reason: 'adds-links' });
			expect(await editComment(zoe, { id, markdown: 'Un autre mot.' })).toEqual({ ok: true });
			const old = { ...zoe, asker: { ...zoe.asker, isNew: false } };
			expect(await editComment(old, { id, markdown })).toEqual({ ok: true });
		})
	);
});
