import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addArticles } from '#lib/server/demo/add-articles.ts';
import { KINDS } from '#lib/server/demo/kinds.ts';
import { TOPICS } from '#lib/server/demo/topics.ts';
import { rolledBack } from '../../support/database.ts';

test(
	'topics come again with a number, whichever were chosen before',
	rolledBack(async (ctx) => {
		const [one, two] = TOPICS;
		const slugsOf = async (given: Parameters<typeof addArticles>[1]) => {
			const ids = (await addArticles(ctx, given)).map(({ articleId }) => articleId);
			const rows = await ctx.db.execute<{ slug: string }>(
				sql`select slug from article where id = any(${sql.param(ids)}::bigint[]) order by id`
			);
			return rows.map(({ slug }) => slug);
		};
		const since = 3_600;
		expect(await slugsOf({ count: 3, since, topics: [one!] })).toEqual([
			`demo-${one!.slug}`,
			`demo-${one!.slug}-2`,
			`demo-${one!.slug}-3`
		]);
		expect(await slugsOf({ count: 2, since, topics: [two!, one!] })).toEqual([
			`demo-${one!.slug}-4`,
			`demo-${two!.slug}`
		]);
		const all = await slugsOf({ count: 2 * (TOPICS.length + KINDS.length), since });
		expect(new Set(all).size).toBe(all.length);
	})
);
