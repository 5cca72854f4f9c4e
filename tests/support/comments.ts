import { randomBytes, randomUUID } from 'node:crypto';
import { memberColumns } from '#lib/server/accounts/member-columns.ts';
import { members } from '#lib/server/accounts/tables.ts';
import { postComment } from '#lib/server/comments/post.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';

/** Somebody new with an account. */
export async function aWriter(ctx: Ctx, displayName = 'Ana'): Promise<MemberCtx> {
	const handle = `ana-${randomBytes(6).toString('hex')}`;
	const [row] = await ctx.db
		.insert(members)
		.values({ handle, handleKey: handle, displayName, passwordHash: 'none', locale: 'fr' })
		.returning(memberColumns);
	if (!row) throw new Error('no member was written');
	return { ...ctx, asker: row };
}

/**
 * Posts what must be accepted, and says under which id. Without an asker, somebody
 * new writes it: then no limit counts it together with others.
 */
export async function aComment(
	ctx: Ctx | MemberCtx,
	articleId: number,
	parentId: number | null = null,
	markdown = 'Un avis.'
): Promise<number> {
	const writer = isMember(ctx) ? ctx : await aWriter(ctx);
	const outcome = await postComment(writer, {
		articleId,
		parentId,
		markdown,
		idempotencyKey: randomUUID(),
		language: 'fr'
	});
	if (!outcome.ok) throw new Error(`the comment was refused: ${outcome.reason}`);
	return outcome.id;
}

/** Posts a comment with these options of the article's first poll shown, and says under which id. */
export async function aCommentShowing(
	who: MemberCtx,
	articleId: number,
	stance: number[]
): Promise<number> {
	const outcome = await postComment(who, {
		articleId,
		parentId: null,
		markdown: 'Voilà pourquoi.',
		idempotencyKey: randomUUID(),
		language: 'fr',
		stance
	});
	if (!outcome.ok) throw new Error(`the comment was refused: ${outcome.reason}`);
	return outcome.id;
}

const isMember = (ctx: Ctx): ctx is MemberCtx => ctx.asker !== null;
