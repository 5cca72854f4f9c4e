import { tidyText, type BadText } from '../../rules/threads-text.ts';
import type { MemberCtx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { renderComment } from '../platform/markdown.ts';

/** What a text will look like, by the renderer that posting uses. */
export async function previewComment(
	ctx: MemberCtx,
	markdown: string
): Promise<{ ok: true; html: string } | { ok: false; reason: BadText }> {
	await spend(ctx, 'preview');
	const tidy = tidyText(markdown);
	if ('reason' in tidy) return { ok: false, reason: tidy.reason };
	const html = renderComment(tidy.text);
	return html === '' ? { ok: false, reason: 'empty' } : { ok: true, html };
}
