import hljs from 'highlight.js/lib/common';
import markdownIt, {
	type MarkdownIt,
	type RendererRule,
	type StateCore,
	type Token
} from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { findMentions } from '../../rules/mentions.ts';
import { linkMentions, NOBODY, plainRuns } from './link-mentions.ts';

/** One heading of a rendered article, in reading order. */
type Heading = { id: string; level: number; text: string };

/**
 * Deeper quotes and lists are left out of the rendering. Time grows with text
 * times depth, and nobody reads a quote of a quote of a quote so often.
 */
const DEEPEST = 40;

/** Characters. Ordinary comments need a hundredth of it; ten thousand typed ones can be made to give millions. */
const MOST_HTML = 200_000;

/** The same of an article, which may be five times as long. */
const MOST_ARTICLE_HTML = 1_000_000;

/** Characters. In longer lines, such as no person writes, some grammars take quadratic time. */
const LONGEST_CODE_LINE = 200;

/**
 * Renders what a member wrote: raw HTML appears as text, images as links, links
 * lead to http and https only, and the highest heading is an `h4`. What mentions
 * one of these members leads to their page.
 * Empty when there is nothing to see, as with a mere link definition.
 */
export function renderComment(markdown: string, mentionable = NOBODY): string {
	const rendered = comments.render(markdown, { top: 4, mentionable });
	// A table of empty cells or a reference repeated without end: shown as it was typed.
	const html =
		rendered.length > MOST_HTML
			? `<pre tabindex="0">${escape(markdown)}</pre>`
			: cleanComment(rendered).trim();
	return hasVisibleText(html) ? html : '';
}

/**
 * The keys of the handles that a comment names where `renderComment` would link
 * them: not in code, not in links. In reading order, each once.
 */
export function listMentions(markdown: string): string[] {
	if (!markdown.includes('@')) return [];
	const keys = new Set<string>();
	const inlines = comments.parse(markdown, { top: 4, mentionable: NOBODY });
	for (const { children } of inlines) {
		for (const { content } of plainRuns(children ?? [])) {
			for (const { key } of findMentions(content)) keys.add(key);
		}
	}
	return [...keys];
}

/** Whose words they are: links of a member's article are marked as not ours, as in comments. */
export type Writer = 'site' | 'member';

/**
 * Renders the text of an article. Headings begin at `h2` and never skip a level;
 * their ids begin with `section-`, so that they cannot clash with those of the page.
 */
export function renderArticle(
	markdown: string,
	writer: Writer = 'site'
): { html: string; headings: Heading[] } {
	const headings: Heading[] = [];
	const rendered = articles.render(markdown, { top: 2, headings });
	if (rendered.length > MOST_ARTICLE_HTML) {
		return { html: `<pre tabindex="0">${escape(markdown)}</pre>`, headings: [] };
	}
	return { html: CLEAN_ARTICLE[writer](rendered).trim(), headings };
}

/** The same for a lede: its headings have no ids, since the body's may be called alike. */
export function renderLede(markdown: string, writer: Writer = 'site'): string {
	return CLEAN_ARTICLE[writer](articles.render(markdown, { top: 2 })).trim();
}

/**
 * What each outermost element of a rendered article was typed as, in reading order: its
 * paragraphs, headings, lists, quotes, tables, pieces of code and rules.
 */
export function listBlocks(markdown: string): string[] {
	// As markdown-it counts them.
	const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
	return articles.parse(markdown, { top: 2 }).flatMap(({ level, nesting, map }) =>
		level === 0 && nesting >= 0 && map
			? [
					lines
						.slice(...map)
						.join('\n')
						.trimEnd()
				]
			: []
	);
}

const hasVisibleText = (html: string): boolean =>
	/[^\s\p{Control}\p{Default_Ignorable_Code_Point}]/u.test(html.replace(/<[^>]*>/g, ''));

const comments = parser({ breaks: true, link: /^https?:\/\// });
const articles = parser({ breaks: false, link: /^(?:https?:\/\/|\/(?![/\\])|#)/ });

const cleanComment = sanitizer('nofollow ugc noopener');
const CLEAN_ARTICLE: Record<Writer, (html: string) => string> = {
	site: sanitizer('noopener'),
	member: sanitizer('nofollow ugc noopener')
};

function parser({ breaks, link }: { breaks: boolean; link: RegExp }): MarkdownIt {
	const md = markdownIt({ html: false, linkify: true, breaks, maxNesting: DEEPEST, highlight });
	md.validateLink = (url) => link.test(url);
	// Only whole addresses: "fichier.py" and "README.md" are not sites.
	md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
	md.core.ruler.push('headings', setHeadings);
	md.core.ruler.push('mentions', linkMentions);
	md.renderer.rules['image'] = imageAsLink;
	// Wide code and tables scroll by themselves; the focus lets the keyboard scroll them.
	md.renderer.rules['table_open'] = () => '<div class="scroll" tabindex="0"><table>\n';
	md.renderer.rules['table_close'] = () => '</table></div>\n';
	return md;
}

/** An unknown language is shown plain; guessing one would cost more than it gives. */
function highlight(code: string, language: string): string {
	if (!hljs.getLanguage(language)) return '';
	if (code.split('\n').some((line) => line.length > LONGEST_CODE_LINE)) return '';
	return hljs.highlight(code, { language, ignoreIllegals: true }).value;
}

/**
 * Gives headings the levels that their page leaves them, without gaps: assistive
 * technology reads an h2 followed by an h5 as missing text.
 */
function setHeadings(state: StateCore): void {
	const { top, headings } = state.env as { top: number; headings?: Heading[] };
	const ids = new Set<string>();
	const open: number[] = [];
	state.tokens.forEach((token, index) => {
		if (token.type !== 'heading_open') return;
		const inline = state.tokens[index + 1];
		const close = state.tokens[index + 2];
		if (!inline || !close) return;
		const text = plainText(inline);
		const written = Number(token.tag.slice(1));
		while ((open.at(-1) ?? 0) >= written) open.pop();
		open.push(written);
		const level = Math.min(top + open.length - 1, 6);
		token.tag = close.tag = text === '' ? 'p' : `h${level}`;
		if (!headings || text === '') return;
		const id = freeId(text, ids);
		token.attrSet('id', id);
		headings.push({ id, level, text });
	});
}

function plainText(inline: Token): string {
	const parts = (inline.children ?? []).map((child) =>
		child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : child.content
	);
	return parts.join('').trim();
}

function freeId(text: string, taken: Set<string>): string {
	const words = text
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.match(/[\p{Letter}\p{Number}]+/gu);
	const short = (words ?? ['x']).slice(0, 8).join('-').slice(0, 60);
	const base = `section-${short.toWellFormed()}`;
	let id = base;
	for (let next = 2; taken.has(id); next++) id = `${base}-${next}`;
	taken.add(id);
	return id;
}

/** No images for now; inside a link, where another link may not stand, only their words. */
function imageAsLink(...[tokens, index, options, env, self]: Parameters<RendererRule>): string {
	const image = tokens[index];
	if (!image) return '';
	const source = String(image.attrGet('src') ?? '');
	const words = self.renderInlineAsText(image.children ?? [], options, env) || source;
	const within = tokens.slice(0, index).filter(({ type }) => type === 'link_open').length;
	const left = tokens.slice(0, index).filter(({ type }) => type === 'link_close').length;
	return within > left ? escape(words) : `<a href="${escape(source)}">${escape(words)}</a>`;
}

const escape = (text: string) => sanitizeHtml(text, { disallowedTagsMode: 'escape' });

/** The second wall: what a mistake above would let through stops here. */
function sanitizer(rel: string): (html: string) => string {
	const options: sanitizeHtml.IOptions = {
		allowedTags: [
			...['p', 'br', 'hr', 'blockquote', 'pre', 'code', 'span', 'em', 'strong', 's', 'a'],
			...['ul', 'ol', 'li', 'h2', 'h3', 'h4', 'h5', 'h6'],
			...['div', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
		],
		allowedAttributes: {
			a: ['href', 'title', 'rel'],
			ol: ['start'],
			...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, ['id']])),
			pre: ['tabindex'],
			div: ['tabindex']
		},
		allowedClasses: {
			a: ['mention'],
			code: [/^language-[\w+#.-]+$/],
			span: ['hljs-*'],
			div: ['scroll']
		},
		allowedSchemes: ['http', 'https'],
		allowProtocolRelative: false,
		transformTags: {
			a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel } }),
			pre: sanitizeHtml.simpleTransform('pre', { tabindex: '0' })
		}
	};
	return (html) => sanitizeHtml(html, options);
}
