import { eq } from 'drizzle-orm';
import type { ArticleState, RefusalTemplate } from '../../rules/review.ts';
import { articles } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import type { HeldArticle } from './hold.ts';
import { articleEvents } from './tables.ts';

type Change = {
	to: ArticleState;
	/** The same as before, unless said otherwise. */
	submission?: number;
	publishAt?: Date | null;
	isAlone?: boolean;
	template?: RefusalTemplate | null;
	reason?: string | null;
};

/**
 * Changes the state of a held article and notes who did it, when and why. Whatever
 * it was accepted for is over by that. Part of the transaction that holds it.
 */
export async function changeState(
	ctx: Ctx,
	held: HeldArticle,
	{ to, submission = held.submission, ...why }: Change
): Promise<void> {
	await ctx.db
		.update(articles)
		.set({ state: to, submission, acceptedAt: null })
		.where(eq(articles.id, held.id));
	await noteEvent(ctx, held, { to, submission, ...why });
}

/** Notes a decision, whether it changes the state at once or not. */
export async function noteEvent(ctx: Ctx, held: HeldArticle, change: Change): Promise<void> {
	const { to, submission = held.submission, ...why } = change;
	await ctx.db.insert(articleEvents).values({
		articleId: held.id,
		fromState: held.state,
		toState: to,
		memberId: ctx.asker?.id ?? null,
		submission,
		...why
	});
}
