import { readFile } from 'node:fs/promises';
import path from 'node:path';
import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { sql } from 'drizzle-orm';
import { validateXML } from 'xmllint-wasm';
import { LOCALES, localHref } from '#lib/rules/locale.ts';
import { asXml } from '#lib/server/web/atom.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { aComment, aWriter } from '../support/comments.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

const GRAMMAR = await readFile(path.join(import.meta.dirname, '../support/atom.rng'), 'utf8');

/** What libxml2 finds wrong with a feed, as XML and by the grammar of RFC 4287. */
async function faultsOf(xml: string): Promise<string[]> {
	const { errors } = await validateXML({
		xml: [{ fileName: 'feed.xml', contents: xml }],
		schema: [{ fileName: 'atom.rng', contents: GRAMMAR }],
		extension: 'relaxng'
	});
	return errors.map(({ message }) => message);
}

/** The addresses that name the entries of a valid feed, in its order. */
async function entriesIn(xml: string): Promise<string[]> {
	expect(await faultsOf(xml)).toEqual([]);
	const [, ...ids] = [...xml.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id = '']) => id);
	// What no grammar says: an entry stands in a feed once.
	expect(new Set(ids).size).toBe(ids.length);
	return ids;
}

const numbersIn = async (xml: string) =>
	(await entriesIn(xml)).map((id) => Number(/\/(\d+)$/.exec(id)?.[1]));

test.describe('feeds', { tag: '@once' }, () => {
	test('show what the pages show, the newest first, in both languages', async ({
		request,
		ctx
	}) => {
		const article = await aWholeArticle(ctx);
		const [ana, bea] = [await aWriter(ctx, 'Ana & <b>'), await aWriter(ctx)];
		const first = await aComment(ana, article.id, null, '*Un* & deux');
		const reply = await aComment(bea, article.id, first, '```\n<script>\n```');
		const other = await aComment(ana, article.id);
		await deleteComment(ana, await aComment(ana, article.id, first));
		const feeds = [
			{ path: `${article.path}/comments.atom`, shows: [other, reply, first] },
			{ path: `/comments/${first}/branch.atom`, shows: [reply, first] },
			{ path: `/members/${ana.asker.handle}/comments.atom`, shows: [other, first] }
		];
		for (const locale of LOCALES) {
			for (const { path, shows } of feeds) {
				const answer = await request.get(localHref(locale, path));
				expect(answer.status()).toBe(200);
				expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8');
				expect(await numbersIn(await answer.text())).toEqual(shows);
			}
			for (const path of ['/articles.atom', '/tags/openvz/articles.atom']) {
				const articles = await request.get(localHref(locale, path));
				expect((await entriesIn(await articles.text())).length).toBeGreaterThan(0);
			}
		}
	});

	test('are valid whatever members write', async ({ request, context, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		const strings = naughtyStrings.filter((text) => text.trim() !== '' && !text.includes('\0'));
		const words = strings.filter((text) => text.isWellFormed()).join('\n\n');
		await aComment(ctx, article.id, null, words.slice(0, 9_000));
		const id = await aComment(ctx, article.id);
		await ctx.db.execute(
			sql`update comment set html = ${`<p>${String.fromCharCode(1, 8, 11, 0xffff)}&amp;</p>`} where id = ${id}`
		);
		await becomeMember(context, site.origin);
		const answer = await request.get(`${article.path}/comments.atom`);
		const xml = await answer.text();
		expect(await entriesIn(xml)).toHaveLength(2);
		for (const text of naughtyStrings) {
			expect(asXml(text)).not.toMatch(/[<>"\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{FFFE}\u{FFFF}]/u);
		}
	});

	test('would be found out if they were not', async ({ request }) => {
		const xml = await (await request.get('/articles.atom')).text();
		const spoilt = [
			xml.replace(/<updated>[^<]*<\/updated>/, ''),
			xml.replace(/<author>.*?<\/author>/s, ''),
			xml.replace('type="html"', 'type="prose"'),
			xml.replace(/(<published>\d{4}-\d\d-\d\d)T[^<]*/, '$1'),
			xml.replace('</entry>', '')
		];
		for (const one of spoilt) expect(await faultsOf(one)).not.toEqual([]);
	});

	test('answer that nothing changed, and that there is nothing', async ({ request, ctx }) => {
		const article = await aWholeArticle(ctx);
		const feed = `${article.path}/comments.atom`;
		const first = await request.get(feed);
		const etag = first.headers()['etag'] ?? '';
		expect(etag).not.toBe('');
		const again = await request.get(feed, { headers: { 'if-none-match': etag } });
		expect(again.status()).toBe(304);
		for (const nowhere of ['/articles/nowhere', '/members/nobody-here']) {
			expect((await request.get(`${nowhere}/comments.atom`)).status()).toBe(404);
		}
		for (const nowhere of ['/comments/999999999/branch.atom', '/tags/nothing/articles.atom']) {
			expect((await request.get(nowhere)).status()).toBe(404);
		}
	});
});
