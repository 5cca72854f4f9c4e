/** Why a link is taken for dead or not: a status, or what came instead of one. */
export type LinkAnswer =
	| { status: number }
	| {
			failure:
				/** The name, or one of the addresses on the way, is not for the public. */
				| 'not-public'
				/** A redirect to something else than an address of the web. */
				| 'no-address'
				| 'too-many-redirects'
				| 'no-such-host'
				/** Of this site, not of the link. */
				| 'no-network'
				| 'refused'
				| 'insecure'
				| 'too-slow'
				| 'broken';
	  };

export const LINK_STATES = ['unknown', 'ok', 'failing', 'dead'] as const;

/** Days until a link is looked at again, and until one is that has just failed. */
export const CHECK_AGAIN = { days: 7, afterFailure: 1 };

const SAYS_NOTHING = new Set([
	'not-public',
	'no-address',
	'too-many-redirects',
	'no-network',
	// Browsers fetch a certificate that is missing from a chain, and know other roots than we do.
	'insecure'
]);

/**
 * What an answer says of a link. A page that is not for everybody or not for robots
 * (401, 403, 429 and the like), or whose certificate we cannot trust, may be well for
 * readers: that says nothing.
 */
export function verdictOf(answer: LinkAnswer): 'ok' | 'failed' | 'unknown' {
	if ('failure' in answer) {
		return SAYS_NOTHING.has(answer.failure) ? 'unknown' : 'failed';
	}
	const { status } = answer;
	if (status >= 200 && status < 400) return 'ok';
	return status === 404 || status === 410 || status >= 500 ? 'failed' : 'unknown';
}

/** In a word, for the table and for whoever runs the site: `404`, `too-slow`. */
export const sayAnswer = (answer: LinkAnswer): string =>
	'failure' in answer ? answer.failure : String(answer.status);

/** Where a copy of a page that is gone may be found. */
export const archivedCopy = (url: string): string => `https://web.archive.org/web/*/${url}`;
