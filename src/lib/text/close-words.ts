import { lastMomentBefore } from '../rules/day.ts';
import type { Locale } from '../rules/locale.ts';
import { formatDay, formatMoment, isMidnight } from './format.ts';
import { textIn } from './text.ts';

/**
 * When a poll closes, for sentences that say "on …". An author gives the last day of voting: of a
 * close at midnight that day is said, not the next one.
 */
export const closeWords = (locale: Locale, close: Date, zone: string): string =>
	isMidnight(close, zone)
		? textIn(locale).poll.endOf(formatDay(locale, lastMomentBefore(close), zone))
		: formatMoment(locale, close, zone);
