/**
 * Names of our cookies. Over https they carry the `__Host-` prefix, which the
 * browser grants only to a Secure cookie of exactly this host (RFC 6265bis, 4.1.3).
 */
export const cookieNames = (https: boolean) => ({
	session: https ? '__Host-session' : 'session',
	visitor: https ? '__Host-visitor' : 'visitor',
	/** A login that waits for its second step. */
	login: https ? '__Host-login' : 'login'
});

/** Which comments a browser without an account has read; see rules/reading.ts. */
export const READING_COOKIE = 'reading';
/** The thread that is being read. */
export const VISIT_COOKIE = 'visit';

/** Not personal: they only choose among a few looks of one page. */
export const THEME_COOKIE = 'theme';
export const LANG_COOKIE = 'lang';

const PERSONAL = /(?:^|;\s*)(?:__Host-)?(?:session|visitor|visit)=/;

/** Whether a request's cookies say who asks, so that its answer is for nobody else. */
export const isPersonal = (cookieHeader: string | null | undefined): boolean =>
	cookieHeader ? PERSONAL.test(cookieHeader) : false;

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const asTheme = (value: string | undefined): Theme =>
	THEMES.find((theme) => theme === value) ?? 'auto';
