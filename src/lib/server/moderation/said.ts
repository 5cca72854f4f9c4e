import { lengthOf } from '../../rules/article-document.ts';
import { REASON_MAX } from '../../rules/moderation.ts';

/** A reason as typed, tidied; or what is wrong with it. */
export function readReason(
	typed: string
): { ok: true; reason: string } | { ok: false; reason: 'says-nothing' | 'reason-too-long' } {
	const reason = typed.trim();
	if (reason === '') return { ok: false, reason: 'says-nothing' };
	if (lengthOf(reason) > REASON_MAX) return { ok: false, reason: 'reason-too-long' };
	return { ok: true, reason };
}
