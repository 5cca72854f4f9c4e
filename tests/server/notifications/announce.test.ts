import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { members } from '#lib/server/accounts/tables.ts';
import { articles } from '#lib/server/articles/tables.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { editComment } from '#lib/server/comments/edit.ts';
import { follow, unfollow } from '#lib/server/comments/follow.ts';
import { mute } from '#lib/server/comments/mute.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { announceComment } from '#lib/server/notifications/announce.ts';
import { readNotifications } from '#lib/server/notifications/mark-read.ts';
import { notifications } from '#lib/server/notifications/tables.ts';
import { anArticle, aTag } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

/** Announces the comment, and says for each of these people why they were told; null: not at all. */
async function toldOf(ctx: Ctx, id: number, ...people: MemberCtx[]) {
	await announceComment(ctx, id);
	const rows = await ctx.db
		.select({ memberId: notifications.memberId, reason: notifications.reason })
		.from(notifications)
		.where(eq(notifications.commentId, id));
	const reasons = new Map(rows.map(({ memberId, reason }) => [memberId, reason]));
	expect(rows).toHaveLength(reasons.size);
	return people.map(({ asker }) => reasons.get(asker.id) ?? null);
}

const people = async (ctx: Ctx) =>
	[await aWriter(ctx), await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)] as const;
const at = ({ asker }: MemberCtx) => `@${asker.handle}`;

describe('a new comment is told', () => {
	test(
		'to whom it answers, whom it mentions and who follows, by the strongest reason, never to its author',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea, cleo, dina] = await people(ctx);
			const root = await aComment(bea, articleId);
			for (const who of [ana, bea, cleo, dina]) await follow(who, { article: articleId });
			const id = await aComment(ana, articleId, root, `${at(bea)} ${at(cleo)} ${at(ana)}`);
			expect(await toldOf(ctx, id, ana, bea, cleo, dina)).toEqual([
				null,
				'reply',
				'mention',
				'follow'
			]);
		})
	);

	test(
		'to who follows its article, a branch that it is in, or a tag; not to who follows another',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const other = await anArticle(ctx);
			const [ana, bea, cleo, dina] = await people(ctx);
			const root = await aComment(ctx, articleId);
			const middle = await aComment(ctx, articleId, root);
			const beside = await aComment(ctx, articleId, root);
			await follow(ana, { branch: middle });
			await follow(bea, { branch: beside });
			await follow(cleo, { tag: await aTag(ctx, articleId) });
			await follow(dina, { article: other.id });
			const id = await aComment(ctx, articleId, await aComment(ctx, articleId, middle));
			expect(await toldOf(ctx, id, ana, bea, cleo, dina)).toEqual(['follow', null, 'follow', null]);
		})
	);

	test(
		'to who follows a tag, unless they hide another of its tags; an answer comes all the same',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [followed, hidden] = [await aTag(ctx, articleId), await aTag(ctx, articleId)];
			const [ana, bea, cleo] = await people(ctx);
			for (const who of [ana, bea, cleo]) await follow(who, { tag: followed });
			await mute(ana, { tag: hidden });
			await mute(bea, { tag: await aTag(ctx, (await anArticle(ctx)).id) });
			await mute(cleo, { tag: followed });
			const id = await aComment(ctx, articleId);
			expect(await toldOf(ctx, id, ana, bea, cleo)).toEqual([null, 'follow', null]);
			const answer = await aComment(ctx, articleId, await aComment(ana, articleId));
			expect(await toldOf(ctx, answer, ana, bea)).toEqual(['reply', 'follow']);
		})
	);

	test(
		'in a branch where somebody wrote, until they stop to follow it',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea] = await people(ctx);
			const root = await aComment(ctx, articleId);
			await aComment(ana, articleId, root);
			await aComment(bea, articleId, root);
			await unfollow(bea, { branch: root });
			expect(await toldOf(ctx, await aComment(ctx, articleId, root), ana, bea)).toEqual([
				'follow',
				null
			]);
		})
	);

	test(
		'to nobody who has muted its branch, its article or its author, whatever the reason',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea, cleo, dina] = await people(ctx);
			const eve = await aWriter(ctx);
			const root = await aComment(bea, articleId);
			await mute(bea, { branch: root });
			await mute(cleo, { article: articleId });
			await mute(dina, { member: ana.asker.id });
			await mute(eve, { branch: await aComment(ctx, articleId, root) });
			const id = await aComment(ana, articleId, root, [bea, cleo, dina, eve].map(at).join(' '));
			expect(await toldOf(ctx, id, bea, cleo, dina, eve)).toEqual([null, null, null, 'mention']);
		})
	);

	test(
		'to no closed account, and not at all once it is deleted or its article is withdrawn',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea, cleo] = await people(ctx);
			await follow(bea, { article: articleId });
			await follow(cleo, { article: articleId });
			await ctx.db
				.update(members)
				.set({ closedAt: sql`now()` })
				.where(eq(members.id, cleo.asker.id));
			const gone = await aComment(ana, articleId);
			await deleteComment(ana, gone);
			expect(await toldOf(ctx, gone, bea)).toEqual([null]);
			const id = await aComment(ana, articleId);
			expect(await toldOf(ctx, id, bea, cleo)).toEqual(['follow', null]);

			const withdrawn = await aComment(ana, articleId);
			await ctx.db.update(articles).set({ state: 'draft' }).where(eq(articles.id, articleId));
			expect(await toldOf(ctx, withdrawn, bea)).toEqual([null]);
			await announceComment(ctx, 999_999_999);
		})
	);
});

test(
	'a job that runs again tells nobody again, and nobody who began to follow afterwards',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, bea, cleo] = await people(ctx);
		await follow(bea, { article: articleId });
		const id = await aComment(ana, articleId);
		await announceComment(ctx, id);
		await readNotifications(bea, Number.MAX_SAFE_INTEGER);
		await follow(cleo, { article: articleId });
		await ctx.db.execute(
			sql`update follow set since = now() + interval '1 hour' where member_id = ${cleo.asker.id}`
		);
		expect(await toldOf(ctx, id, bea, cleo)).toEqual(['follow', null]);
		const [row] = await ctx.db.select().from(notifications).where(eq(notifications.commentId, id));
		expect(row?.readAt).not.toBeNull();
	})
);

test(
	'an edit tells those whom it mentions now, also who was told already as a follower',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, bea, cleo] = await people(ctx);
		await follow(bea, { article: articleId });
		const id = await aComment(ana, articleId, null, 'Sans nom');
		expect(await toldOf(ctx, id, bea, cleo)).toEqual(['follow', null]);
		await readNotifications(bea, Number.MAX_SAFE_INTEGER);
		await editComment(ana, { id, markdown: `Avec ${at(bea)} et ${at(cleo)}` });
		expect(await toldOf(ctx, id, bea, cleo)).toEqual(['mention', 'mention']);
		const rows = await ctx.db.select().from(notifications).where(eq(notifications.commentId, id));
		expect(rows.map(({ readAt }) => readAt)).toEqual([null, null]);
	})
);

test('posting asks for the job in its own transaction, which an edit without new names does not', async () => {
	const { db } = await testDatabase();
	const ctx = aCtx({ db });
	const { id: articleId } = await anArticle(ctx);
	const [ana, bea] = await people(ctx);
	const jobsFor = async (id: number) => {
		const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from pgboss.job
			where name = 'announce-comment' and data->>'commentId' = ${String(id)}`);
		return row?.n;
	};
	const id = await aComment(ana, articleId);
	expect(await jobsFor(id)).toBe(1);
	await editComment(ana, { id, markdown: 'Autrement' });
	expect(await jobsFor(id)).toBe(1);
	await editComment(ana, { id, markdown: at(bea) });
	expect(await jobsFor(id)).toBe(2);
	await db
		.transaction(async (db) => {
			const lost = await aComment({ ...ana, db }, articleId, null, 'Défait');
			expect(lost).toBeGreaterThan(id);
			throw new Error('undo');
		})
		.catch(() => {});
	const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from pgboss.job
		where name = 'announce-comment' and (data->>'commentId')::bigint > ${id}`);
	expect(row?.n).toBe(0);
});

test(
	'ten thousand followers are told once each, in any number of batches',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		await ctx.db.execute(sql`
			with crowd as (
				insert into member (handle, handle_key, display_name, password_hash, locale)
				select 'crowd-' || n, 'crowd-' || n, 'Crowd', 'none', 'fr' from generate_series(1, 10000) n
				returning id
			)
			insert into follow (member_id, article_id, state)
			select id, ${articleId}::bigint, 'chosen' from crowd`);
		await ctx.db.execute(sql`
			insert into mute (member_id, muted_id)
			select id, ${ana.asker.id}::bigint from member
			where handle like 'crowd-%' and id % 10 = 0`);
		const id = await aComment(ana, articleId);
		await announceComment(ctx, id, 3_000);
		await announceComment(ctx, id);
		const [row] = await ctx.db.execute(sql`
			select count(*)::int as told, count(*) filter (where member_id % 10 = 0)::int as muted
			from notification where comment_id = ${id}`);
		expect(row).toEqual({ told: 9_000, muted: 0 });
	}),
	60_000
);
