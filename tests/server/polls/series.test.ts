import { sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { findPoll } from '#lib/server/polls/find.ts';
import { firstOfSeries } from '#lib/server/polls/series.ts';
import { polls } from '#lib/server/polls/tables.ts';
import { anArticle } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember } from '../../support/polls.ts';

const attempt = (ctx: Ctx, change: SQL) => ctx.db.transaction((db) => db.execute(change));
const violates = (constraint: string) => ({ cause: { constraint_name: constraint } });
const YEAR = 365 * 24 * 3_600_000;

test(
	'a poll neither asks itself again nor one that is not there',
	rolledBack(async (ctx) => {
		const { id } = await aPoll(ctx);
		// What asks again is said when a poll is written: only there could it be itself.
		const itself = sql`insert into poll (id, article_id, position, method, results, salt, asks_again)
			overriding system value
			select 900000001, article_id, 2, method, results, salt, 900000001 from poll where id = ${id}`;
		await expect(attempt(ctx, itself)).rejects.toMatchObject(violates('poll_asks_another_again'));
		const nowhere = sql`insert into poll (article_id, position, method, results, salt, asks_again)
			select article_id, 2, method, results, salt, 900000002 from poll where id = ${id}`;
		await expect(attempt(ctx, nowhere)).rejects.toMatchObject(
			violates('poll_asks_again_poll_id_fk')
		);
	})
);

test(
	'every poll of a series names its first one, so that all are found by one look',
	rolledBack(async (ctx) => {
		const first = await aPoll(ctx);
		const second = await aPoll(ctx, { asksAgain: first.id });
		await expect(
			ctx.db.transaction((db) => aPoll({ ...ctx, db }, { asksAgain: second.id }))
		).rejects.toMatchObject(violates('poll_kept'));

		const [row] = await ctx.db
			.select({ first: firstOfSeries(second.id) })
			.from(polls)
			.limit(1);
		expect(Number(row?.first)).toBe(first.id);
		const [own] = await ctx.db
			.select({ first: firstOfSeries(first.id) })
			.from(polls)
			.limit(1);
		expect(Number(own?.first)).toBe(first.id);
	})
);

test(
	'what a poll asks again never changes, with a ballot or without one',
	rolledBack(async (ctx) => {
		const [first, other] = [await aPoll(ctx), await aPoll(ctx)];
		const again = await aPoll(ctx, { asksAgain: first.id });
		const changes = [
			sql`update poll set asks_again = ${other.id} where id = ${again.id}`,
			sql`update poll set asks_again = null where id = ${again.id}`,
			sql`update poll set asks_again = ${first.id} where id = ${other.id}`,
			sql`update poll set asks_again = ${other.id} where id = ${first.id}`
		];
		for (const change of changes) {
			await expect(attempt(ctx, change)).rejects.toMatchObject(violates('poll_kept'));
		}
		await castBallot(asMember(ctx, 1), again.ballot('tea'));
		for (const change of changes) {
			await expect(attempt(ctx, change)).rejects.toMatchObject(violates('poll_kept'));
		}
	})
);

test(
	'an article is deleted with its poll, whoever asked it again and voted there; the others stay',
	rolledBack(async (ctx) => {
		const first = await aPoll(ctx);
		const again = await aPoll(ctx, { asksAgain: first.id });
		await castBallot(asMember(ctx, 1), again.ballot('tea'));
		await attempt(ctx, sql`delete from article where id = ${first.articleId}`);
		expect(await findPoll(ctx, again.id)).toMatchObject({ otherAskings: [] });
	})
);

test(
	'each poll says in which years its question was asked otherwise, by the article where that is older',
	rolledBack(async (ctx) => {
		const article = await anArticle(ctx);
		await ctx.db.execute(sql`update article set source_site = 'LinuxFr.org', source_year = 2006
			where id = ${article.id}`);
		const first = await aPoll(ctx, { article, opensIn: -3 * YEAR });
		const second = await aPoll(ctx, { asksAgain: first.id, opensIn: -2 * YEAR });
		const third = await aPoll(ctx, { asksAgain: first.id });
		const hidden = await aPoll(ctx, {
			article: await anArticle(ctx, { state: 'draft' }),
			asksAgain: first.id
		});
		await aPoll(ctx);

		const year = (offset: number) => new Date(Date.now() + offset).getUTCFullYear();
		const askingsOf = async ({ id }: { id: number }) => (await findPoll(ctx, id))?.otherAskings;
		const [before, again] = [{ isBefore: true }, { isBefore: false }];
		expect(await askingsOf(first)).toEqual([
			{ year: year(-2 * YEAR), ...again },
			{ year: year(-3_600_000), ...again }
		]);
		expect(await askingsOf(second)).toEqual([
			{ year: 2006, ...before },
			{ year: year(-3_600_000), ...again }
		]);
		expect(await askingsOf(third)).toEqual([
			{ year: 2006, ...before },
			{ year: year(-2 * YEAR), ...before }
		]);
		expect(await askingsOf(hidden)).toBeUndefined();
	})
);
