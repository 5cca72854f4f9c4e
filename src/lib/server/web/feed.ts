import type { RequestEvent } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import { textIn } from '../../text/text.ts';
import { atomFeed } from './atom.ts';
import { jsonFeed } from './json-feed.ts';
import { shareWithEverybody } from './share.ts';

/** What both forms of a feed say. */
export type Feed = {
	/** Followed by the site's name. */
	title: string;
	/** Path, without language, of the page that shows the same. */
	page: string;
	/** The newest first. */
	entries: Entry[];
	/** What a change of the feed is notified as; see web/share.ts. */
	tags: string[];
};

export type Entry = {
	/** Path, without language, that is its permanent address and its id. */
	path: string;
	title: string;
	html: string;
	language: string;
	/** One at least; `path` like that of the entry, null for whoever has no page. */
	authors: { name: string; path: string | null }[];
	publishedAt: Date;
	updatedAt: Date;
};

/** A feed with whole addresses, as its writer wants it. */
export type Addressed = Pick<Feed, 'title' | 'entries'> & {
	locale: App.Locals['locale'];
	origin: string;
	/** The feed itself, and the page that shows the same. */
	self: string;
	page: string;
	/** Of a path, in the feed's language. */
	href: (path: string) => string;
};

type Format = { write: (feed: Addressed) => string; type: string };

const FORMATS: Record<'atom' | 'json', Format> = {
	atom: { write: atomFeed, type: 'application/atom+xml; charset=utf-8' },
	json: { write: jsonFeed, type: 'application/feed+json; charset=utf-8' }
};

/**
 * A feed in the form that the address asks for by its ending, shared with everybody:
 * it holds nothing that is for one reader.
 */
export function answerFeed(
	event: RequestEvent<{ format: 'atom' | 'json' }>,
	{ title, page, entries, tags }: Feed
): Response {
	const { locale, path } = event.locals;
	const { origin } = event.url;
	const href = (path: string) => origin + localHref(locale, path);
	const { write, type } = FORMATS[event.params.format];
	const body = write({
		title: `${title} · ${textIn(locale).site.name}`,
		entries,
		locale,
		origin,
		self: href(path),
		page: href(page),
		href
	});
	shareWithEverybody(event, tags);
	return new Response(body, { headers: { 'content-type': type } });
}
