import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { EDIT_WINDOW, UNTRACED_EDIT } from '#lib/rules/permissions.ts';
import { articles } from '#lib/server/articles/tables.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { editComment } from '#lib/server/comments/edit.ts';
import { listRevisions } from '#lib/server/comments/list-revisions.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { comments } from '#lib/server/comments/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

const rowOf = async (ctx: Ctx, id: number) => {
	const [row] = await ctx.db.select().from(comments).where(eq(comments.id, id));
	return row!;
};

const makeOlder = (ctx: Ctx, id: number, seconds: number) =>
	ctx.db
		.update(comments)
		.set({ createdAt: sql`clock_timestamp() - ${seconds} * interval '1 second'` })
		.where(eq(comments.id, id));

const versionOf = async (ctx: Ctx, id: number) => {
	const [row] = await ctx.db.select().from(articles).where(eq(articles.id, id));
	return row!.threadVersion;
};

describe('editing', () => {
	test(
		'a new comment can be edited, and says so',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const id = await aComment(ana, articleId);
			const version = await versionOf(ctx, articleId);
			await makeOlder(ctx, id, UNTRACED_EDIT + 1);
			expect(await editComment(ana, { id, markdown: '*Mieux.*' })).toEqual({ ok: true });
			expect(await rowOf(ctx, id)).toMatchObject({
				markdown: '*Mieux.*',
				html: '<p><em>Mieux.</em></p>'
			});
			expect((await rowOf(ctx, id)).editedAt).not.toBeNull();
			expect(await versionOf(ctx, articleId)).toBe(version + 1);
		})
	);

	test(
		'what it said before can be read, unless it had stood for moments only, and goes with it',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const id = await aComment(ana, articleId, null, 'Un mto');
			await editComment(ana, { id, markdown: 'Un mot' });
			expect(await listRevisions(ctx, id)).toEqual([]);
			expect((await rowOf(ctx, id)).editedAt).toBeNull();

			await makeOlder(ctx, id, UNTRACED_EDIT + 1);
			await editComment(ana, { id, markdown: 'Deux mots' });
			await editComment(ana, { id, markdown: 'Deux mots' });
			await editComment(ana, { id, markdown: 'Trois mots' });
			const said = async () => (await listRevisions(ctx, id)).map(({ markdown }) => markdown);
			expect(await said()).toEqual(['Un mot', 'Deux mots']);
			await deleteComment(ana, id);
			expect(await said()).toEqual([]);
		})
	);

	test(
		'it can no longer be edited once the time is over, by the clock of the database',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const id = await aComment(ana, articleId);
			await makeOlder(ctx, id, EDIT_WINDOW - 30);
			expect((await editComment(ana, { id, markdown: 'À temps.' })).ok).toBe(true);
			await makeOlder(ctx, id, EDIT_WINDOW + 1);
			expect(await editComment(ana, { id, markdown: 'Trop tard.' })).toEqual({
				ok: false,
				reason: 'no-longer-editable'
			});
			expect((await rowOf(ctx, id)).markdown).toBe('À temps.');
		})
	);

	test(
		'nor once somebody has replied, nor once it is deleted, nor by somebody else',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const [answered, deleted] = [await aComment(ana, articleId), await aComment(ana, articleId)];
			await aComment(ctx, articleId, answered);
			await deleteComment(ana, deleted);
			for (const id of [answered, deleted]) {
				expect(await editComment(ana, { id, markdown: 'a' })).toEqual({
					ok: false,
					reason: 'no-longer-editable'
				});
			}
			const bob = await aWriter(ctx);
			await expect(editComment(bob, { id: answered, markdown: 'a' })).rejects.toThrow(Forbidden);
			expect(await editComment(bob, { id: 999_999, markdown: 'a' })).toEqual({
				ok: false,
				reason: 'no-such-comment'
			});
			expect(await editComment(ana, { id: answered, markdown: ' ' })).toEqual({
				ok: false,
				reason: 'empty'
			});
		})
	);

	test('no reply answers a text that is changed after it', async () => {
		const { db, openPool } = await testDatabase();
		const ctx = aCtx({ db });
		const elsewhere = aCtx({ db: openPool().db });
		const { id: articleId } = await anArticle(ctx);
		for (let round = 0; round < 20; round++) {
			const ana = await aWriter(ctx);
			const id = await aComment(ana, articleId, null, 'Avant.');
			const [outcome, reply] = await Promise.all([
				editComment(ana, { id, markdown: 'Après.' }),
				aComment(elsewhere, articleId, id)
			]);
			const [comment, answer] = [await rowOf(ctx, id), await rowOf(ctx, reply)];
			expect(comment.markdown).toBe(outcome.ok ? 'Après.' : 'Avant.');
			expect(comment.replyCount).toBe(1);
			if (outcome.ok) {
				// Both are read to the millisecond.
				expect(comment.editedAt! <= answer.createdAt).toBe(true);
			}
		}
	});
});

describe('deleting', () => {
	test(
		'the text goes, the place and the replies stay',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx, 'Ana');
			const id = await aComment(ana, articleId, null, 'Un secret.');
			const reply = await aComment(ctx, articleId, id);
			expect(await deleteComment(ana, id)).toEqual({ ok: true });

			const page = await listThreadPage(ctx, articleId, {});
			expect(page?.comments.map((comment) => comment.id)).toEqual([id, reply]);
			expect(page?.comments[0]).toMatchObject({ gone: 'deleted', author: null, html: '' });
			expect(page?.comments[1]?.parent).toEqual({ id, gone: 'deleted', author: null });
			expect((await rowOf(ctx, id)).markdown).toBe('');
		})
	);

	test(
		'twice is once, and what is not one’s own stays',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const id = await aComment(ana, articleId);
			await expect(deleteComment(await aWriter(ctx), id)).rejects.toThrow(Forbidden);
			expect(await deleteComment(ana, 999_999)).toEqual({ ok: false, reason: 'no-such-comment' });

			expect(await deleteComment(ana, id)).toEqual({ ok: true });
			const version = await versionOf(ctx, articleId);
			expect(await deleteComment(ana, id)).toEqual({ ok: true });
			expect(await versionOf(ctx, articleId)).toBe(version);
		})
	);

	test('a reply that meets the deletion of its parent keeps its place below it', async () => {
		const { db, openPool } = await testDatabase();
		const ctx = aCtx({ db });
		const elsewhere = aCtx({ db: openPool().db });
		for (let round = 0; round < 10; round++) {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const id = await aComment(ana, articleId);
			const [, reply, gone] = await Promise.all([
				deleteComment(ana, id),
				aComment(elsewhere, articleId, id),
				deleteComment(ana, id)
			]);
			expect(gone.ok).toBe(true);
			const page = await listThreadPage(ctx, articleId, {});
			expect(page?.comments.map((comment) => comment.id)).toEqual([id, reply]);
			const [article] = await db.select().from(articles).where(eq(articles.id, articleId));
			expect(article?.commentCount).toBe(1);
		}
	});
});
