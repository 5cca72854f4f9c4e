/** Whether rendered text has a link to somewhere else; mentions and places of the site are none. */
export const leavesTheSite = (html: string): boolean => outsideLinks(html).length > 0;

/** Whether a text leads where it did not lead before. */
export function leadsElsewhere(before: string, after: string): boolean {
	const known = new Set(outsideLinks(before));
	return outsideLinks(after).some((link) => !known.has(link));
}

const outsideLinks = (html: string): string[] =>
	[...html.matchAll(/<a\s[^>]*href="((?!#|\/(?!\/))[^"]*)"/gi)].map(([, address]) => address ?? '');
