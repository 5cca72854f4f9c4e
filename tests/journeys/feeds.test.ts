import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { sql } from 'drizzle-orm';
import { LOCALES, localHref } from '#lib/rules/locale.ts';
import { asXml } from '#lib/rules/xml.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { aComment, aWriter } from '../support/comments.ts';
import { faultsByGrammar, faultsOfJsonFeed } from '../support/feeds.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

const faultsOf = (xml: string) => faultsByGrammar(xml, 'atom.rng');

/** The addresses that name the entries of a valid feed, in its order. */
async function entriesIn(xml: string): Promise<string[]> {
	expect(await faultsOf(xml)).toEqual([]);
	const [, ...ids] = [...xml.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id = '']) => id);
	// What no grammar says: an entry stands in a feed once.
	expect(new Set(ids).size).toBe(ids.length);
	return ids;
}

/** The same of a valid JSON Feed. */
async function itemsIn(json: string): Promise<string[]> {
	expect(await faultsOfJsonFeed(json)).toEqual([]);
	const { items } = JSON.parse(json) as { items: { id: string }[] };
	return items.map(({ id }) => id);
}

/** Who is named as author of the entry whose address ends so, and with which page. */
function authorsInXml(xml: string, path: string) {
	const entry = xml.split('<entry>').find((one) => one.includes(`${path}</id>`)) ?? '';
	return [...entry.matchAll(/<author><name>(.*?)<\/name><uri>(.*?)<\/uri><\/author>/g)].map(
		([, name = '', uri = '']) => ({ name, path: new URL(uri).pathname })
	);
}

function authorsInJson(json: string, path: string) {
	const { items } = JSON.parse(json) as {
		items: { id: string; authors: { name: string; url: string }[] }[];
	};
	const authors = items.find(({ id }) => id.endsWith(path))?.authors ?? [];
	return authors.map(({ name, url }) => ({ name: asXml(name), path: new URL(url).pathname }));
}

const named = ({ asker: { displayName, handle } }: MemberCtx) => ({
	name: asXml(displayName),
	path: `/en/members/${encodeURIComponent(handle)}`
});

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
			for (const path of ['/articles.atom', '/tags/openvz/articles.atom', '/polls/open.atom']) {
				const articles = await request.get(localHref(locale, path));
				expect((await entriesIn(await articles.text())).length).toBeGreaterThan(0);
			}
		}
	});

	test('say the same as Atom and as JSON Feed', async ({ request, ctx }) => {
		const article = await aWholeArticle(ctx);
		const [ana, bea] = [await aWriter(ctx, 'Ana & <b>'), await aWriter(ctx, 'Béa')];
		const id = await aComment(ana, article.id, null, '*Un* & deux');
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${article.id}, ${ana.asker.id}, 'author'), (${article.id}, ${bea.asker.id}, 'co-author')`);
		await ctx.db.execute(sql`update poll set salt = null, closes_at = now(), closed_at = now()
			where id = ${article.polls[0]!.id}`);
		const { handle } = ana.asker;
		// Addresses that nobody has asked for: nothing kept from before is given.
		const fresh = `?${handle}`;
		for (const path of [
			...['/articles', '/tags/openvz/articles', `${article.path}/comments`],
			...[`/comments/${id}/branch`, `/members/${handle}/comments`, `/members/${handle}/articles`],
			...['/polls/open', '/polls/results']
		]) {
			const atom = await request.get(`/en${path}.atom${fresh}`);
			const json = await request.get(`/en${path}.json${fresh}`);
			expect(json.headers()['content-type']).toBe('application/feed+json; charset=utf-8');
			const entries = await entriesIn(await atom.text());
			expect(await itemsIn(await json.text()), path).toEqual(entries);
			expect(entries.length, path).toBeGreaterThan(0);
			if (['/articles', `/members/${handle}/articles`].includes(path)) {
				const authors = [ana, bea].map(named);
				expect(authorsInXml(await atom.text(), article.path), path).toEqual(authors);
				expect(authorsInJson(await json.text(), article.path), path).toEqual(authors);
			}
			const etag = json.headers()['etag'] ?? '';
			const again = await request.get(`/en${path}.json${fresh}`, {
				headers: { 'if-none-match': etag }
			});
			expect(again.status(), path).toBe(304);
		}
		const results = await (await request.get('/polls/results.json')).text();
		expect(results).toContain(article.polls[0]!.options[0]!.fr);
		expect((await request.get('/articles.rss')).status()).toBe(404);
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
		const json = await request.get(`${article.path}/comments.json`);
		expect(await itemsIn(await json.text())).toHaveLength(2);
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
		const json = await (await request.get('/articles.json')).text();
		for (const one of [
			json.replace('version/1.1', 'version/1'),
			json.replace('"id":', '"guid":'),
			json.replace('"content_html":', '"content":'),
			json.replace(/("date_published":"\d{4}-\d\d-\d\d)T[^"]*/, '$1')
		]) {
			expect(await faultsOfJsonFeed(one)).not.toEqual([]);
		}
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
