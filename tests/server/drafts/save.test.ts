import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { emptyDocument } from '#lib/rules/article-document.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { listArticles } from '#lib/server/articles/list.ts';
import { articles, articleTexts } from '#lib/server/articles/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { purgeReplaced } from '#lib/server/amendments/purge-replaced.ts';
import { findBase, findDocument, findProposal } from '#lib/server/drafts/find.ts';
import { listOwnArticles } from '#lib/server/drafts/list-own.ts';
import { listArticleRevisions } from '#lib/server/drafts/list-revisions.ts';
import { restoreRevision } from '#lib/server/drafts/restore.ts';
import { beginArticle, saveRevision, type Trigger } from '#lib/server/drafts/save.ts';
import { withdrawArticle } from '#lib/server/drafts/submit.ts';
import { articleEvents } from '#lib/server/drafts/tables.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { polls } from '#lib/server/polls/tables.ts';
import { resources } from '#lib/server/resources/tables.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aCoAuthor, aDocument, aDraft, aMemberOf, aSubmission } from '../../support/drafts.ts';

const save = (
	who: MemberCtx,
	id: number,
	base: number,
	body: string,
	trigger: Trigger = 'button'
) => saveRevision(who, { id, base, document: aDocument({ body }), trigger });
const numbersOf = async (ctx: Ctx, id: number) =>
	(await listArticleRevisions(ctx, id)).map(({ number }) => number);

test(
	'an article is begun once for each form, however often that is sent',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const draft = {
			document: aDocument(),
			idempotencyKey: randomUUID(),
			trigger: 'button'
		} as const;
		const first = await beginArticle(ana, draft);
		expect(await beginArticle(ana, draft)).toEqual(first);
		expect(await listOwnArticles(ana)).toHaveLength(1);
		const ben = await aWriter(ctx);
		expect(await beginArticle(ben, draft)).not.toEqual(first);
	})
);

test('two sendings at the same moment begin one article', async () => {
	const database = await testDatabase();
	const ana = await aWriter(aCtx({ db: database.db }));
	const there = { ...ana, db: database.openPool().db };
	const draft = { document: aDocument(), idempotencyKey: randomUUID(), trigger: 'button' } as const;
	const [one, two] = await Promise.all([beginArticle(ana, draft), beginArticle(there, draft)]);
	expect(one).toEqual(two);
	expect(await listOwnArticles(ana)).toHaveLength(1);
});

test(
	'nothing of a draft stands where readers look, and no list names it',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		for (const table of [articleTexts, polls, resources]) {
			expect(await ctx.db.$count(table, eq(table.articleId, id))).toBe(0);
		}
		const [row] = await ctx.db.select().from(articles).where(eq(articles.id, id));
		expect(row).toMatchObject({ slug: null, state: 'draft', publishedAt: null });
		expect((await listArticles(ctx)).articles).toEqual([]);
		expect(await findArticle(ctx, 'faut-il-un-seul-depot')).toBeNull();
	})
);

test(
	'each saving by the button is a revision; the same text again is none',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		expect(await save(ana, id, 1, 'Deux')).toEqual({ ok: true, number: 2 });
		expect(await save(ana, id, 2, 'Deux')).toEqual({ ok: true, number: 2 });
		// Sent twice, as when an answer was lost.
		expect(await save(ana, id, 1, 'Deux')).toEqual({ ok: true, number: 2 });
		expect(await save(ana, id, 2, 'Trois')).toEqual({ ok: true, number: 3 });
		expect(await numbersOf(ctx, id)).toEqual([3, 2, 1]);
		expect((await findDocument(ctx, { id, number: 2 }))?.body).toBe('Deux');
	})
);

test(
	'what is saved by itself makes room for the next of its author, under a new number',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		await save(ana, id, 1, 'a', 'pause');
		await save(ana, id, 2, 'ab', 'pause');
		expect(await save(ana, id, 3, 'abc', 'pause')).toEqual({ ok: true, number: 4 });
		expect(await numbersOf(ctx, id)).toEqual([4, 1]);
		// Somebody else's stays.
		expect(await save(ben, id, 4, 'abcd', 'pause')).toEqual({ ok: true, number: 5 });
		expect(await numbersOf(ctx, id)).toEqual([5, 4, 1]);
		// The button says that it shall stay.
		expect(await save(ben, id, 5, 'abcd')).toEqual({ ok: true, number: 5 });
		expect(await save(ben, id, 5, 'abcde', 'pause')).toEqual({ ok: true, number: 6 });
		expect(await numbersOf(ctx, id)).toEqual([6, 5, 4, 1]);
		await ctx.db.execute(
			sql`update article_revision set created_at = created_at - interval '1 hour'`
		);
		await save(ben, id, 6, 'abcdef', 'pause');
		expect(await numbersOf(ctx, id)).toEqual([7, 6, 5, 4, 1]);
	})
);

test(
	'what made room is in no list and cannot be restored, and is a base for a day',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		await save(ana, id, 1, 'a', 'pause');
		await save(ana, id, 2, 'ab', 'pause');
		expect(await numbersOf(ctx, id)).toEqual([3, 1]);
		expect(await findDocument(ctx, { id, number: 2 })).toBeNull();
		expect(await restoreRevision(ana, { id, number: 2 })).toBe(false);
		const aged = (hours: number) =>
			ctx.db.execute(sql`update article_revision
				set replaced_at = now() - ${hours} * interval '1 hour' where replaced_at is not null`);
		await aged(23);
		await purgeReplaced(ctx);
		expect((await findBase(ctx, { id, number: 2 }))?.body).toBe('a');
		await aged(25);
		await purgeReplaced(ctx);
		expect(await findBase(ctx, { id, number: 2 })).toBeNull();
		expect((await findBase(ctx, { id, number: 3 }))?.body).toBe('ab');
	})
);

test(
	'who began with an older revision overwrites nothing',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		await save(ana, id, 1, 'a', 'pause');
		await save(ana, id, 2, 'ab', 'pause');
		for (const base of [1, 2, 99]) {
			expect(await save(ben, id, base, 'De Ben')).toEqual({ ok: false, reason: 'clash' });
		}
		expect((await findProposal(ana, id))?.document.body).toBe('ab');
		expect(await save(ben, id, 3, 'De Ben, avec ab')).toEqual({ ok: true, number: 4 });
	})
);

test('of two who save at the same moment from one revision, one is told of the other', async () => {
	const database = await testDatabase();
	const ana = await aWriter(aCtx({ db: database.db }));
	for (let round = 0; round < 10; round++) {
		const id = await aDraft(ana);
		const ben = { ...(await aCoAuthor(ana, id)), db: database.openPool().db };
		const outcomes = await Promise.all([save(ana, id, 1, 'Ana'), save(ben, id, 1, 'Ben')]);
		expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
		const winner = outcomes[0].ok ? 'Ana' : 'Ben';
		expect((await findProposal(ana, id))?.document.body).toBe(winner);
	}
});

test(
	'what is too long for the tables is refused with its fields, and nothing is written',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		expect(await save(ana, id, 1, 'x'.repeat(50_001))).toEqual({
			ok: false,
			reason: 'too-long',
			problems: [{ field: 'body', code: 'too-long' }]
		});
		const document = { ...emptyDocument('fr'), title: 'x'.repeat(201) };
		const begun = await beginArticle(ana, {
			document,
			idempotencyKey: randomUUID(),
			trigger: 'button'
		});
		expect(begun).toMatchObject({ ok: false, reason: 'too-long' });
		expect(await numbersOf(ctx, id)).toEqual([1]);
	})
);

test(
	'what was submitted or withdrawn is a draft again once it is edited, not while somebody merely types',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		expect(await save(ana, id, 1, 'Autre', 'pause')).toEqual({ ok: false, reason: 'not-a-draft' });
		expect((await findProposal(ana, id))?.state).toBe('submitted');
		expect(await save(ana, id, 1, aDocument().body)).toEqual({ ok: true, number: 1 });
		expect((await findProposal(ana, id))?.state).toBe('submitted');
		await save(ana, id, 1, 'Autre');
		expect((await findProposal(ana, id))?.state).toBe('draft');
		await withdrawArticle(ana, id);
		expect((await findProposal(ana, id))?.state).toBe('withdrawn');
		await save(ana, id, 2, 'Encore');
		const events = await ctx.db
			.select({ from: articleEvents.fromState, to: articleEvents.toState })
			.from(articleEvents)
			.where(eq(articleEvents.articleId, id))
			.orderBy(articleEvents.id);
		expect(events).toEqual([
			{ from: null, to: 'draft' },
			{ from: 'draft', to: 'submitted' },
			{ from: 'submitted', to: 'draft' },
			{ from: 'draft', to: 'withdrawn' },
			{ from: 'withdrawn', to: 'draft' }
		]);
	})
);

test(
	'an old revision is restored as a new one, and those between stay',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		await save(ana, id, 1, 'Deux');
		expect(await restoreRevision(ana, { id, number: 1 })).toBe(true);
		expect(await restoreRevision(ana, { id, number: 1 })).toBe(true);
		expect(await restoreRevision(ana, { id, number: 9 })).toBe(false);
		expect((await findProposal(ana, id))?.document).toEqual(aDocument());
		expect(await listArticleRevisions(ctx, id)).toMatchObject([
			{ number: 3, restored: 1 },
			{ number: 2, restored: null },
			{ number: 1 }
		]);
	})
);

test(
	'neither a stranger nor somebody who was only invited saves, nor a moderator',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		for (const who of [await aWriter(ctx), await aMemberOf(ctx, 'steward')]) {
			await expect(save(who, id, 1, 'Pris')).rejects.toThrow(Forbidden);
			await expect(restoreRevision(who, { id, number: 1 })).rejects.toThrow(Forbidden);
		}
		await expect(save(ana, 999_999, 1, 'Rien')).rejects.toThrow(Forbidden);
	})
);
