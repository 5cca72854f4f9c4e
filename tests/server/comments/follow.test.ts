import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { changeFollowing } from '#lib/server/accounts/change-following.ts';
import { findChoice, isMuted, listTagChoices } from '#lib/server/comments/find-choices.ts';
import { findNew } from '#lib/server/comments/find-new.ts';
import { follow, unfollow } from '#lib/server/comments/follow.ts';
import { findReader } from '#lib/server/comments/find-reader.ts';
import { listFollowed, listMuted } from '#lib/server/comments/list-choices.ts';
import { listHiddenTags, mute, unmute } from '#lib/server/comments/mute.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import { findNews } from '#lib/server/comments/reading.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { anArticle, aTag } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';

const NEITHER = { isFollowed: false, isMuted: false };

const followed = async (who: MemberCtx) =>
	(await listFollowed(who)).chosen.map(({ kind, of }) => [kind, of]);
const muted = async (who: MemberCtx) =>
	(await listMuted(who)).chosen.map(({ kind, of }) => [kind, of]);

describe('following', () => {
	test(
		'an article, a branch and a tag, each once, until it is ended',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const tag = await aTag(ctx, articleId);
			const branch = await aComment(ctx, articleId);
			const ana = await aWriter(ctx);
			for (const what of [{ article: articleId }, { branch }, { tag }, { branch }]) {
				expect(await follow(ana, what)).toBe(true);
			}
			expect(await followed(ana)).toEqual([
				['tag', tag],
				['branch', branch],
				['article', articleId]
			]);
			expect(await findChoice(ana, { articleId })).toEqual({ isFollowed: true, isMuted: false });
			expect(await listTagChoices(ana, articleId)).toMatchObject([{ id: tag, isFollowed: true }]);

			await unfollow(ana, { article: articleId });
			expect(await findChoice(ana, { articleId })).toEqual(NEITHER);
			expect(await findChoice(ana, { articleId, branch })).toMatchObject({ isFollowed: true });
		})
	);

	test(
		'is not possible for what is not there, or not published',
		rolledBack(async (ctx) => {
			const draft = await anArticle(ctx, { state: 'draft' });
			const ana = await aWriter(ctx);
			for (const what of [{ article: draft.id }, { branch: 999_999 }, { tag: 999_999 }]) {
				expect(await follow(ana, what)).toBe(false);
			}
			expect(await followed(ana)).toEqual([]);
		})
	);

	test(
		'begins by writing in a branch, and does not begin again once it was ended',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const root = await aComment(ctx, articleId);
			const ana = await aWriter(ctx);
			const reply = await aComment(ana, articleId, root);
			await aComment(ana, articleId, reply);
			const own = await aComment(ana, articleId);
			expect(await followed(ana)).toEqual([
				['branch', own],
				['branch', root]
			]);
			expect((await listFollowed(ana)).chosen[0]).toMatchObject({ isAutomatic: true });

			await unfollow(ana, { branch: root });
			await aComment(ana, articleId, reply);
			expect(await followed(ana)).toEqual([['branch', own]]);
			await follow(ana, { branch: root });
			expect(await findChoice(ana, { articleId, branch: root })).toMatchObject({
				isFollowed: true
			});
		})
	);

	test(
		'does not begin by writing for who has switched that off',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const ana = await aWriter(ctx);
			await changeFollowing(ana, false);
			await aComment(ana, articleId);
			expect(await followed(ana)).toEqual([]);
			await changeFollowing(ana, true);
			await aComment(ana, articleId);
			expect(await followed(ana)).toHaveLength(1);
		})
	);
});

describe('muting', () => {
	test(
		'an article, a branch, a tag and a member, each once, until it is taken back; never oneself',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const branch = await aComment(ctx, articleId);
			const tag = await aTag(ctx, articleId);
			const [ana, bob] = [await aWriter(ctx), await aWriter(ctx)];
			const member = bob.asker.id;
			for (const what of [{ article: articleId }, { branch }, { tag }, { member }, { member }]) {
				expect(await mute(ana, what)).toBe(true);
			}
			expect(await mute(ana, { member: ana.asker.id })).toBe(false);
			expect(await mute(ana, { member: 999_999 })).toBe(false);
			expect(await mute(ana, { tag: 999_999 })).toBe(false);
			expect(await muted(ana)).toEqual([
				['member', member],
				['tag', tag],
				['branch', branch],
				['article', articleId]
			]);
			expect(await isMuted(ana, member)).toBe(true);
			expect(await isMuted(bob, ana.asker.id)).toBe(false);
			expect((await findReader(ana, articleId)).muted).toEqual(new Set([member]));

			await unmute(ana, { member });
			await unmute(ana, { branch });
			expect(await listHiddenTags(ana)).toEqual([tag]);
			expect(await listHiddenTags(bob)).toEqual([]);
			await unmute(ana, { tag });
			expect(await muted(ana)).toEqual([['article', articleId]]);
		})
	);

	test(
		'a member makes their comments no news, neither counted nor jumped to',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bob] = [await aWriter(ctx), await aWriter(ctx)];
			await aComment(bob, articleId);
			const other = await aComment(ctx, articleId);
			const named = await aComment(await aWriter(ctx), articleId);
			await ctx.db.execute(sql`update comment set author_id = null where id = ${named}`);
			expect((await findNews(ana, articleId, 0)).count).toBe(3);
			await mute(ana, { member: bob.asker.id });
			expect((await findNews(ana, articleId, 0)).count).toBe(2);
			expect((await findNews(bob, articleId, 0)).count).toBe(2);
			expect(await findNew(ana, articleId, { since: 0 })).toBe(other);
		})
	);
});

test(
	'who leaves takes along what they followed and muted',
	rolledBack(async (ctx: Ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		await aComment(ana, articleId);
		await mute(ana, { article: articleId });
		await partWithAuthor(ctx, ana.asker.id, 'keep');
		const [left] = await ctx.db.execute(sql`select
			(select count(*)::int from follow where member_id = ${ana.asker.id}) as follows,
			(select count(*)::int from mute where member_id = ${ana.asker.id}) as mutes`);
		expect(left).toEqual({ follows: 0, mutes: 0 });
	})
);
