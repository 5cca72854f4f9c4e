import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { members } from '#lib/server/accounts/tables.ts';
import { articles } from '#lib/server/articles/tables.ts';
import { findDraft } from '#lib/server/comments/drafts.ts';
import { listCommentsBy } from '#lib/server/comments/list-by-author.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import { renewThreadsOf } from '#lib/server/comments/renew-threads-of.ts';
import { saveDraft } from '#lib/server/comments/drafts.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';

/** Ana wrote first, Bob answered; an article of Bob alone stands beside. */
async function aTalk(ctx: Ctx) {
	const [shared, beside] = [await anArticle(ctx), await anArticle(ctx)];
	const [ana, bob] = [await aWriter(ctx, 'Ana'), await aWriter(ctx, 'Bob')];
	const first = await aComment(ana, shared.id, null, 'Je pense.');
	await aComment(bob, shared.id, first);
	await aComment(bob, beside.id);
	const draft = { articleId: shared.id, parentId: null, markdown: 'Encore.' };
	await saveDraft(ana, { ...draft, idempotencyKey: crypto.randomUUID() });

	const articleOf = async (id: number) => {
		const [article] = await ctx.db.select().from(articles).where(eq(articles.id, id));
		return article!;
	};
	const versions = async () => [
		(await articleOf(shared.id)).threadVersion,
		(await articleOf(beside.id)).threadVersion
	];
	return {
		ana,
		bob,
		shared,
		versions,
		count: async () => (await articleOf(shared.id)).commentCount,
		shown: async () => (await listThreadPage(ctx, shared.id, {}))!.comments,
		hasDraft: async () => (await findDraft(ana, draft)) !== null
	};
}

test(
	'comments that are kept under their name stay as they are',
	rolledBack(async (ctx) => {
		const talk = await aTalk(ctx);
		const before = await talk.shown();
		await partWithAuthor(ctx, talk.ana.asker.id, 'keep');
		expect(await talk.shown()).toEqual(before);
		expect(await talk.hasDraft()).toBe(false);
	})
);

test(
	'comments that lose their name keep their text',
	rolledBack(async (ctx) => {
		const talk = await aTalk(ctx);
		const [shared, beside] = await talk.versions();
		await partWithAuthor(ctx, talk.ana.asker.id, 'unname');

		const [first, reply] = await talk.shown();
		expect(first).toMatchObject({ author: null, gone: null, html: '<p>Je pense.</p>' });
		expect(reply?.parent).toMatchObject({ author: null, gone: null });
		expect(reply?.author?.displayName).toBe('Bob');
		expect(await talk.count()).toBe(2);
		expect(await talk.versions()).toEqual([shared! + 1, beside]);
		await ctx.db.delete(members).where(eq(members.id, talk.ana.asker.id));
		expect(await talk.shown()).toHaveLength(2);
	})
);

test(
	'comments that are erased leave their place in the tree',
	rolledBack(async (ctx) => {
		const talk = await aTalk(ctx);
		await partWithAuthor(ctx, talk.ana.asker.id, 'erase');
		const [first, reply] = await talk.shown();
		expect(first).toMatchObject({ author: null, gone: 'deleted', html: '' });
		expect(reply?.author?.displayName).toBe('Bob');
		expect(await talk.count()).toBe(1);
		expect(await talk.hasDraft()).toBe(false);
	})
);

test(
	'a new name is shown in every thread that it stands in, and only there is work made of it',
	rolledBack(async (ctx) => {
		const talk = await aTalk(ctx);
		const [shared, beside] = await talk.versions();
		await renewThreadsOf(ctx, talk.ana.asker.id);
		expect(await talk.versions()).toEqual([shared! + 1, beside]);
		await renewThreadsOf(ctx, talk.bob.asker.id);
		expect(await talk.versions()).toEqual([shared! + 2, beside! + 1]);
	})
);

test(
	'a member’s comments are listed from the newest on, page by page, without deleted ones',
	rolledBack(async (ctx) => {
		const article = await anArticle(ctx);
		const ana = await aWriter(ctx);
		const posted: number[] = [];
		for (let n = 0; n < 15; n++) posted.push(await aComment(ana, article.id));
		const listed = await listCommentsBy(ctx, ana.asker.id);
		expect(listed.comments.map(({ id }) => id)).toEqual(posted.toReversed());
		expect(listed.comments[0]).toMatchObject({
			articleSlug: article.slug,
			html: '<p>Un avis.</p>'
		});
		expect(listed.older).toBeNull();
		const rest = await listCommentsBy(ctx, ana.asker.id, { before: posted[5] });
		expect(rest.comments.map(({ id }) => id)).toEqual(posted.slice(0, 5).toReversed());
		await partWithAuthor(ctx, ana.asker.id, 'erase');
		expect((await listCommentsBy(ctx, ana.asker.id)).comments).toEqual([]);
	})
);
