import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { FIRST_SETTINGS, textsOf } from '#lib/rules/site-settings.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { postComment } from '#lib/server/comments/post.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { changeSettings, latestAct } from '#lib/server/stewardship/change-settings.ts';
import { renderThread } from '#lib/server/web/thread-html.ts';
import { textOf } from '#lib/server/web/piece.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';

const post = (who: MemberCtx, articleId: number) =>
	postComment(who, {
		...{ articleId, parentId: null, markdown: 'Encore moi.', language: 'fr' },
		idempotencyKey: randomUUID()
	});
const setDays = async (ctx: Ctx, days: number) => {
	const steward = await aMemberOf(ctx, 'steward');
	const texts = { ...textsOf(FIRST_SETTINGS), quietDays: String(days) };
	await changeSettings(steward, { texts, base: await latestAct(ctx) });
};
const quietSince = (ctx: Ctx, articleId: number, days: number) =>
	ctx.db.execute(sql`update article set last_activity_at = now() - ${days} * interval '1 day'
		where id = ${articleId}`);

test(
	'after ninety days without a comment nobody can write one, by the database’s clock',
	rolledBack(async (ctx) => {
		const { id, slug } = await anArticle(ctx, { daysAgo: 400 });
		const ana = await aWriter(ctx);
		await quietSince(ctx, id, 89);
		expect(await post(ana, id)).toMatchObject({ ok: true });
		expect((await findArticle(ctx, slug))?.quietFor).toBe(0);
		await quietSince(ctx, id, 91);
		expect((await findArticle(ctx, slug))?.quietFor).toBe(91);
		expect(await post(ana, id)).toEqual({ ok: false, reason: 'thread-quiet' });
		const after = await findArticle(ctx, slug);
		expect(after).toMatchObject({ quietFor: 91, commentCount: 1 });
	})
);

test(
	'a site may set another number of days, or none',
	rolledBack(async (ctx) => {
		const { id } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		await quietSince(ctx, id, 10);
		await setDays(ctx, 5);
		expect(await post(ana, id)).toEqual({ ok: false, reason: 'thread-quiet' });
		await quietSince(ctx, id, 4_000);
		await setDays(ctx, 0);
		expect(await post(ana, id)).toMatchObject({ ok: true });
	})
);

test(
	'a text of 2006 that a new site begins with is open',
	rolledBack(async (ctx) => {
		await ctx.db.execute(sql`delete from article`);
		await importFoundingArticle(ctx);
		const [founding] = await ctx.db.execute<{ id: number }>(sql`select id::int as id from article`);
		expect(await post(await aWriter(ctx), founding!.id)).toMatchObject({ ok: true });
	})
);

test(
	'a closed thread offers no replies',
	rolledBack(async (ctx) => {
		const article = await anArticle(ctx);
		await aComment(ctx, article.id);
		const shown = async (isClosed: boolean) => {
			const thread = await renderThread(ctx, { ...article, isClosed }, {}, 'UTC');
			return textOf(thread!.pieces.map(({ piece }) => piece));
		};
		expect(await shown(false)).toContain('/reply/');
		expect(await shown(true)).not.toContain('/reply/');
	})
);
