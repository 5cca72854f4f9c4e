/** Carried by every answer; a page has a content policy of its own instead of this one, which lets nothing run. */
export const SAFE_HEADERS = new Map([
	['x-content-type-options', 'nosniff'],
	['referrer-policy', 'strict-origin-when-cross-origin'],
	['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()'],
	['cross-origin-opener-policy', 'same-origin'],
	[
		'content-security-policy',
		"script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
	]
]);

/** Over HTTPS: the browser shall not try anything else for a year. */
export const HSTS: [name: string, value: string] = [
	'strict-transport-security',
	'max-age=31536000'
];
