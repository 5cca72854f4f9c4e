import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { HEADLINE_DAYS } from '#lib/rules/front.ts';
import { Forbidden } from '#lib/server/errors.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import {
	findHeadlineSlug,
	listHeadlines,
	putHeadline,
	takeHeadlineBack
} from '#lib/server/front/headline.ts';
import { anArticle } from '../../support/articles.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';

const zone = 'Europe/Paris';

/** A moment where the site is, as a form sends it, so many minutes from now. */
const inMinutes = (minutes: number): string =>
	new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone })
		.format(Date.now() + minutes * 60_000)
		.replace(' ', 'T');

const put = (who: MemberCtx, articleId: number, until = inMinutes(600)) =>
	putHeadline(who, { articleId, until, zone });

const headlinesIn = async (ctx: Ctx) => (await listHeadlines(ctx)).headlines;

const expire = (ctx: Ctx) =>
	ctx.db.execute(
		sql`update headline set put_at = put_at - interval '2 days', ends_at = now() - interval '1 minute'`
	);

describe('the headline', () => {
	test(
		'is what a moderator put last, until its time is over',
		rolledBack(async (ctx) => {
			const [first, second] = [await anArticle(ctx), await anArticle(ctx)];
			const moderator = await aMemberOf(ctx, 'moderator');
			expect(await findHeadlineSlug(ctx)).toBeNull();
			expect(await put(moderator, first.id)).toEqual({ ok: true });
			expect(await findHeadlineSlug(ctx)).toBe(first.slug);
			expect(await put(moderator, second.id)).toEqual({ ok: true });
			expect(await findHeadlineSlug(ctx)).toBe(second.slug);
			await expire(ctx);
			expect(await findHeadlineSlug(ctx)).toBeNull();
			expect(await put(moderator, first.id)).toEqual({ ok: true });
			expect(await findHeadlineSlug(ctx)).toBe(first.slug);
		})
	);

	test(
		'is recorded with who put it, who took it back, and when',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const [ana, ben] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'steward')];
			await put(ana, article.id);
			const [standing] = await headlinesIn(ctx);
			expect(standing).toMatchObject({ stands: true, putBy: 'moderator', removed: null });
			expect(await takeHeadlineBack(ben, standing!.id)).toEqual({ ok: true });
			const [removed] = await headlinesIn(ctx);
			expect(removed).toMatchObject({ stands: false, removed: { by: 'steward' } });
			expect(removed!.removed!.at.getTime()).toBeGreaterThanOrEqual(removed!.putAt.getTime());
			expect(await findHeadlineSlug(ctx)).toBeNull();
			expect(await takeHeadlineBack(ben, standing!.id)).toEqual({ ok: false, reason: 'no-longer' });
		})
	);

	test(
		'that ran its time is not said to be taken back when the next one comes',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const moderator = await aMemberOf(ctx, 'moderator');
			await put(moderator, article.id);
			await expire(ctx);
			await put(moderator, article.id);
			const [next, over] = await headlinesIn(ctx);
			expect([next!.stands, over!.stands, over!.removed]).toEqual([true, false, null]);
		})
	);

	test(
		'has an end that exists, lies ahead and is near, and an article that can be read',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const draft = await anArticle(ctx, { state: 'draft' });
			const moderator = await aMemberOf(ctx, 'moderator');
			for (const until of ['', 'x', '2027-02-30T10:00', '2027-01-01T24:00', '2027-01-01']) {
				expect(await put(moderator, article.id, until)).toEqual({ ok: false, reason: 'no-date' });
			}
			expect(await put(moderator, article.id, inMinutes(-5))).toEqual({
				ok: false,
				reason: 'past-date'
			});
			const far = inMinutes((HEADLINE_DAYS + 2) * 24 * 60);
			expect(await put(moderator, article.id, far)).toEqual({ ok: false, reason: 'too-far' });
			for (const id of [draft.id, 999_999]) {
				expect(await put(moderator, id)).toEqual({ ok: false, reason: 'not-published' });
			}
			expect(await headlinesIn(ctx)).toEqual([]);
		})
	);

	test(
		'is not for members to choose',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const member = await aWriter(ctx);
			await expect(put(member, article.id)).rejects.toThrow(Forbidden);
			await expect(takeHeadlineBack(member, 1)).rejects.toThrow(Forbidden);
		})
	);

	test(
		'of an article that is archived is none',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			await put(await aMemberOf(ctx, 'moderator'), article.id);
			await ctx.db.execute(sql`update article set state = 'archived' where id = ${article.id}`);
			expect(await findHeadlineSlug(ctx)).toBeNull();
			expect(await headlinesIn(ctx)).toMatchObject([{ article: null, stands: false }]);
		})
	);

	test(
		'stays in the log, page after page, the newest first',
		rolledBack(async (ctx) => {
			const moderator = await aMemberOf(ctx, 'moderator');
			const slugs: string[] = [];
			for (let count = 0; count < 3; count++) {
				const article = await anArticle(ctx);
				slugs.unshift(article.slug);
				await put(moderator, article.id);
			}
			const first = await listHeadlines(ctx, { most: 2 });
			const rest = await listHeadlines(ctx, { most: 2, before: first.older ?? 0 });
			const shown = [...first.headlines, ...rest.headlines].map(({ article }) => article?.slug);
			expect(shown).toEqual(slugs);
			expect([first.older, rest.older]).toEqual([first.headlines[1]!.id, null]);
		})
	);

	test('is one, though two moderators put theirs at once', async () => {
		const database = await testDatabase();
		const ctx = aCtx(database);
		const [one, two] = [await anArticle(ctx), await anArticle(ctx)];
		const pools = [database, database.openPool()];
		const moderator = await aMemberOf(ctx, 'moderator');
		const outcomes = await Promise.all(
			[one, two, one, two, one, two].map(({ id }, index) =>
				put({ ...moderator, db: pools[index % 2]!.db }, id)
			)
		);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		const [row] = await ctx.db.execute<{ standing: number; all: number }>(
			sql`select count(*) filter (where removed_at is null)::int as standing, count(*)::int as all from headline`
		);
		expect(row).toEqual({ standing: 1, all: 6 });
		await expect(
			ctx.db.execute(
				sql`insert into headline (article_id, ends_at) values (${one.id}, now() + interval '1 day')`
			)
		).rejects.toThrow();
	});
});
