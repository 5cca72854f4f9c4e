import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { openPool } from '#lib/server/db/client.ts';
import { migrateDatabase } from '#lib/server/db/migrate.ts';
import { authorMark, languageMark, windowsBelow } from '#lib/rules/search-marks.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment } from '../../support/comments.ts';
import { rolledBack, testDatabase } from '../../support/database.ts';
import { commentsFor, learnAllWords } from '../../support/search.ts';

const MIGRATIONS = path.resolve(import.meta.dirname, '../../../drizzle');

test(
	'the marks of a comment are those that are asked for',
	rolledBack(async (ctx) => {
		for (const id of [1, 1023, 1024, 7_000_000, 2 ** 40]) {
			const [row] = await ctx.db.execute<{ marks: string[] }>(sql`
				select tsvector_to_array(comment_marks(${id}, 42, 'fr')) as marks`);
			const windows = [
				...windowsBelow(id, Math.max(0, id - 2_000)),
				...windowsBelow(id + 900_000, id)
			];
			expect(row!.marks).toEqual(expect.arrayContaining([languageMark('fr'), authorMark(42)]));
			for (const { low, high, mark } of windows) {
				if (low <= id && id < high) expect(row!.marks).toContain(mark);
			}
		}
	})
);

test(
	'comments are found in every window, the newest first, as in one',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const expected: number[] = [];
		for (const id of [3, 900, 5_000, 60_000, 700_000, 3_000_000, 9_000_000, 20_000_000]) {
			await ctx.db.execute(
				sql`select setval(pg_get_serial_sequence('comment', 'id'), ${id}::bigint)`
			);
			expected.unshift(await aComment(ctx, articleId, null, 'Une cage.'));
		}
		expect(await commentsFor(ctx, 'cage', { order: 'newest' })).toEqual(expected);
		expect(await commentsFor(ctx, 'cage')).toEqual(expected);
		const [row] = await ctx.db.execute<{ today: string }>(sql`select current_date::text as today`);
		expect(await commentsFor(ctx, 'cage', { from: row!.today })).toEqual(expected);
		// As after an import, whose times do not follow the ids.
		await ctx.db.execute(sql`
			update comment set created_at = timestamptz '2010-05-05' where id in (${expected[1]}, ${expected[6]})`);
		const imported = { from: '2010-05-01', to: '2010-05-31' };
		expect(await commentsFor(ctx, 'cage', imported)).toEqual([expected[1], expected[6]]);
		const since = await commentsFor(ctx, 'cage', { from: row!.today });
		expect(since).toEqual(expected.filter((_, index) => index !== 1 && index !== 6));
	})
);

test(
	'only plain words are learned, each once',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		await aComment(
			ctx,
			articleId,
			null,
			'Un hyperviseur https://example.org/x 3.14 12345 l’été ab.'
		);
		await aComment(ctx, articleId, null, 'Deux hyperviseurs.');
		await learnAllWords(ctx);
		await learnAllWords(ctx);
		const words = await ctx.db.execute(sql`select word, uses from known_word order by word`);
		expect([...words]).toEqual([
			{ word: 'deux', uses: 1 },
			{ word: 'ete', uses: 1 },
			{ word: 'hyperviseur', uses: 2 }
		]);
	})
);

test('whoever owns a database may set it up: no superuser is needed', async () => {
	const { sql } = await testDatabase();
	const name = `plain_${process.pid}`;
	await sql.unsafe(`create role ${name} login nosuperuser`);
	await sql.unsafe(`create database ${name} owner ${name}`);
	const url = new URL(inject('templateUrl'));
	url.pathname = `/${name}`;
	url.username = name;
	const pool = openPool(url.toString(), { max: 2, statementTimeout: 0 });
	try {
		await migrateDatabase(pool, MIGRATIONS);
		const [row] = await pool.sql<{ found: boolean }>`
			select text_words('fr', 'L’École') @@ plainto_tsquery('palabre_fr', 'ecole') as found`;
		expect(row?.found).toBe(true);
	} finally {
		await pool.close();
		await sql.unsafe(`drop database ${name} with (force)`);
		await sql.unsafe(`drop role ${name}`);
	}
});

test('the migration fills in what was written before it', async () => {
	const { url } = await testDatabase();
	const name = `before_${process.pid}`;
	const { sql } = await testDatabase();
	await sql.unsafe(`create database ${name}`);
	const own = new URL(url);
	own.pathname = `/${name}`;
	const pool = openPool(own.toString(), { max: 2, statementTimeout: 0 });
	try {
		for (const file of (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).sort()) {
			if (file.endsWith('_search.sql')) {
				await pool.sql.unsafe(`
					insert into article (slug, state, original_language, published_at)
						values ('avant', 'published', 'fr', now());
					insert into article_text (article_id, language, title, lede_markdown, lede_html,
						body_markdown, body_html, headings) values (1, 'fr', 'Avant', '', '', '', '', '[]');
					insert into comment (id, article_id, root_id, path, depth, markdown, html, language, idempotency_key)
						values (1, 1, 1, '0000001', 1, 'Une cage.', '', 'fr', gen_random_uuid());`);
			}
			await pool.sql.unsafe(await readFile(path.join(MIGRATIONS, file), 'utf8'));
		}
		const [row] = await pool.sql<{ comments: number; articles: number }>`
			select (select count(*) from comment_words where words @@ 'cag')::int as comments,
				(select count(*) from article_words where words @@ 'avant:A')::int as articles`;
		expect(row).toEqual({ comments: 1, articles: 1 });
	} finally {
		await pool.close();
		await sql.unsafe(`drop database ${name} with (force)`);
	}
});
