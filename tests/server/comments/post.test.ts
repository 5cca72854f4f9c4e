import { randomUUID } from 'node:crypto';
import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_DEPTH } from '#lib/rules/threads.ts';
import { MAX_LENGTH, tidyText } from '#lib/rules/threads-text.ts';
import { isWellFormed } from '#lib/server/web/read-form.ts';
import { articles } from '#lib/server/articles/tables.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { previewComment } from '#lib/server/comments/preview.ts';
import { comments } from '#lib/server/comments/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { members } from '#lib/server/accounts/tables.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

const aText = (articleId: number, markdown = 'Un avis.', parentId: number | null = null) => ({
	articleId,
	parentId,
	markdown,
	idempotencyKey: randomUUID(),
	language: 'fr' as const
});

const commentsOf = (ctx: Ctx, articleId: number) =>
	ctx.db.select().from(comments).where(eq(comments.articleId, articleId)).orderBy(comments.path);

const articleOf = async (ctx: Ctx, id: number) => {
	const [article] = await ctx.db.select().from(articles).where(eq(articles.id, id));
	return article!;
};

describe('posting', () => {
	test(
		'a comment is rendered when it is written, and makes a new version of the thread',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const before = await articleOf(ctx, articleId);
			await aComment(await aWriter(ctx), articleId, null, 'Je **pense**.');

			const [comment] = await commentsOf(ctx, articleId);
			expect(comment?.html).toBe('<p>Je <strong>pense</strong>.</p>');
			const after = await articleOf(ctx, articleId);
			expect(after.threadVersion).toBe(before.threadVersion + 1);
			expect(after.commentCount).toBe(1);
			expect(after.lastActivityAt > before.lastActivityAt).toBe(true);
		})
	);

	test(
		'the same form sent again answers with the same comment',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const text = aText(articleId);
			const first = await postComment(ana, text);
			expect(await postComment(ana, { ...text, markdown: 'Autre chose.' })).toEqual(first);
			expect(await commentsOf(ctx, articleId)).toHaveLength(1);
		})
	);

	test('the same form sent twice at once gives one comment', async () => {
		const database = await testDatabase();
		const ctx = aCtx({ db: database.db });
		const { id: articleId } = await anArticle(ctx);
		const other = await anArticle(ctx);
		const { db } = database.openPool();

		for (let round = 0; round < 10; round++) {
			const ana = await aWriter(ctx);
			const elsewhere: MemberCtx = { ...ana, db };
			const text = aText(articleId, `Avis ${round}`);
			const outcomes = await Promise.all([
				postComment(ana, text),
				postComment(elsewhere, text),
				postComment(elsewhere, { ...text, articleId: other.id })
			]);
			expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
			expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.id)).size).toBe(1);
		}
		const total =
			(await commentsOf(ctx, articleId)).length + (await commentsOf(ctx, other.id)).length;
		expect(total).toBe(10);
		await expectTrueCounters(ctx, articleId);
		await expectTrueCounters(ctx, other.id);
	});

	test(
		'the same key of two members gives two comments',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const text = aText(articleId);
			await postComment(await aWriter(ctx), text);
			await postComment(await aWriter(ctx), text);
			expect(await commentsOf(ctx, articleId)).toHaveLength(2);
		})
	);

	test(
		'what cannot be posted is refused with its reason, and nothing is half written',
		rolledBack(async (ctx) => {
			const [here, there, draft] = [
				await anArticle(ctx),
				await anArticle(ctx),
				await anArticle(ctx, { state: 'draft' })
			];
			const ana = await aWriter(ctx);
			const parent = await aComment(ana, there.id);
			const refused = async (text: ReturnType<typeof aText>) => {
				const outcome = await postComment(ana, text);
				return outcome.ok ? 'posted' : outcome.reason;
			};
			expect(await refused(aText(here.id, ' \n\t'))).toBe('empty');
			expect(await refused(aText(here.id, '[a]: https://a.example'))).toBe('empty');
			expect(await refused(aText(here.id, 'a'.repeat(MAX_LENGTH + 1)))).toBe('too-long');
			expect(await refused(aText(here.id, 'a', parent))).toBe('no-such-parent');
			expect(await refused(aText(here.id, 'a', 999_999))).toBe('no-such-parent');
			expect(await refused(aText(999_999))).toBe('no-such-article');
			expect(await refused(aText(draft.id))).toBe('no-such-article');
			expect(await refused(aText(here.id, '🌳'.repeat(MAX_LENGTH)))).toBe('posted');
			for (const { id } of [here, there]) await expectTrueCounters(ctx, id);
			expect((await articleOf(ctx, here.id)).commentCount).toBe(1);
		})
	);

	test(
		'a conversation ends at its deepest level',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			let parent: number | null = null;
			for (let depth = 1; depth <= MAX_DEPTH; depth++) {
				parent = await aComment(ctx, articleId, parent);
			}
			expect(await postComment(ana, aText(articleId, 'a', parent))).toEqual({
				ok: false,
				reason: 'too-deep'
			});
			await expectTrueCounters(ctx, articleId);
		})
	);

	test(
		'an account that was closed meanwhile posts nothing',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			await ctx.db.delete(members).where(eq(members.id, ana.asker.id));
			await expect(postComment(ana, aText(articleId))).rejects.toThrow(Forbidden);
		})
	);

	test(
		'every naughty string comes back equal or is refused',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const strings: string[] = [...naughtyStrings, 'a\0b', 'a\ud800b'];
			let stored = 0;
			for (const typed of strings.filter(isWellFormed)) {
				const outcome = await postComment(await aWriter(ctx), aText(articleId, typed));
				if (!outcome.ok) {
					expect(outcome.reason).toBe('empty');
					continue;
				}
				const [row] = await ctx.db
					.select()
					.from(comments)
					.where(eq(comments.id, outcome.id ?? 0));
				expect({ text: row?.markdown }).toEqual(tidyText(typed));
				stored++;
			}
			expect(strings.filter((typed) => !isWellFormed(typed))).toEqual(['a\0b', 'a\ud800b']);
			expect(stored).toBeGreaterThan(400);
		}),
		60_000
	);
});

test(
	'a preview shows what posting would, and stores nothing',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		expect(await previewComment(ana, '*a*')).toMatchObject({ html: '<p><em>a</em></p>' });
		expect(await previewComment(ana, '  ')).toEqual({ ok: false, reason: 'empty' });
		const [row] = await ctx.db.execute(
			sql`select count(*)::int as n from comment where author_id = ${ana.asker.id}`
		);
		expect(row?.['n']).toBe(0);
	})
);

test('the counters are those of the rows after any acts, three at once', async () => {
	const { db, openPool } = await testDatabase();
	const ctx = aCtx({ db });
	const connections = [db, openPool().db];
	const act = fc.record({ through: fc.constantFrom(0, 1), at: fc.nat(20), deletes: fc.boolean() });
	type Act = { through: 0 | 1; at: number; deletes: boolean };
	await fc.assert(
		fc.asyncProperty(fc.array(act, { maxLength: 15 }), async (acts) => {
			const { id: articleId } = await anArticle(ctx);
			const made: { id: number; who: MemberCtx }[] = [];
			const doOne = async ({ through, at, deletes }: Act) => {
				const target = made[at];
				if (deletes && target) return deleteComment(target.who, target.id);
				const who = await aWriter({ ...ctx, db: connections[through]! });
				made.push({ id: await aComment(who, articleId, target?.id ?? null), who });
			};
			for (let next = 0; next < acts.length; next += 3) {
				await Promise.all(acts.slice(next, next + 3).map(doOne));
			}
			await expectTrueCounters(ctx, articleId);
		}),
		{ numRuns: 25 }
	);
});

/** What is kept counted equals what counting gives. */
async function expectTrueCounters(ctx: Ctx, articleId: number): Promise<void> {
	const wrong = await ctx.db.execute(sql`
		select 'article' as what, id from article where id = ${articleId} and comment_count <> (
			select count(*) from comment where article_id = ${articleId} and state = 'visible')
		union all
		select 'replies', c.id from comment c where article_id = ${articleId} and reply_count <> (
			select count(*) from comment where parent_id = c.id)
		union all
		select 'branch', c.id from comment c where article_id = ${articleId} and branch_size <>
			case when depth = 1 then (select count(*) - 1 from comment where root_id = c.id) else 0 end
		union all
		select 'place', c.id from comment c left join comment p on p.id = c.parent_id
		where c.article_id = ${articleId} and (
			c.depth <> coalesce(p.depth, 0) + 1 or c.root_id <> coalesce(p.root_id, c.id)
			or left(c.path, -7) <> coalesce(p.path, ''))`);
	expect([...wrong]).toEqual([]);
}
