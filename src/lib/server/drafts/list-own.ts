import { desc, eq, sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { Part } from '../../rules/permissions.ts';
import type { ArticleState } from '../../rules/review.ts';
import { articleAuthors, articles } from '../articles/tables.ts';
import type { MemberCtx } from '../ctx.ts';
import { articleRevisions } from './tables.ts';

export type OwnArticle = {
	id: number;
	state: ArticleState;
	part: Part;
	slug: string | null;
	/** Empty while it has none. */
	title: string;
	language: Locale;
	savedAt: Date;
	/** Set while it is accepted and waits. */
	publishAt: Date | null;
};

/** More than anybody writes at a time; the oldest fall out of the page, not of the site. */
const MOST = 200;

/** What the asker writes, wrote, or is asked to write along, by when it was last saved. */
export async function listOwnArticles(ctx: MemberCtx): Promise<OwnArticle[]> {
	const latest = ctx.db
		.selectDistinctOn([articleRevisions.articleId], {
			articleId: articleRevisions.articleId,
			title: sql<string>`${articleRevisions.document}->>'title'`.as('title'),
			savedAt: articleRevisions.createdAt
		})
		.from(articleRevisions)
		.innerJoin(articleAuthors, eq(articleAuthors.articleId, articleRevisions.articleId))
		.where(eq(articleAuthors.memberId, ctx.asker.id))
		.orderBy(articleRevisions.articleId, desc(articleRevisions.number))
		.as('latest');
	const rows = await ctx.db
		.select({
			id: articles.id,
			state: articles.state,
			part: articleAuthors.role,
			slug: articles.slug,
			title: latest.title,
			language: articles.originalLanguage,
			savedAt: latest.savedAt,
			publishAt: articles.publishAt,
			acceptedAt: articles.acceptedAt
		})
		.from(articleAuthors)
		.innerJoin(articles, eq(articles.id, articleAuthors.articleId))
		.innerJoin(latest, eq(latest.articleId, articles.id))
		.where(eq(articleAuthors.memberId, ctx.asker.id))
		.orderBy(desc(latest.savedAt))
		.limit(MOST);
	return rows.map(({ acceptedAt, publishAt, ...row }) => ({
		...row,
		publishAt: acceptedAt ? publishAt : null
	}));
}
