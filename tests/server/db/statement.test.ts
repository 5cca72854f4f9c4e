import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { plannedAnew } from '#lib/server/db/planned-anew.ts';
import { statementOfFew } from '#lib/server/db/statement.ts';
import { anArticle } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';

const slugsOf = statementOfFew<{ slug: string; told: string }>(
	['bigint', 'text'],
	(things) => sql`
		select article.slug, asked.word || ${sql.placeholder('mark')}::text as told
		from ${things} as asked (id, word) join article on article.id = asked.id order by asked.word`
);

test(
	'a statement of few things gives a row for each, whatever their number',
	rolledBack(async (ctx) => {
		const [one, other] = [await anArticle(ctx), await anArticle(ctx)];
		const things = [
			[one.id, 'b'],
			[other.id, 'a']
		];
		expect(await slugsOf(ctx.db, things, { mark: '!' })).toEqual([
			{ slug: other.slug, told: 'a!' },
			{ slug: one.slug, told: 'b!' }
		]);
		expect(await slugsOf(ctx.db, things.slice(1), { mark: '?' })).toEqual([
			{ slug: other.slug, told: 'a?' }
		]);
		expect(await slugsOf(ctx.db, [], { mark: '!' })).toEqual([]);
	})
);

test(
	'a statement of few things comes to be planned once for all',
	rolledBack(async (ctx) => {
		const idsOf = statementOfFew<{ planned_once: number }>(
			['bigint'],
			(things) => sql`
				select article.id::int as planned_once
				from ${things} as asked (id) join article on article.id = asked.id`
		);
		const { id } = await anArticle(ctx);
		for (let time = 0; time < 10; time++) {
			expect(await idsOf(ctx.db, [[id]])).toEqual([{ planned_once: id }]);
		}
		const rows = await ctx.db.execute<{ anew: number; kept: number }>(sql`${plannedAnew}
			select custom_plans::int as anew, generic_plans::int as kept from pg_prepared_statements
			where statement like '%planned_once%' and statement not like '%pg_prepared%'`);
		// Postgres plans five times anew before it compares.
		expect(rows).toEqual([{ anew: 5, kept: 5 }]);
	})
);
