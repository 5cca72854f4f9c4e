import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { CLOSES_SOON_DAYS, LOOKED_FOR_OPEN, MOST_CLOSING } from '#lib/rules/front.ts';
import { ARTICLES_PER_PAGE, findCurrentSlug, listArticles } from '#lib/server/articles/list.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { findHeadlineSlug } from '#lib/server/front/headline.ts';
import { listClosingPolls } from '#lib/server/front/list-closing.ts';
import { findMonth, listMonths } from '#lib/server/front/months.ts';
import { anArticle, aTag } from '../../support/articles.ts';
import { aComment } from '../../support/comments.ts';
import { rolledBack, rowsRead } from '../../support/database.ts';
import { aPoll, asMember, asVisitor } from '../../support/polls.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Published articles by the hour, with a text each, and a closed poll for every other. */
async function manyArticles(ctx: Ctx, count: number): Promise<void> {
	await ctx.db.execute(sql`
		with made as (
			insert into article (slug, state, original_language, published_at, last_activity_at)
			select 'many-' || n, 'published', 'fr', now() - n * interval '1 hour',
				now() - (n * 7919 % ${count}::int) * interval '1 hour'
			from generate_series(1, ${count}::int) as n returning id, slug),
		texts as (
			insert into article_text (article_id, language, title, lede_markdown, lede_html,
				body_markdown, body_html, headings)
			select id, 'fr', slug, 'x', '<p>x</p>', 'x', '<p>x</p>', '[]' from made)
		insert into poll (article_id, position, method, results, opens_at, closes_at, closed_at)
		select id, 1, 'single', 'always', now() - interval '9 days', now() - interval '8 days',
			now() - interval '8 days' from made where id % 2 = 0`);
	await ctx.db.execute(sql`analyze article, article_text, poll`);
}

/** The article with this slug, as `aPoll` takes it. */
async function placeOf(ctx: Ctx, slug: string) {
	const [row] = await ctx.db.execute<{ id: number }>(
		sql`select id::int from article where slug = ${slug}`
	);
	return { id: row!.id, slug };
}

/** Gives `many-2`, `many-4` and so on one tag. */
async function everySecondTagged(ctx: Ctx): Promise<number> {
	const tag = await aTag(ctx, (await placeOf(ctx, 'many-2')).id);
	await ctx.db.execute(sql`insert into article_tag (article_id, tag_id, position)
		select id, ${tag}, 1 from article
		where slug like 'many-%' and substr(slug, 6)::int % 2 = 0 on conflict do nothing`);
	await ctx.db.execute(sql`analyze article_tag`);
	return tag;
}

describe('the front page', () => {
	test(
		'names the polls that close within days, the next one first, and no other',
		rolledBack(async (ctx) => {
			const soon = await aPoll(ctx, { closesIn: 2 * DAY });
			const sooner = await aPoll(ctx, { closesIn: DAY });
			await aPoll(ctx, { closesIn: (CLOSES_SOON_DAYS + 1) * DAY });
			await aPoll(ctx, { closesIn: -1000 });
			await aPoll(ctx, { closesIn: null });
			await aPoll(ctx, { opensIn: 1000_000, closesIn: DAY });
			const draft = await anArticle(ctx, { state: 'draft' });
			await aPoll(ctx, { article: draft, closesIn: DAY });

			const closing = await listClosingPolls(ctx);
			expect(closing.map(({ id }) => id)).toEqual([sooner.id, soon.id]);
			expect(closing[0]).toMatchObject({
				slug: sooner.articleSlug,
				question: `Question ${sooner.id} ?`
			});
			const others = await listClosingPolls(ctx, { except: sooner.articleId });
			expect(others.map(({ id }) => id)).toEqual([soon.id]);
			for (let n = 0; n < MOST_CLOSING; n++) await aPoll(ctx, { closesIn: DAY });
			expect(await listClosingPolls(ctx)).toHaveLength(MOST_CLOSING);
		})
	);

	test(
		'counts beside a closing poll the ballots in it, not those in the others of its article',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const asked = await aPoll(ctx, { article, closesIn: DAY });
			const unanswered = await aPoll(ctx, { article, position: 2, closesIn: 2 * DAY });
			await castBallot(asMember(ctx, 1), asked.ballot('tea'));
			await castBallot(asMember(ctx, 2), asked.ballot('coffee'));
			await castBallot(asVisitor(ctx, 'a browser'), asked.ballot('tea'));

			const counted = new Map(
				(await listClosingPolls(ctx)).map(({ id, ballots }) => [id, ballots])
			);
			expect(counted.get(asked.id)).toEqual({ member: 2, visitor: 1 });
			expect(counted.get(unanswered.id)).toEqual({ member: 0, visitor: 0 });
		})
	);

	test(
		'goes through articles by activity as by date: each once',
		rolledBack(async (ctx) => {
			await manyArticles(ctx, 2 * ARTICLES_PER_PAGE + 3);
			for (const by of ['date', 'activity'] as const) {
				const seen: number[] = [];
				let before: string | null = null;
				do {
					const page = await listArticles(ctx, { before, by });
					seen.push(...page.articles.map(({ id }) => id));
					before = page.older;
				} while (before);
				expect(new Set(seen).size).toBe(2 * ARTICLES_PER_PAGE + 3);
			}
			const last = (await listArticles(ctx, { by: 'date' })).articles.at(-1)!;
			await aComment(ctx, last.id);
			expect((await listArticles(ctx, { by: 'activity' })).articles[0]!.id).toBe(last.id);
			expect((await listArticles(ctx, { by: 'date' })).articles.at(-1)!.id).toBe(last.id);
		})
	);

	test(
		'opens with the newest article that has an open poll, of those looked at, else with the newest',
		rolledBack(async (ctx) => {
			await manyArticles(ctx, LOOKED_FOR_OPEN + 20);
			expect(await findCurrentSlug(ctx)).toBe('many-1');
			const late = await placeOf(ctx, `many-${LOOKED_FOR_OPEN + 1}`);
			await aPoll(ctx, { article: late, position: 2 });
			expect(await findCurrentSlug(ctx)).toBe('many-1');
			await aPoll(ctx, { article: await placeOf(ctx, 'many-50'), position: 2 });
			expect(await findCurrentSlug(ctx)).toBe('many-50');
		})
	);

	test(
		'leaves articles of given tags out, and its pages are full',
		rolledBack(async (ctx) => {
			await manyArticles(ctx, 4 * ARTICLES_PER_PAGE);
			const tag = await everySecondTagged(ctx);
			const [odd, even] = [await placeOf(ctx, 'many-1'), await placeOf(ctx, 'many-2')];
			await aPoll(ctx, { article: odd, position: 2, closesIn: DAY });
			await aPoll(ctx, { article: even, position: 2, closesIn: DAY });
			await ctx.db.execute(sql`insert into headline (article_id, ends_at)
				values (${even.id}, now() + interval '1 day')`);

			const hiding = { withoutTags: [tag] };
			expect(await findHeadlineSlug(ctx)).toBe('many-2');
			expect(await findHeadlineSlug(ctx, hiding)).toBeNull();
			expect(await findCurrentSlug(ctx, hiding)).toBe('many-1');
			const closing = await listClosingPolls(ctx, hiding);
			expect(closing.map(({ slug }) => slug)).toEqual(['many-1']);
			for (const by of ['date', 'activity'] as const) {
				const first = await listArticles(ctx, { by, ...hiding });
				const second = await listArticles(ctx, { by, before: first.older, ...hiding });
				const seen = [first, second].flatMap(({ articles }) => articles.map(({ slug }) => slug));
				expect(new Set(seen).size).toBe(2 * ARTICLES_PER_PAGE);
				expect(seen.filter((slug) => Number(slug.slice(5)) % 2 === 0)).toEqual([]);
				expect(second.older).toBeNull();
			}
		})
	);

	test(
		'costs the same however many articles there are, on each of its pages',
		rolledBack(async (ctx) => {
			const tables = [
				'article',
				'article_text',
				'article_tag',
				'poll',
				'poll_text',
				'headline',
				'article_month'
			];
			await manyArticles(ctx, 5_000);
			const [row] = await ctx.db.execute<{ before: string }>(sql`
				select (extract(epoch from now() - interval '2500 hours') * 1000000)::bigint || '-1' as before`);
			const before = row!.before;
			const month = { year: new Date().getUTCFullYear(), month: 1 };
			const withoutTags = [await everySecondTagged(ctx)];
			const reads = [
				() => findHeadlineSlug(ctx, { withoutTags }),
				() => findCurrentSlug(ctx, { withoutTags }),
				() => listClosingPolls(ctx, { withoutTags }),
				() => listArticles(ctx, { withoutTags }),
				() => listArticles(ctx, { by: 'activity', before, withoutTags }),
				() => listArticles(ctx, { month, withoutTags }),
				() => findHeadlineSlug(ctx),
				() => findCurrentSlug(ctx),
				() => listClosingPolls(ctx),
				() => listArticles(ctx),
				() => listArticles(ctx, { by: 'activity' }),
				() => listArticles(ctx, { before }),
				() => listArticles(ctx, { by: 'activity', before }),
				() => listArticles(ctx, { month }),
				() => findMonth(ctx, month)
			];
			for (const read of reads) {
				expect(await rowsRead(ctx, tables, read), String(read)).toBeLessThan(600);
			}
		})
	);
});

describe('the archives', () => {
	test(
		'count what is published in each month of UTC, whatever happens to it',
		rolledBack(async (ctx) => {
			const at = async (id: number, moment: string | null, state = 'published') =>
				ctx.db.execute(
					sql`update article set published_at = ${moment}::timestamptz, state = ${state} where id = ${id}`
				);
			const articles = [await anArticle(ctx), await anArticle(ctx), await anArticle(ctx)];
			const [a, b, c] = articles.map(({ id }) => id) as [number, number, number];
			await at(a, '2025-12-31T23:59:59Z');
			await at(b, '2026-01-01T00:00:00Z');
			await at(c, '2026-01-31T23:59:59.999999Z');
			expect(await listMonths(ctx)).toEqual([
				{ month: '2026-01-01', articles: 2 },
				{ month: '2025-12-01', articles: 1 }
			]);
			expect(await findMonth(ctx, { year: 2026, month: 1 })).toEqual({
				earlier: '2025-12-01',
				later: null,
				articles: 2
			});
			expect(await findMonth(ctx, { year: 2025, month: 11 })).toEqual({
				earlier: null,
				later: '2025-12-01',
				articles: 0
			});
			const january = await listArticles(ctx, { month: { year: 2026, month: 1 } });
			expect(january.articles.map(({ id }) => id)).toEqual([c, b]);
			await at(c, '2026-01-31T23:59:59.999999Z', 'archived');
			await ctx.db.execute(sql`delete from article where id = ${a}`);
			expect(await listMonths(ctx)).toEqual([{ month: '2026-01-01', articles: 1 }]);
			const [row] = await ctx.db.execute<{ wrong: number }>(sql`
				select count(*)::int as wrong from article_month full join (
					select date_trunc('month', published_at at time zone 'UTC')::date as month, count(*) as n
					from article where state = 'published' group by 1) as counted using (month)
				where coalesce(articles, 0) <> coalesce(n, 0)`);
			expect(row!.wrong).toBe(0);
		})
	);

	test(
		'of a month go on page by page',
		rolledBack(async (ctx) => {
			await manyArticles(ctx, ARTICLES_PER_PAGE + 5);
			await ctx.db.execute(
				sql`update article set published_at = '2024-02-29T12:00:00Z' where slug like 'many-%'`
			);
			const month = { year: 2024, month: 2 };
			const first = await listArticles(ctx, { month });
			const second = await listArticles(ctx, { month, before: first.older });
			expect(second.articles).toHaveLength(5);
			expect(second.older).toBeNull();
			expect((await listArticles(ctx, { month: { year: 2024, month: 3 } })).articles).toEqual([]);
		})
	);
});
