import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { findDraft, purgeDrafts, saveDraft } from '#lib/server/comments/drafts.ts';
import { editComment } from '#lib/server/comments/edit.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';

const aText = (articleId: number, markdown = 'Un avis.', parentId: number | null = null) => ({
	articleId,
	parentId,
	markdown,
	idempotencyKey: randomUUID(),
	language: 'fr' as const
});

describe('a text that is not posted yet', () => {
	test(
		'waits at its place until it is posted',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const parentId = await aComment(ana, articleId);
			const draft = { ...aText(articleId, 'Un long texte.', parentId), kind: 'objection' as const };
			await saveDraft(ana, aText(articleId, 'Un autre.'));
			await saveDraft(ana, { ...draft, markdown: 'Une ébauche.', idempotencyKey: randomUUID() });
			await saveDraft(ana, draft);

			const found = await findDraft(ana, { articleId, parentId });
			expect(found).toEqual({
				markdown: 'Un long texte.',
				kind: 'objection',
				idempotencyKey: draft.idempotencyKey
			});
			await postComment(ana, draft);
			expect(await findDraft(ana, { articleId, parentId })).toBeNull();
			expect((await findDraft(ana, { articleId, parentId: null }))?.markdown).toBe('Un autre.');
		})
	);

	test(
		'that was kept behind the post of itself is not offered again',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const draft = aText(articleId);
			await postComment(ana, draft);
			await saveDraft(ana, draft);
			expect(await findDraft(ana, { articleId, parentId: null })).toBeNull();
			await saveDraft(ana, aText(articleId, 'Un autre.'));
			expect((await findDraft(ana, { articleId, parentId: null }))?.markdown).toBe('Un autre.');
		})
	);

	test(
		'is forgotten after thirty days',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			await saveDraft(ana, aText(articleId));
			const place = { articleId, parentId: null };
			const makeOlder = (days: number) =>
				ctx.db.execute(sql`update comment_draft
					set saved_at = now() - ${days} * interval '1 day' where member_id = ${ana.asker.id}`);
			await makeOlder(29);
			await purgeDrafts(ctx);
			expect(await findDraft(ana, place)).not.toBeNull();
			await makeOlder(31);
			await purgeDrafts(ctx);
			expect(await findDraft(ana, place)).toBeNull();
		})
	);

	test(
		'is kept for its author alone, and not at a place that does not exist',
		rolledBack(async (ctx) => {
			const [here, there] = [await anArticle(ctx), await anArticle(ctx)];
			const ana = await aWriter(ctx);
			const parentId = await aComment(ana, there.id);
			await saveDraft(ana, aText(here.id));
			await saveDraft(ana, aText(here.id, 'a', parentId));
			await saveDraft(ana, aText(999_999));
			await saveDraft(ana, aText(there.id, ' '));
			const [row] = await ctx.db.execute(
				sql`select count(*)::int as n from comment_draft where member_id = ${ana.asker.id}`
			);
			expect(row?.['n']).toBe(1);
			const place = { articleId: here.id, parentId: null };
			expect(await findDraft(await aWriter(ctx), place)).toBeNull();
		})
	);

	test(
		'of an edit waits beside a reply to the same comment, until the comment has it',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const commentId = await aComment(ana, articleId);
			await saveDraft(ana, { commentId, markdown: 'Mieux dit.' });
			await saveDraft(ana, aText(articleId, 'Une réponse.', commentId));
			expect((await findDraft(ana, { commentId }))?.markdown).toBe('Mieux dit.');
			expect((await findDraft(ana, { articleId, parentId: null }))?.markdown).toBeUndefined();

			await editComment(ana, { id: commentId, markdown: 'Mieux dit.' });
			expect(await findDraft(ana, { commentId })).toBeNull();
			expect(await findDraft(ana, { articleId, parentId: commentId })).not.toBeNull();
		})
	);

	test(
		'of an edit is kept for one’s own comment only, and goes with it',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea] = [await aWriter(ctx), await aWriter(ctx)];
			const commentId = await aComment(ana, articleId);
			await saveDraft(bea, { commentId, markdown: 'Ses mots à elle.' });
			expect(await findDraft(bea, { commentId })).toBeNull();

			await saveDraft(ana, { commentId, markdown: 'Mieux dit.' });
			await deleteComment(ana, commentId);
			expect(await findDraft(ana, { commentId })).toBeNull();
		})
	);
});
