import { eq } from 'drizzle-orm';
import type { Part } from '../../rules/permissions.ts';
import type { ArticleState } from '../../rules/review.ts';
import { articleAuthors, articles } from '../articles/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';

/** An article that nobody else changes until the transaction ends; `part` is the asker's. */
export type HeldArticle = {
	id: number;
	state: ArticleState;
	part: Part | null;
	submission: number;
	authorId: number | null;
	publishAt: Date | null;
	acceptedAt: Date | null;
};

/**
 * Holds an article until the transaction ends. Whatever saves, submits, decides or
 * publishes begins with this: of two who do so at once, the second sees what the first did.
 */
export async function holdArticle(ctx: Ctx, id: number): Promise<HeldArticle | null> {
	const [article] = await ctx.db
		.select({
			id: articles.id,
			state: articles.state,
			submission: articles.submission,
			authorId: articles.authorId,
			publishAt: articles.publishAt,
			acceptedAt: articles.acceptedAt
		})
		.from(articles)
		.where(eq(articles.id, id))
		.for('update');
	if (!article) return null;
	const authors = await ctx.db
		.select({ memberId: articleAuthors.memberId, role: articleAuthors.role })
		.from(articleAuthors)
		.where(eq(articleAuthors.articleId, id));
	const mine = authors.find(({ memberId }) => memberId === ctx.asker?.id);
	return { ...article, part: mine?.role ?? null };
}

/** Holds an article for somebody whom it concerns in some way; null for others, as if there was none. */
export async function holdOwn(ctx: MemberCtx, id: number): Promise<HeldArticle | null> {
	const held = await holdArticle(ctx, id);
	return held?.part ? held : null;
}
