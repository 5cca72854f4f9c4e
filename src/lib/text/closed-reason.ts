import type { Locale } from '../rules/locale.ts';
import type { QuietDays } from '../rules/quiet.ts';
import { plural } from './format.ts';
import { textIn } from './text.ts';

/** Why nobody can comment any more. */
export const closedReason = (locale: Locale, days: QuietDays): string =>
	plural(locale, days ?? 0, textIn(locale).quiet.why);
