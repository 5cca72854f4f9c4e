import { ARTICLE_LIMITS, lengthOf } from './article-document.ts';
import { isDisturbing } from './disturbing.ts';

export const OPTION_PROPOSAL_STATES = ['waiting', 'accepted', 'refused'] as const;
export type OptionProposalState = (typeof OPTION_PROPOSAL_STATES)[number];

/** Characters of the reason for which an answer was refused. */
export const OPTION_REASON_MAX = 1_000;

export type OptionTextRefusal = 'says-nothing' | 'too-long' | 'disturbing';

const SEEN = /[\p{L}\p{N}\p{S}]/u;

/** An answer as it would stand on the ballot: on one line, with single spaces. */
export function judgeOptionText(
	typed: string
): { ok: true; label: string } | { ok: false; reason: OptionTextRefusal } {
	const label = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
	if (!SEEN.test(label)) return { ok: false, reason: 'says-nothing' };
	if (lengthOf(label) > ARTICLE_LIMITS.option) return { ok: false, reason: 'too-long' };
	if (isDisturbing(label)) return { ok: false, reason: 'disturbing' };
	return { ok: true, label };
}
