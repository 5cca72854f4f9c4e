import { and, desc, eq, isNull, type SQL } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { canReadDraft, type Part } from '../../rules/permissions.ts';
import type { ArticleState } from '../../rules/review.ts';
import { articleAuthors, articles } from '../articles/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { articleRevisions } from './tables.ts';

export type Proposal = {
	id: number;
	state: ArticleState;
	/** The asker's. */
	part: Part | null;
	submission: number;
	/** Null until it is published. */
	slug: string | null;
	publishAt: Date | null;
	acceptedAt: Date | null;
	/** Of its latest revision. */
	number: number;
	savedAt: Date;
	document: ArticleDocument;
};

/** An article on its way, as its latest revision says it; null for those who may not read it. */
export async function findProposal(ctx: MemberCtx, id: number): Promise<Proposal | null> {
	const [row] = await ctx.db
		.select({
			id: articles.id,
			state: articles.state,
			part: articleAuthors.role,
			submission: articles.submission,
			slug: articles.slug,
			publishAt: articles.publishAt,
			acceptedAt: articles.acceptedAt,
			number: articleRevisions.number,
			savedAt: articleRevisions.createdAt,
			document: articleRevisions.document
		})
		.from(articles)
		.innerJoin(articleRevisions, eq(articleRevisions.articleId, articles.id))
		.leftJoin(
			articleAuthors,
			and(eq(articleAuthors.articleId, articles.id), eq(articleAuthors.memberId, ctx.asker.id))
		)
		.where(eq(articles.id, id))
		.orderBy(desc(articleRevisions.number))
		.limit(1);
	return row && canReadDraft(ctx.asker, row) ? row : null;
}

/** What an article says at last, for the site itself, which may read it. */
export async function findLatest(
	ctx: Ctx,
	id: number
): Promise<{ number: number; document: ArticleDocument } | null> {
	const [row] = await ctx.db
		.select({ number: articleRevisions.number, document: articleRevisions.document })
		.from(articleRevisions)
		.where(eq(articleRevisions.articleId, id))
		.orderBy(desc(articleRevisions.number))
		.limit(1);
	return row ?? null;
}

type Named = { id: number; number: number };

/** What one revision of an article said; null when there is none, or none any more. */
export const findDocument = (ctx: Ctx, named: Named): Promise<ArticleDocument | null> =>
	findRevision(ctx, named, isNull(articleRevisions.replacedAt));

/** The same of one with which somebody began to write: it may have made room since, and is in no list. */
export const findBase = (ctx: Ctx, named: Named): Promise<ArticleDocument | null> =>
	findRevision(ctx, named);

async function findRevision(
	ctx: Ctx,
	{ id, number }: Named,
	condition?: SQL
): Promise<ArticleDocument | null> {
	const [row] = await ctx.db
		.select({ document: articleRevisions.document })
		.from(articleRevisions)
		.where(and(eq(articleRevisions.articleId, id), eq(articleRevisions.number, number), condition));
	return row?.document ?? null;
}
