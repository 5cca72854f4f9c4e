const DISPLAY_NAME_MAX = 60;

export type DisplayNameRefusal = 'name-empty' | 'name-long' | 'name-characters';

/**
 * Controls, line ends, marks that turn the direction of what follows (Trojan
 * Source, CVE-2021-42574), and towers of accents that cover the line above.
 */
const DISTURBING =
	/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]|\p{M}{5}/u;

const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What a person wants to be called: any writing, on one line, without spaces around. */
export function judgeDisplayName(
	typed: string
): { ok: true; displayName: string } | { ok: false; reason: DisplayNameRefusal } {
	const displayName = typed.trim();
	if (!SEEN.test(displayName)) return { ok: false, reason: 'name-empty' };
	if ([...displayName].length > DISPLAY_NAME_MAX) return { ok: false, reason: 'name-long' };
	if (DISTURBING.test(displayName)) return { ok: false, reason: 'name-characters' };
	return { ok: true, displayName };
}
