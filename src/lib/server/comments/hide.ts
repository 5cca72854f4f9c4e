import { and, eq } from 'drizzle-orm';
import type { PlaceRule } from '../../rules/moderation.ts';
import type { Ctx } from '../ctx.ts';
import { weighMinds } from '../minds/clear.ts';
import { recountCitations } from './cite.ts';
import { renewStance, restoreToSides, takeTalliesOff } from './sides.ts';
import { comments } from './tables.ts';
import { touchArticle, touchKeptArticle } from './touch-articles.ts';

/**
 * Takes a comment from everybody's eyes: where it stood, a line says why, and the
 * replies stay. Nothing of it is lost. Part of a moderator's act; false when it
 * cannot be read anyhow.
 */
export async function hideComment(
	ctx: Ctx,
	{ id, articleId, rule }: { id: number; articleId: number; rule: PlaceRule }
): Promise<boolean> {
	if (!(await touchArticle(ctx, articleId))) return false;
	const [hidden] = await ctx.db
		.update(comments)
		.set({ state: 'hidden', hiddenFor: rule })
		.where(and(eq(comments.id, id), eq(comments.state, 'visible')))
		.returning({ authorId: comments.authorId });
	if (!hidden) return false;
	await touchArticle(ctx, articleId, -1);
	await takeTalliesOff(ctx, [id]);
	await weighMinds(ctx, id);
	await recountCitations(ctx, [id]);
	if (hidden.authorId !== null) {
		await renewStance(ctx, { memberId: hidden.authorId, articleId });
	}
	return true;
}

/** Shows it again, with all that was held of it; false when it is not hidden, as when its author has deleted it since. */
export async function restoreComment(
	ctx: Ctx,
	{ id, articleId }: { id: number; articleId: number }
): Promise<boolean> {
	if (!(await touchKeptArticle(ctx, articleId))) return false;
	const [restored] = await ctx.db
		.update(comments)
		.set({ state: 'visible', hiddenFor: null })
		.where(and(eq(comments.id, id), eq(comments.state, 'hidden')))
		.returning({ authorId: comments.authorId });
	if (!restored) return false;
	await touchKeptArticle(ctx, articleId, 1);
	await restoreToSides(ctx, id);
	await weighMinds(ctx, id);
	await recountCitations(ctx, [id]);
	if (restored.authorId !== null) {
		await renewStance(ctx, { memberId: restored.authorId, articleId });
	}
	return true;
}
