import { tidyText, type BadText } from '../../rules/threads-text.ts';
import { renderComment } from '../platform/markdown.ts';

/** A typed text as it is stored, with its HTML; or what is wrong with it. */
export function makeText(
	typed: string
): { ok: true; markdown: string; html: string } | { ok: false; reason: BadText } {
	const tidy = tidyText(typed);
	if ('reason' in tidy) return { ok: false, reason: tidy.reason };
	const html = renderComment(tidy.text);
	return html === '' ? { ok: false, reason: 'empty' } : { ok: true, markdown: tidy.text, html };
}
