import type { RequestEvent } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import { textIn } from '../../text/text.ts';
import type { ArticleSummary } from '../articles/list.ts';
import type { FeedEntry } from '../feeds/entry.ts';
import { shareWithEverybody } from './share.ts';

type Feed = {
	title: string;
	/** Path, without language, of the page that shows the same. */
	page: string;
	entries: Entry[];
	/** What a change of the feed is notified as; see web/share.ts. */
	tags: string[];
};

type Entry = {
	/** Path, without language, that is its permanent address and its id. */
	path: string;
	title: string;
	html: string;
	language: string;
	author: { name: string; path: string | null };
	publishedAt: Date;
	updatedAt: Date;
};

/** An Atom feed (RFC 4287), shared with everybody: it holds nothing that is for one reader. */
export function atomFeed(event: RequestEvent, { title, page, entries, tags }: Feed): Response {
	const { locale, path } = event.locals;
	const { origin } = event.url;
	const href = (path: string) => origin + localHref(locale, path);
	// Without entries the feed is as old as nothing: any fixed date serves, and one that moves would lie.
	const updated = new Date(Math.max(0, ...entries.map(({ updatedAt }) => updatedAt.getTime())));
	const xml = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}" xml:base="${asXml(`${origin}/`)}">
<id>${asXml(href(path))}</id>
<title>${asXml(`${title} · ${textIn(locale).site.name}`)}</title>
<updated>${updated.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${asXml(href(path))}"/>
<link rel="alternate" type="text/html" href="${asXml(href(page))}"/>
${entries.map((entry) => entryXml(entry, origin, href)).join('')}</feed>
`;
	shareWithEverybody(event, tags);
	return new Response(xml, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}

function entryXml(entry: Entry, origin: string, href: (path: string) => string): string {
	const { name, path } = entry.author;
	// The same comment is one entry in the feeds of both languages.
	return `<entry>
<id>${asXml(origin + entry.path)}</id>
<title>${asXml(entry.title)}</title>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${entry.updatedAt.toISOString()}</updated>
<author><name>${asXml(name)}</name>${path === null ? '' : `<uri>${asXml(href(path))}</uri>`}</author>
<link rel="alternate" type="text/html" href="${asXml(href(entry.path))}"/>
<content type="html" xml:lang="${entry.language}">${asXml(entry.html)}</content>
</entry>
`;
}

/** Articles as entries, by their ledes. */
export function articleEntries(event: RequestEvent, articles: ArticleSummary[]): Entry[] {
	const { name } = textIn(event.locals.locale).site;
	return articles.map(({ slug, title, ledeHtml, language, publishedAt }) => ({
		path: `/articles/${slug}`,
		title,
		html: ledeHtml,
		language,
		author: { name, path: null },
		publishedAt,
		updatedAt: publishedAt
	}));
}

/** Comments as entries, named after their authors. */
export function commentEntries(event: RequestEvent, comments: FeedEntry[]): Entry[] {
	const text = textIn(event.locals.locale).comment;
	return comments.map(({ id, author, handle, articleTitle, ...comment }) => {
		const name = author ?? text.formerMember;
		return {
			...comment,
			path: `/comments/${id}`,
			title: `${text.by(name)} · ${articleTitle}`,
			author: { name, path: handle && `/members/${encodeURIComponent(handle)}` }
		};
	});
}

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 has no way to write (section 2.2) become the replacement character. */
export const asXml = (text: string): string =>
	text
		.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
		.replace(/[&<>"]/g, (character) => ESCAPED[character] ?? '');
