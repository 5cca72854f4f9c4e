import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_QUERY, readQuery } from '#lib/rules/search-query.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { findAll } from '#lib/server/search/find-all.ts';
import { prepareSearch } from '#lib/server/search/prepare.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { commentsFor, learnAllWords, rewrite } from '../../support/search.ts';

/** Searches for it everywhere; says whether anything was looked for. An error of the database fails the test. */
async function isSearched(ctx: Ctx, typed: string): Promise<boolean> {
	const query = readQuery(typed);
	if (!query.ok) return false;
	const prepared = await prepareSearch(ctx, { terms: query.terms, filters: {} }, 'UTC');
	if (!prepared.ok) return false;
	for (const order of ['relevance', 'newest'] as const) {
		await findAll(ctx, prepared.search, { kind: 'all', order });
	}
	return true;
}

const SIGNS = [...'\'"\\&|!():*<>-=@#%$~^`{}[]/?.,;', '\u001f', '\u001ffr', '<->', ':*', 'é', 'a'];

test(
	'nothing that can be typed breaks it, and texts of the same kind can be searched',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const storable = naughtyStrings.filter((text) => text.trim() && !text.includes('\0'));
		await rewrite(ctx, articleId, {
			title: 'Vilains signes',
			body: storable.filter((text) => text.isWellFormed()).join('\n')
		});
		for (const text of storable.filter((text) => text.isWellFormed()).slice(0, 15)) {
			await aComment(ctx, articleId, null, `${text} cage`);
		}
		await learnAllWords(ctx);

		let searched = 0;
		for (const text of naughtyStrings) {
			if (await isSearched(ctx, [...text].slice(0, MAX_QUERY).join(''))) searched += 1;
			if (
				await isSearched(ctx, `"${[...text].slice(0, 90).join('')}" cage -${text.slice(0, 50)}`)
			) {
				searched += 1;
			}
		}
		expect(searched).toBeGreaterThan(naughtyStrings.length);
	}),
	300_000
);

test(
	'neither does anything else',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		await aComment(ctx, articleId, null, 'Une cage, "des signes" & <i>a</i>.');
		const typed = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 80 }),
			fc.string({ unit: 'grapheme', maxLength: 80 }),
			fc.string({ unit: fc.constantFrom(...SIGNS, ' '), maxLength: 80 }),
			fc.array(fc.constantFrom('cage', ...SIGNS), { maxLength: 12 }).map((parts) => parts.join(' '))
		);
		await fc.assert(
			fc.asyncProperty(typed, async (typed) => {
				await isSearched(ctx, typed);
			}),
			{ numRuns: 200 }
		);
	}),
	300_000
);

test(
	'marks cannot be typed, and cannot be written',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const id = await aComment(ctx, articleId, null, 'Une cage \u001fa7 \u001fy2001 \u001fen ＝ ½.');
		for (const typed of ['\u001ffr', '\u001fa7', `"\u001fy2001"`]) {
			const word = typed.replace(/[^a-z0-9]/g, '');
			expect(await commentsFor(ctx, typed), typed).toEqual(
				['a7', 'y2001'].includes(word) ? [id] : []
			);
		}
		expect(await commentsFor(ctx, 'cage', { language: 'en' })).toEqual([]);
		expect(await commentsFor(ctx, 'cage', { to: '2001-12-31' })).toEqual([]);
	})
);
