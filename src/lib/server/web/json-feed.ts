import type { Addressed } from './feed.ts';

/** As JSON Feed (https://www.jsonfeed.org/version/1.1/). */
export const jsonFeed = ({ title, entries, locale, origin, self, page, href }: Addressed): string =>
	JSON.stringify({
		version: 'https://jsonfeed.org/version/1.1',
		title,
		home_page_url: page,
		feed_url: self,
		language: locale,
		items: entries.map((entry) => ({
			// The same comment is one item in the feeds of both languages.
			id: origin + entry.path,
			url: href(entry.path),
			title: entry.title,
			content_html: entry.html,
			date_published: entry.publishedAt.toISOString(),
			date_modified: entry.updatedAt.toISOString(),
			authors: entry.authors.map(({ name, path }) => ({
				name,
				...(path !== null && { url: href(path) })
			})),
			language: entry.language
		}))
	});
