import { asXml } from '../../rules/xml.ts';
import type { Addressed, Entry } from './feed.ts';

/** As Atom (RFC 4287). */
export function atomFeed({ title, entries, locale, origin, self, page, href }: Addressed): string {
	// Without entries the feed is as old as nothing: any fixed date serves, and one that moves would lie.
	const updated = new Date(Math.max(0, ...entries.map(({ updatedAt }) => updatedAt.getTime())));
	return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}" xml:base="${asXml(`${origin}/`)}">
<id>${asXml(self)}</id>
<title>${asXml(title)}</title>
<updated>${updated.toISOString()}</updated>
<link rel="self" type="application/atom+xml" href="${asXml(self)}"/>
<link rel="alternate" type="text/html" href="${asXml(page)}"/>
${entries.map((entry) => entryXml(entry, origin, href)).join('')}</feed>
`;
}

function entryXml(entry: Entry, origin: string, href: (path: string) => string): string {
	// The same comment is one entry in the feeds of both languages.
	return `<entry>
<id>${asXml(origin + entry.path)}</id>
<title>${asXml(entry.title)}</title>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${entry.updatedAt.toISOString()}</updated>
${entry.authors.map((author) => authorXml(author, href)).join('\n')}
<link rel="alternate" type="text/html" href="${asXml(href(entry.path))}"/>
<content type="html" xml:lang="${entry.language}">${asXml(entry.html)}</content>
</entry>
`;
}

const authorXml = ({ name, path }: Entry['authors'][number], href: (path: string) => string) =>
	`<author><name>${asXml(name)}</name>${path === null ? '' : `<uri>${asXml(href(path))}</uri>`}</author>`;
