import { randomBytes, randomUUID } from 'node:crypto';
import { members } from '#lib/server/accounts/tables.ts';
import { postComment } from '#lib/server/comments/post.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';

/** Somebody with an account who writes; nobody limits them, since they come from no network. */
export async function aWriter(ctx: Ctx, displayName = 'Ana'): Promise<MemberCtx> {
	const handle = `ana-${randomBytes(6).toString('hex')}`;
	const [row] = await ctx.db
		.insert(members)
		.values({ handle, handleKey: handle, displayName, passwordHash: 'none', locale: 'fr' })
		.returning({ id: members.id });
	if (!row) throw new Error('no member was written');
	return { ...ctx, asker: { id: row.id, handle, displayName, role: 'member', locale: 'fr' } };
}

/** Posts what must be accepted, and says under which id. */
export async function aComment(
	ctx: MemberCtx,
	articleId: number,
	parentId: number | null = null,
	markdown = 'Un avis.'
): Promise<number> {
	const outcome = await postComment(ctx, {
		articleId,
		parentId,
		markdown,
		idempotencyKey: randomUUID(),
		language: 'fr'
	});
	if (!outcome.ok) throw new Error(`the comment was refused: ${outcome.reason}`);
	return outcome.id;
}
