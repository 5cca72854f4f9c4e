import { wrap } from './card.ts';
import type { Electorate } from './tally/tally.ts';
import { asXml } from './xml.ts';

/** Pixels; its height is that of what it shows. */
export const PICTURE_WIDTH = 640;

export type Picture = {
	language: string;
	question: string;
	title: string;
	note: string;
	site: string;
	groups: readonly {
		of: Electorate;
		heading: string;
		rows: readonly { label: string; value: string; length: number | null }[];
	}[];
};

const MARGIN = 24;
const INNER = PICTURE_WIDTH - 2 * MARGIN;
const BAR = 16;

/** A picture that is shown by `<img>` loads nothing and inherits nothing: colours of both themes are in it. */
const STYLE = `svg{--paper:#faf6ee;--ink:#1d1b18;--quiet:#5d574e;--rust:#a23b12}
@media (prefers-color-scheme:dark){svg{--paper:#171614;--ink:#ece6da;--quiet:#aea799;--rust:#ee8a5c}}
text{font-family:system-ui,'DejaVu Sans',sans-serif;fill:var(--ink)}
.paper{fill:var(--paper)}.quiet{fill:var(--quiet)}.rust{fill:var(--rust)}.hatch{stroke:var(--rust)}.edge{fill:none;stroke:var(--rust)}`;

/** A result as SVG that stands by itself; its title says what it shows. */
export function drawResult({ language, question, title, note, site, groups }: Picture): string {
	const parts: string[] = [];
	let y = MARGIN;
	const write = (text: string, size: number, look = '', most = 3) => {
		for (const line of wrap(text, size, INNER, most)) {
			y += Math.round(size * 1.3);
			parts.push(`<text x="${MARGIN}" y="${y}" font-size="${size}"${look}>${asXml(line)}</text>`);
		}
	};
	write(question, 22, ' font-weight="bold"', 4);
	for (const { of, heading, rows } of groups) {
		y += 14;
		write(heading, 15, ' class="quiet"', 2);
		y += 4;
		for (const { label, value, length } of rows) {
			write(length === null ? `${value} · ${label}` : label, 16);
			if (length === null) continue;
			y += 6;
			parts.push(...barOf(of, y, length));
			y += BAR;
			write(value, 14, ' class="quiet"', 2);
			y += 4;
		}
	}
	y += 14;
	write(note, 13, ' class="quiet"', 6);
	write(site, 15, ' class="rust" font-weight="bold"', 1);
	const height = y + MARGIN;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${height}" viewBox="0 0 ${PICTURE_WIDTH} ${height}" role="img" aria-labelledby="title" xml:lang="${language}">
<title id="title">${asXml(title)}</title>
<style>${STYLE}</style>
<defs><pattern id="visitors" width="6" height="6" patternUnits="userSpaceOnUse"><path class="hatch" d="M0 6L6 0" stroke-width="2"/></pattern></defs>
<rect class="paper" width="${PICTURE_WIDTH}" height="${height}"/>
${parts.join('\n')}
</svg>
`;
}

/** Members' bars are full, visitors' hatched: told apart without colour. */
function barOf(of: Electorate, y: number, length: number): string[] {
	const place = `x="${MARGIN}" y="${y}" width="${Math.max(2, length * INNER).toFixed(1)}" height="${BAR}"`;
	if (of === 'member') return [`<rect class="rust" ${place}/>`];
	return [`<rect fill="url(#visitors)" ${place}/>`, `<rect class="edge" ${place}/>`];
}
