/**
 * Addresses, without their language, that search engines may list. Everything else
 * is a form, somebody's own, a list that somebody asked for, or the same text again.
 */
const PUBLIC = [
	/^\/$/,
	/^\/archives(?:\/\d{4}\/\d{2})?$/,
	/^\/articles\/(?!new$)[^/]+$/,
	/^\/tags(?:\/[^/]+)?$/,
	/^\/members\/[^/]+$/,
	/^\/polls\/\d+$/,
	/^\/about\/[^/]+$/
];

export const isPublicPage = (path: string): boolean => PUBLIC.some((pattern) => pattern.test(path));

/** Beginnings of addresses, without their language, that robots have nothing to look for in. */
export const KEPT_FROM_ROBOTS = [
	'/links/',
	'/login',
	'/logout',
	'/signup',
	'/forgot',
	'/reset',
	'/confirm',
	'/unsubscribe/',
	'/search',
	'/settings',
	'/notifications',
	'/drafts',
	'/review',
	'/steward',
	'/desk',
	'/report/',
	'/corrections',
	'/held/',
	'/theme',
	'/articles/new',
	'/articles/*/reply',
	'/articles/*/follow',
	'/articles/*/headline',
	'/comments/*/'
];
