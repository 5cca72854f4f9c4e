import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { sql } from 'drizzle-orm';
import { Parser } from 'htmlparser2';
import { LOCALES, localHref } from '#lib/rules/locale.ts';
import { asXml } from '#lib/server/web/atom.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { aComment, aWriter } from '../support/comments.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

type Node = { name: string; attributes: Record<string, string>; text: string; children: Node[] };

/** As strictly as XML is read: every element closed in its order, nothing behind the root. */
function parseXml(xml: string): Node {
	const root: Node = { name: '', attributes: {}, text: '', children: [] };
	const open = [root];
	const parser = new Parser(
		{
			onopentag: (name, attributes) => {
				const node = { name, attributes, text: '', children: [] };
				open.at(-1)!.children.push(node);
				open.push(node);
			},
			ontext: (text) => (open.at(-1)!.text += text),
			onclosetag: (name, isImplied) => {
				expect([open.pop()?.name, isImplied && !xml.includes(`<${name}`)]).toEqual([name, false]);
			}
		},
		{ xmlMode: true }
	);
	parser.end(xml);
	expect(open).toHaveLength(1);
	expect(root.children).toHaveLength(1);
	return root.children[0]!;
}

/** What RFC 4287 asks of a feed and its entries (4.1.1 and 4.1.2). */
function expectValidAtom(xml: string): Node[] {
	expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
	const feed = parseXml(xml);
	expect(feed.name).toBe('feed');
	expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
	const entries = feed.children.filter(({ name }) => name === 'entry');
	const one = (node: Node, name: string) => {
		const found = node.children.filter((child) => child.name === name);
		expect(found, name).toHaveLength(1);
		return found[0]!.text;
	};
	for (const node of [feed, ...entries]) {
		expect(new URL(one(node, 'id')).protocol).toMatch(/^https?:$/);
		expect(one(node, 'title').trim()).not.toBe('');
		expect(one(node, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
		for (const link of node.children.filter(({ name }) => name === 'link')) {
			expect(URL.canParse(link.attributes['href'] ?? '')).toBe(true);
		}
	}
	expect(feed.children.some(({ attributes }) => attributes['rel'] === 'self')).toBe(true);
	for (const entry of entries) {
		const author = entry.children.find(({ name }) => name === 'author');
		expect(one(author!, 'name').trim()).not.toBe('');
		expect(one(entry, 'content')).not.toBe('');
	}
	const ids = entries.map((entry) => one(entry, 'id'));
	expect(new Set(ids).size).toBe(ids.length);
	return entries;
}

const numbersOf = (entries: Node[]) =>
	entries.map(({ children }) =>
		Number(/\/(\d+)$/.exec(children.find(({ name }) => name === 'id')?.text ?? '')?.[1])
	);

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
				const entries = expectValidAtom(await answer.text());
				expect(numbersOf(entries)).toEqual(shows);
			}
			const articles = await request.get(localHref(locale, '/articles.atom'));
			expect(expectValidAtom(await articles.text()).length).toBeGreaterThan(0);
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
		expect(expectValidAtom(xml)).toHaveLength(2);
		for (const text of naughtyStrings) {
			expect(asXml(text)).not.toMatch(/[<>"\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{FFFE}\u{FFFF}]/u);
		}
	});

	test('answer that nothing changed, and that there is nothing', async ({ request, ctx }) => {
		const article = await aWholeArticle(ctx);
		const path = `${article.path}/comments.atom`;
		const first = await request.get(path);
		const etag = first.headers()['etag'] ?? '';
		expect(etag).not.toBe('');
		const again = await request.get(path, { headers: { 'if-none-match': etag } });
		expect(again.status()).toBe(304);
		for (const nowhere of ['/articles/nowhere', '/members/nobody-here']) {
			expect((await request.get(`${nowhere}/comments.atom`)).status()).toBe(404);
		}
		expect((await request.get('/comments/999999999/branch.atom')).status()).toBe(404);
	});
});
