import { and, desc, eq, sql } from 'drizzle-orm';
import { articles, articleTexts } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';
import type { FeedEntry } from './entry.ts';

const MOST = 50;

/** Comments of a thread among which those of one branch are looked for: a feed is for what is new. */
const LOOKED_AT = 5_000;

export type FeedOf =
	{ articleId: number } | { articleId: number; branchPath: string } | { memberId: number };

/** The newest comments, as anybody may read them: without deleted ones, under the names that the page shows. */
export async function listFeedComments(ctx: Ctx, of: FeedOf): Promise<FeedEntry[]> {
	const rows = await ctx.db
		.select({
			id: comments.id,
			html: comments.html,
			language: comments.language,
			createdAt: comments.createdAt,
			editedAt: comments.editedAt,
			author: members.displayName,
			handle: members.handle,
			articleTitle: sql<string>`(select title from ${articleTexts}
				where ${articleTexts.articleId} = ${articles.id}
				order by language = ${ctx.locale} desc, language = ${articles.originalLanguage} desc limit 1)`
		})
		.from(comments)
		.innerJoin(articles, eq(articles.id, comments.articleId))
		.leftJoin(members, eq(members.id, comments.authorId))
		.where(and(eq(comments.state, 'visible'), eq(articles.state, 'published'), isOf(of)))
		.orderBy(desc(comments.id))
		.limit(MOST);
	return rows.map(({ createdAt, editedAt, ...row }) => ({
		...row,
		publishedAt: createdAt,
		updatedAt: editedAt ?? createdAt
	}));
}

function isOf(of: FeedOf) {
	if ('memberId' in of) return eq(comments.authorId, of.memberId);
	const isHere = eq(comments.articleId, of.articleId);
	if (!('branchPath' in of)) return isHere;
	return and(
		isHere,
		sql`starts_with(${comments.path}, ${of.branchPath}::text)`,
		sql`${comments.id} >= (select min(id) from (select id from comment
			where article_id = ${of.articleId} order by id desc limit ${LOOKED_AT}) as latest)`
	);
}
