import { EpubCheck } from '@likecoin/epubcheck-ts';
import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { eq, sql } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { articleTexts } from '#lib/server/articles/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { findPortableArticle, type PortableArticle } from '#lib/server/feeds/find-portable.ts';
import { renderArticle, renderLede } from '#lib/server/platform/markdown.ts';
import { articleEpub } from '#lib/server/web/article-epub.ts';
import { articleMarkdown } from '#lib/server/web/article-markdown.ts';
import { textIn } from '#lib/text/text.ts';
import { rolledBack } from '../../support/database.ts';
import { aResource, aWholeArticle, type WholeArticle } from '../../support/whole-article.ts';

const ORIGIN = 'https://palabre.example.org';

const BODY = `## Pour & contre

Un [lien](https://example.org/a?b=c&d=é "un titre"), une [page](/about/method), un [endroit](#section-suite),
nulle part : [x](#thread). [Sans titre](https://example.org "").

### Suite

- un
- deux

| a | b |
|---|---|
| 1 |   |

\`\`\`js
const less = 1 < 2 && '</script>';
\`\`\`

> citation

---

1. un
2. ~~deux~~<br>

## Pour & contre
`;

/** An article whose French text is this. */
async function anArticleSaying(
	ctx: Ctx,
	body: string,
	lede = 'Un *chapô*.'
): Promise<WholeArticle> {
	const article = await aWholeArticle(ctx, ['single', 'approval']);
	const { html, headings } = renderArticle(body, 'member');
	await ctx.db
		.update(articleTexts)
		.set({
			...{ bodyMarkdown: body, bodyHtml: html, headings },
			...{ ledeMarkdown: lede, ledeHtml: renderLede(lede, 'member') }
		})
		.where(eq(articleTexts.articleId, article.id));
	await aResource(ctx, article.id);
	return article;
}

async function portable(ctx: Ctx, slug: string): Promise<PortableArticle> {
	const article = await findPortableArticle(ctx, slug);
	if (!article) throw new Error('no such article');
	return article;
}

async function faultsOf(book: Uint8Array): Promise<string[]> {
	const { messages } = await EpubCheck.validate(book);
	return messages
		.filter(({ severity }) => severity !== 'info' && severity !== 'usage')
		.map(({ id, message }) => `${id} ${message}`);
}

describe('an article as a book', () => {
	test(
		'is valid, and holds all that is read of it',
		rolledBack(async (ctx) => {
			const { slug, polls } = await anArticleSaying(ctx, BODY);
			const article = await portable(ctx, slug);
			const book = await articleEpub(article, ORIGIN);
			expect(await faultsOf(book)).toEqual([]);
			const chapter = strFromU8(unzipSync(book)['EPUB/article.xhtml']!).replace(
				/&#x([0-9a-f]+);/g,
				(_, code: string) => String.fromCodePoint(parseInt(code, 16))
			);
			for (const said of [
				...['<em>chapô</em>', 'href="https://palabre.example.org/about/method"', '&lt;/script&gt;'],
				...[article.title, article.resources[0]!.title, article.resources[0]!.url],
				...polls.map(({ options }) => options[0]!.fr)
			]) {
				expect(chapter).toContain(said);
			}
			expect(chapter).not.toContain('href="#thread"');
			expect(chapter).not.toMatch(/tabindex|<a [^>]*rel=/);
		})
	);

	test(
		'begins with its type, stored as it is, and is the same bytes each time',
		rolledBack(async (ctx) => {
			const { slug } = await anArticleSaying(ctx, BODY);
			const article = await portable(ctx, slug);
			const book = Buffer.from(await articleEpub(article, ORIGIN));
			// A local header of 30 bytes, method 0, the name, the words (OCF 3.3, 4.3).
			expect(book.readUInt32LE(0)).toBe(0x04034b50);
			expect(book.readUInt16LE(8)).toBe(0);
			expect(book.readUInt16LE(28)).toBe(0);
			expect(book.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
			const again = await articleEpub({ ...article, slug: `${slug}` }, ORIGIN);
			expect(Buffer.from(again).equals(book)).toBe(true);
		})
	);

	test(
		'is valid whatever members write',
		{ timeout: 60_000 },
		rolledBack(async (ctx) => {
			const strings = naughtyStrings.filter((text) => text.isWellFormed() && !text.includes('\0'));
			const { slug } = await anArticleSaying(
				ctx,
				strings.join('\n\n'),
				strings.slice(0, 40).join(' ')
			);
			const article = await portable(ctx, slug);
			const words = strings.slice(100, 120).join(' ');
			const wild: PortableArticle = {
				...article,
				title: words.slice(0, 200),
				authors: ['Ana & <b>', '\u{1}\u{FFFE}'],
				tags: ['c++', ']]>'],
				polls: [
					{
						question: '<script>',
						method: 'single',
						atLeast: null,
						atMost: null,
						options: ['&', '"']
					}
				]
			};
			expect(await faultsOf(await articleEpub(wild, ORIGIN))).toEqual([]);
		})
	);

	test('would be found out if it were not', async () => {
		const { zipSync, strToU8 } = await import('fflate');
		expect(await faultsOf(zipSync({ mimetype: strToU8('application/zip') }))).not.toEqual([]);
	});
});

describe('an article as Markdown', () => {
	test(
		'is what its author wrote, with its question, its links and where it is from',
		rolledBack(async (ctx) => {
			const { slug, polls } = await anArticleSaying(ctx, BODY);
			const article = await portable(ctx, slug);
			const markdown = articleMarkdown(article, ORIGIN);
			expect(markdown).toMatch(new RegExp(`^# Titre de ${slug}\n\n`));
			expect(markdown).toContain(BODY.trim());
			expect(markdown).toContain(`<${ORIGIN}/articles/${slug}>`);
			expect(markdown).toContain(
				`## ${textIn('fr').elsewhere.question}${textIn('fr').elsewhere.colon}${polls[0]!.question.fr}`
			);
			expect(markdown).toContain('- Du café\n');
			expect(markdown).toContain(`](<${article.resources[0]!.url}>)`);
			const english = await portable({ ...ctx, locale: 'en' }, slug);
			expect(articleMarkdown(english, ORIGIN)).toContain(`<${ORIGIN}/en/articles/${slug}>`);
		})
	);

	test(
		'takes titles and answers as words, not as Markdown',
		rolledBack(async (ctx) => {
			const article = await portable(ctx, (await anArticleSaying(ctx, 'Corps.')).slug);
			const markdown = articleMarkdown(
				{
					...article,
					title: '*a*\n# b <script>',
					resources: [{ title: '[x](y)', url: 'https://example.org/a b>c', language: 'fr' }]
				},
				ORIGIN
			);
			const { html } = renderArticle(markdown);
			expect(html).toContain('*a* # b &lt;script&gt;</h2>');
			expect(html).toContain('>[x](y)</a>');
			expect(html).toContain('href="https://example.org/a%20b%3Ec"');
		})
	);
});

test(
	'only what is published is given away',
	rolledBack(async (ctx) => {
		const { slug, id } = await anArticleSaying(ctx, BODY);
		await ctx.db.execute(sql`update article set state = 'archived' where id = ${id}`);
		expect(await findPortableArticle(ctx, slug)).toBeNull();
	})
);
