import type { Locale } from '../rules/locale.ts';
import { plural } from './format.ts';
import { textIn } from './text.ts';

/** Why nobody can comment any more. */
export const closedReason = (locale: Locale, days: number): string =>
	plural(locale, days, textIn(locale).quiet.why);
