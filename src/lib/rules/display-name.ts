import { isDisturbing } from './disturbing.ts';
import { isReserved } from './handle.ts';

const DISPLAY_NAME_MAX = 60;

export type DisplayNameRefusal =
	| 'name-empty'
	| 'name-long'
	| 'name-characters'
	/** It speaks for the site. */
	| 'name-reserved'
	/** It looks like the handle of somebody else. */
	| 'name-alike';

const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** What a person wants to be called: any writing, on one line, without spaces around. */
export function judgeDisplayName(
	typed: string
): { ok: true; displayName: string } | { ok: false; reason: DisplayNameRefusal } {
	const displayName = typed.trim();
	if (!SEEN.test(displayName)) return { ok: false, reason: 'name-empty' };
	if ([...displayName].length > DISPLAY_NAME_MAX) return { ok: false, reason: 'name-long' };
	if (isDisturbing(displayName)) return { ok: false, reason: 'name-characters' };
	if (isReserved(displayName)) return { ok: false, reason: 'name-reserved' };
	return { ok: true, displayName };
}
