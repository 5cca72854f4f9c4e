import type { Locale } from '../rules/locale.ts';
import { plural } from './format.ts';

/** What an action gave back: minutes to wait where something was tried too often, else why it was refused. */
type Sent<R extends string> = {
	minutes?: number | null | undefined;
	refusal?: R | null | undefined;
};

/** Why a form came back, in a sentence; null where nothing was wrong. */
export function problemWords<R extends string>(
	locale: Locale,
	sent: Sent<R> | null | undefined,
	words: {
		tooMany: { one: string; other: string };
		refusal: Readonly<Record<NoInfer<R>, string>>;
	}
): string | null {
	if (sent?.minutes) return plural(locale, sent.minutes, words.tooMany);
	return sent?.refusal ? words.refusal[sent.refusal] : null;
}
