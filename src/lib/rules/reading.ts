/** How far a browser has read, by article: the id of the last comment that its thread had. */
export type Reading = ReadonlyMap<number, number>;

/** New comments are counted up to here; more are said to be "more than". */
export const MOST_COUNTED = 999;

/** Articles that one cookie remembers; the longest unvisited are forgotten first. */
export const REMEMBERED = 60;

const NUMBER = '[1-9]\\d{0,14}';
const PAIR = new RegExp(`^(${NUMBER})-(0|${NUMBER})$`);

/** What is malformed counts as unread. */
export function parseReading(cookie: string | undefined): Map<number, number> {
	const reading = new Map<number, number>();
	for (const part of (cookie ?? '').split('_').slice(0, REMEMBERED)) {
		const match = PAIR.exec(part);
		if (match) reading.set(Number(match[1]), Number(match[2]));
	}
	return reading;
}

export const formatReading = (reading: Reading): string =>
	[...reading]
		.slice(-REMEMBERED)
		.map((pair) => pair.join('-'))
		.join('_');

/** The same with this article read as far as that; never less far than before. */
export function withRead(reading: Reading, articleId: number, upTo: number): Reading {
	const next = new Map(reading);
	next.delete(articleId);
	return next.set(articleId, Math.max(upTo, reading.get(articleId) ?? 0));
}

/** Whether somebody who has read these threads has read all that is on a page, which reaches so far. */
export const isAllRead = (reading: Reading, reaches: Reading): boolean =>
	[...reaches].every(([articleId, last]) => (reading.get(articleId) ?? last) >= last);

/**
 * Somebody who has a thread before them. What is new to them is new since before
 * this visit, on each page of the thread, until they ask for a page elsewhere.
 */
export type Visit = {
	slug: string;
	articleId: number;
	/** How far they had read before; null on the first visit, on which nothing is marked. */
	since: number | null;
	/** How far the pages that they saw reach. */
	upTo: number;
};

const VISIT = new RegExp(`^([a-z0-9-]{1,120})_(${NUMBER})_(|0|${NUMBER})_(0|${NUMBER})$`);

export function parseVisit(cookie: string | undefined): Visit | null {
	const [, slug, article, since, upTo] = VISIT.exec(cookie ?? '') ?? [];
	if (!slug) return null;
	return {
		slug,
		articleId: Number(article),
		since: since ? Number(since) : null,
		upTo: Number(upTo)
	};
}

export const formatVisit = ({ slug, articleId, since, upTo }: Visit): string =>
	[slug, articleId, since ?? '', upTo].join('_');

/** Whether this path, without its language, is a page of the article. */
export const isPageOf = (path: string, slug: string): boolean =>
	path === `/articles/${slug}` || path.startsWith(`/articles/${slug}/`);

/** Pages on the way, which begin and end no visit: acts on a comment, a ballot or a link. */
export const isOnTheWay = (path: string): boolean => /^\/(comments|links|polls)\//.test(path);
