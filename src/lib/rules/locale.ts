export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'fr';

export function isLocale(value: unknown): value is Locale {
	return LOCALES.includes(value as Locale);
}

export const otherLocale = (locale: Locale): Locale => (locale === 'fr' ? 'en' : 'fr');

/** Splits an address into its language and the path that both languages share. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
	if (pathname === '/en') return { locale: 'en', path: '/' };
	// One slash only: `//host` is the address of another site (RFC 3986, 4.2).
	if (pathname.startsWith('/en/')) return { locale: 'en', path: pathname.replace(/^\/en\/+/, '/') };
	return { locale: DEFAULT_LOCALE, path: pathname };
}

/** The address of a shared path in a language: French at the root, English below `/en`. */
export function localHref(locale: Locale, path: string): string {
	if (locale === DEFAULT_LOCALE) return path;
	return path === '/' ? '/en' : `/en${path}`;
}

/** The first of our languages in an Accept-Language header (RFC 9110, 12.5.4), or the default. */
export function preferredLocale(header: string | null | undefined): Locale {
	const ranked = (header ?? '')
		.split(',', 20)
		.map((part, order) => {
			const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
			const quality = parameters.map((p) => /^\s*q=([\d.]{1,5})\s*$/.exec(p)?.[1]).find(Boolean);
			return { language: tag.split('-')[0], quality: quality ? Number(quality) : 1, order };
		})
		.filter((entry) => entry.quality > 0)
		.sort((a, b) => b.quality - a.quality || a.order - b.order);
	for (const { language } of ranked) if (isLocale(language)) return language;
	return DEFAULT_LOCALE;
}
