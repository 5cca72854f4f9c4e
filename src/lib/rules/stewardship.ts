/** What stewards and moderators change about the site itself; each is told to everybody. */
export const STEWARDSHIP_KINDS = [
	'setting',
	'role',
	'tag-renamed',
	'tag-merged',
	'factor-reset'
] as const;
export type StewardshipKind = (typeof STEWARDSHIP_KINDS)[number];
