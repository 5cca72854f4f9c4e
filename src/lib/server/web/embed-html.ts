import { createHash } from 'node:crypto';
import { localHref, type Locale } from '../../rules/locale.ts';
import { asXml } from '../../rules/xml.ts';
import { textIn } from '../../text/text.ts';
import type { Figure, FigureRow } from './result-figure.ts';

const STYLE = `:root{color-scheme:light dark;--ink:light-dark(#1d1b18,#ece6da);--quiet:light-dark(#5d574e,#aea799);--rust:light-dark(#a23b12,#ee8a5c)}
body{margin:0;padding:16px;background:light-dark(#faf6ee,#171614);color:var(--ink);font:16px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
h1{margin:0 0 8px;font:700 1.25rem/1.3 Georgia,serif}
h2{margin:16px 0 4px;font:600 .9rem/1.4 system-ui,sans-serif;color:var(--quiet)}
ul{margin:0;padding:0;list-style:none}
li{margin:8px 0}
p{margin:8px 0}
svg{display:block;color:var(--rust)}
small{color:var(--quiet);font-size:.9rem}
a{color:var(--rust)}`;

/** Says by its hash that this style is ours; nothing else is loaded, and nothing runs. */
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The one page of the site that others may put into a frame: it shows, and has nothing to press but a link. */
export const EMBED_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors *`;

/** Visitors' bars are hatched, as on the site: told apart without colour. */
const HATCH = `<svg width="0" height="0" aria-hidden="true"><defs><pattern id="visitors" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0" stroke="currentColor" stroke-width="1.5"/></pattern></defs></svg>`;

export function embedHtml({ poll, title, said, note, groups }: Figure, locale: Locale): string {
	const text = textIn(locale);
	const address = localHref(locale, `/polls/${poll.id}`);
	const link = poll.isOpen ? text.embed.answer(text.site.name) : text.embed.see(text.site.name);
	const shown = groups.map(
		({ of, heading, rows }) =>
			`<h2>${asXml(heading)}</h2>\n<ul>\n${rows.map((row) => rowOf(row, of, poll.language)).join('\n')}\n</ul>`
	);
	return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asXml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${HATCH}
<main>
<h1 lang="${poll.language}">${asXml(poll.question)}</h1>
<p>${asXml(said)}</p>
${shown.join('\n')}
<p><small>${asXml(note)}</small></p>
<p><a href="${address}" target="_blank" rel="noopener">${asXml(link)}</a></p>
</main>
</body>
</html>
`;
}

function rowOf({ label, value, length }: FigureRow, of: string, language: string): string {
	const words = `<span lang="${language}">${asXml(label)}</span>`;
	if (length === null) return `<li><small>${asXml(value)}</small> ${words}</li>`;
	// A bar that reached the edge would lose its own.
	const width = `${Math.max(0.5, 99 * length).toFixed(1)}%`;
	const fill = of === 'member' ? 'currentColor' : 'url(#visitors)';
	return `<li>${words}
<svg width="100%" height="14" aria-hidden="true"><rect x="1" y="1" width="${width}" height="12" fill="${fill}" stroke="currentColor"/></svg>
<small>${asXml(value)}</small></li>`;
}
