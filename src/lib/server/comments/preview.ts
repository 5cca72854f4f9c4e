import type { BadText } from '../../rules/threads-text.ts';
import type { MemberCtx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { makeText } from './make-text.ts';

/** What a text will look like, by the renderer that posting uses. */
export async function previewComment(
	ctx: MemberCtx,
	markdown: string
): Promise<{ ok: true; html: string } | { ok: false; reason: BadText }> {
	await spend(ctx, 'preview');
	return makeText(ctx, markdown);
}
