import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { memberColumns } from '#lib/server/accounts/member-columns.ts';
import { members } from '#lib/server/accounts/tables.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';

/** Somebody new with an account. */
export async function aWriter(ctx: Ctx, displayName = 'Ana'): Promise<MemberCtx> {
	const handle = `ana-${randomBytes(6).toString('hex')}`;
	const [row] = await ctx.db
		.insert(members)
		.values({ handle, handleKey: handle, displayName, passwordHash: 'none', locale: 'fr' })
		.returning(memberColumns);
	if (!row) throw new Error('no member was written');
	// Acts of a new account weigh more: that is for the tests of limits.
	return { ...ctx, asker: { ...row, isNew: false } };
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
	if (outcome.id === null) throw new Error('the comment waits for a moderator');
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
	if (outcome.id === null) throw new Error('the comment waits for a moderator');
	return outcome.id;
}

/** Five members who show this answer and find the comment useful; it is a day old, so that this may be said. */
export async function aSideFor(
	ctx: Ctx,
	{ articleId, optionId, commentId }: { articleId: number; optionId: number; commentId: number }
): Promise<void> {
	await ctx.db.execute(sql`update comment set created_at = created_at - interval '1 day'
		where id = ${commentId}`);
	for (let count = 0; count < 5; count++) {
		const member = await aWriter(ctx);
		await aCommentShowing(member, articleId, [optionId]);
		const outcome = await rateComment(member, { id: commentId, rating: { verdict: 'useful' } });
		if (!outcome.ok) throw new Error(`the rating was refused: ${outcome.reason}`);
	}
}

const isMember = (ctx: Ctx): ctx is MemberCtx => ctx.asker !== null;
