import type { Locale } from '../../rules/locale.ts';

/** A part of a mail: written once, shown as text and as HTML. Everything in it is plain text. */
export type Block =
	| { is: 'text'; text: string }
	| { is: 'heading'; text: string }
	| { is: 'quote'; text: string }
	/** A link with its words. */
	| { is: 'link'; text: string; href: string };

const TEXT_WIDTH = 76;

const FONT = "font-family:Georgia,'Times New Roman',serif;font-size:17px;line-height:1.5";
const STYLES: Record<Block['is'], string> = {
	text: 'margin:0 0 16px',
	heading: 'margin:32px 0 12px;font-size:19px;line-height:1.3',
	quote: 'margin:0 0 12px;padding:0 0 0 14px;border-left:3px solid #b5472f;white-space:pre-line',
	link: 'margin:0 0 16px'
};

/** The part for those who read plain text. */
export const asText = (blocks: Block[]): string => `${blocks.map(textOf).join('\n\n')}\n`;

function textOf(block: Block): string {
	if (block.is === 'link') return `${block.text}\n${block.href}`;
	if (block.is === 'heading')
		return `${block.text}\n${'-'.repeat(Math.min(40, block.text.length))}`;
	if (block.is === 'text') return wrap(block.text, TEXT_WIDTH);
	return wrap(block.text, TEXT_WIDTH - 2).replace(/^/gm, '> ');
}

/** Breaks lines at spaces that may break; words longer than a line stay whole. */
function wrap(text: string, width: number): string {
	const lines = text.split('\n').map((line) => {
		const folded: string[] = [];
		let current = '';
		for (const word of line.split(' ')) {
			if (current && current.length + 1 + word.length > width) {
				folded.push(current);
				current = word;
			} else current = current ? `${current} ${word}` : word;
		}
		return [...folded, current].join('\n');
	});
	return lines.join('\n');
}

/** The part for everybody else: no image, no style sheet, no colour of its own for text and ground. */
export function asHtml(locale: Locale, title: string, blocks: Block[]): string {
	return `<!DOCTYPE html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title></head>
<body style="margin:0;padding:24px 16px">
<div style="max-width:600px;margin:0 auto;${FONT}">
${blocks.map(htmlOf).join('\n')}
</div>
</body>
</html>
`;
}

function htmlOf(block: Block): string {
	const style = `style="${STYLES[block.is]}"`;
	const text = escape(block.text);
	if (block.is === 'link') return `<p ${style}><a href="${escape(block.href)}">${text}</a></p>`;
	if (block.is === 'heading') return `<h2 ${style}>${text}</h2>`;
	if (block.is === 'quote') return `<blockquote ${style}>${text}</blockquote>`;
	return `<p ${style}>${text}</p>`;
}

const ESCAPED: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** Characters that HTML cannot hold, or that turn the direction of what follows, are left out. */
const escape = (text: string): string =>
	text
		.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (character) =>
			character === '\n' ? '\n' : ''
		)
		.replace(/[&<>"']/g, (character) => ESCAPED[character] ?? '');
