import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { postComment, type CommentDraft } from '#lib/server/comments/post.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { aWriter } from './comments.ts';

/** Somebody whose account was made just now. */
export async function aNewcomer(ctx: Ctx): Promise<MemberCtx> {
	const writer = await aWriter(ctx, 'Zoé');
	return { ...writer, asker: { ...writer.asker, isNew: true } };
}

export const aLinkedDraft = (
	articleId: number,
	given: Partial<CommentDraft> = {}
): CommentDraft & { language: 'fr' } => ({
	articleId,
	parentId: null,
	markdown: 'Voyez [mes cages](https://cages.example/).',
	idempotencyKey: randomUUID(),
	language: 'fr',
	...given
});

/** Has a comment of a newcomer wait, and says under which id. */
export async function aHeldComment(
	newcomer: MemberCtx,
	articleId: number,
	given: Partial<CommentDraft> = {}
): Promise<number> {
	const outcome = await postComment(newcomer, aLinkedDraft(articleId, given));
	if (!outcome.ok) throw new Error(`the comment was refused: ${outcome.reason}`);
	if (outcome.id !== null) throw new Error('the comment was posted');
	return outcome.heldId;
}

export async function setFirstHeld(ctx: Ctx, isHeld: boolean): Promise<void> {
	await ctx.db.execute(sql`insert into site_setting (key, value)
		values ('firstComment', ${isHeld ? 'held' : 'posted'})
		on conflict (key) do update set value = excluded.value`);
}
