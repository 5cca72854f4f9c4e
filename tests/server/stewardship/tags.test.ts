import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findTag, listTags } from '#lib/server/articles/find-tag.ts';
import { listArticles } from '#lib/server/articles/list.ts';
import { articles, articleTags, tagAliases, tags } from '#lib/server/articles/tables.ts';
import { findTagChoice } from '#lib/server/comments/find-choices.ts';
import { follow } from '#lib/server/comments/follow.ts';
import { mute } from '#lib/server/comments/mute.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { decideAlone } from '#lib/server/publishing/decide.ts';
import { mergeTag, renameTag } from '#lib/server/stewardship/curate-tags.ts';
import { listStewardshipActs } from '#lib/server/stewardship/list-acts.ts';
import { anArticle } from '../../support/articles.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf, aSubmission } from '../../support/drafts.ts';

async function aTagged(ctx: Ctx, label: string, key = label): Promise<{ id: number; on: number }> {
	const [tag] = await ctx.db
		.insert(tags)
		.values({ key, label })
		.onConflictDoUpdate({ target: tags.key, set: { key } })
		.returning({ id: tags.id });
	const { id: on } = await anArticle(ctx);
	await ctx.db.insert(articleTags).values({ articleId: on, tagId: tag!.id, position: 0 });
	return { id: tag!.id, on };
}

test(
	'a renamed tag is found by both names, and new articles with the former get it',
	rolledBack(async (ctx) => {
		const [moderator, steward] = [
			await aMemberOf(ctx, 'moderator'),
			await aMemberOf(ctx, 'steward')
		];
		const { id } = await aTagged(ctx, 'virtualisation-test');
		expect(await renameTag(moderator, { id, label: 'Émulation', reason: 'Plus juste.' })).toEqual({
			ok: true,
			key: 'emulation'
		});
		for (const key of ['emulation', 'virtualisation-test']) {
			expect(await findTag(ctx, key)).toEqual({ id, key: 'emulation', label: 'Émulation' });
		}
		const draft = await aSubmission(
			await aWriter(ctx),
			aDocument({ tags: ['virtualisation-test', 'émulation'] })
		);
		const decision = { submission: 1, template: null, reason: 'Oui.', zone: 'UTC' };
		expect(await decideAlone(steward, { id: draft, to: 'publish', ...decision })).toMatchObject({
			ok: true
		});
		const found = await listArticles(ctx, { tagId: id });
		expect(found.articles.map((article) => article.id)).toContain(draft);
		expect(await ctx.db.$count(tags, eq(tags.key, 'virtualisation-test'))).toBe(0);

		// And back again: the former name is no alias any more.
		await renameTag(moderator, { id, label: 'virtualisation-test', reason: '' });
		expect(await findTag(ctx, 'emulation')).toMatchObject({ key: 'virtualisation-test' });
		expect(await ctx.db.$count(tagAliases)).toBe(1);
		expect((await listStewardshipActs(ctx)).acts).toMatchObject([
			{ kind: 'tag-renamed', before: 'Émulation', after: 'virtualisation-test', reason: null },
			{ kind: 'tag-renamed', before: 'virtualisation-test', after: 'Émulation' }
		]);
	})
);

test(
	'a joined tag gives its articles, its addresses, who follows it and who hides it away',
	rolledBack(async (ctx) => {
		const moderator = await aMemberOf(ctx, 'moderator');
		const [from, to] = [await aTagged(ctx, 'logiciel-libre'), await aTagged(ctx, 'libre-test')];
		await ctx.db.insert(articleTags).values({ articleId: to.on, tagId: from.id, position: 1 });
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
		await follow(ana, { tag: from.id });
		await follow(ben, { tag: from.id });
		await follow(ben, { tag: to.id });
		await mute(ben, { tag: from.id });
		await mute(ben, { tag: to.id });
		const cleo = await aWriter(ctx);
		await mute(cleo, { tag: from.id });
		await renameTag(moderator, { id: from.id, label: 'free-software', reason: '' });

		const change = { id: from.id, label: 'Libre test', reason: '' };
		expect(await mergeTag(moderator, change)).toEqual({ ok: true, key: 'libre-test' });
		for (const key of ['logiciel-libre', 'free-software']) {
			expect(await findTag(ctx, key)).toMatchObject({ id: to.id });
		}
		const { articles: found } = await listArticles(ctx, { tagId: to.id });
		expect(found.map(({ id }) => id).sort()).toEqual([from.on, to.on].sort());
		const choices = [];
		for (const member of [ana, ben, cleo]) choices.push(await findTagChoice(member, to.id));
		expect(choices).toEqual([
			{ isFollowed: true, isMuted: false },
			{ isFollowed: true, isMuted: true },
			{ isFollowed: false, isMuted: true }
		]);
		expect(await mergeTag(moderator, change)).toEqual({ ok: false, reason: 'gone' });
	})
);

test(
	'what cannot be is refused',
	rolledBack(async (ctx) => {
		const moderator = await aMemberOf(ctx, 'moderator');
		const [one, other] = [await aTagged(ctx, 'un-test'), await aTagged(ctx, 'deux-test')];
		await renameTag(moderator, { id: other.id, label: 'trois-test', reason: '' });
		const rename = (label: string, reason = '') =>
			ctx.db.transaction((db) => renameTag({ ...moderator, db }, { id: one.id, label, reason }));
		expect(await rename(' ')).toEqual({ ok: false, reason: 'no-label' });
		expect(await rename('x'.repeat(41))).toEqual({ ok: false, reason: 'no-label' });
		expect(await rename('Trois test')).toEqual({ ok: false, reason: 'taken' });
		expect(await rename('Deux test')).toEqual({ ok: false, reason: 'taken' });
		expect(await rename('quatre', 'x'.repeat(2001))).toEqual({
			ok: false,
			reason: 'reason-too-long'
		});
		for (const label of ['un-test', 'nowhere-test', '']) {
			expect(await mergeTag(moderator, { id: one.id, label, reason: '' })).toEqual({
				ok: false,
				reason: 'no-such-tag'
			});
		}
		const member = await aWriter(ctx);
		await expect(renameTag(member, { id: one.id, label: 'cinq', reason: '' })).rejects.toThrow(
			Forbidden
		);
	})
);

test('two moderators who join a pair both ways at once leave one tag', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const ctx = aCtx({ db: here.db });
	const moderator = await aMemberOf(ctx, 'moderator');
	const [one, other] = [await aTagged(ctx, 'race-one'), await aTagged(ctx, 'race-other')];
	const outcomes = await Promise.all([
		mergeTag(moderator, { id: one.id, label: 'race-other', reason: '' }),
		mergeTag({ ...moderator, db: there.db }, { id: other.id, label: 'race-one', reason: '' })
	]);
	expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
	const left = await findTag(ctx, 'race-one');
	expect(await findTag(ctx, 'race-other')).toEqual(left);
	expect(await here.db.$count(articleTags, eq(articleTags.tagId, left!.id))).toBe(2);
	await here.db.delete(articles).where(eq(articles.id, one.on));
	await here.db.delete(articles).where(eq(articles.id, other.on));
});

test(
	'the list of tags has those of published articles, with their counts',
	rolledBack(async (ctx) => {
		await aTagged(ctx, 'zzz-test');
		await aTagged(ctx, 'zzz-test');
		const hidden = await aTagged(ctx, 'zzz-unpublished');
		await ctx.db.delete(articles).where(eq(articles.id, hidden.on));
		const { tags: listed } = await listTags(ctx, { after: 'zzz' });
		expect(listed).toMatchObject([{ key: 'zzz-test', articleCount: 2 }]);
	})
);
