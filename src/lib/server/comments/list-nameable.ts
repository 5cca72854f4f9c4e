import { and, desc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import { excerptOf } from '../../rules/excerpt.ts';
import { MINDS_OFFERED } from '../../rules/minds.ts';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';
import { selectComments } from './view.ts';

export type Nameable = {
	id: number;
	/** Null once its author has left and taken the name along. */
	author: string | null;
	language: Locale;
	/** How it begins. */
	excerpt: string;
	createdAt: Date;
};

/** Characters. */
const EXCERPT = 140;

/**
 * Comments of which a voter may say that they changed their mind, the likeliest first: the one
 * named already, those that a member found useful, then the most useful top-level ones. Never
 * one's own. Read from indexes, whatever the thread's length.
 */
export async function listNameable(
	ctx: Ctx,
	articleId: number,
	named: number | null
): Promise<Nameable[]> {
	const asker = ctx.asker?.id ?? null;
	const rated = sql`select comment_id, 1 as place, 0::float8 as usefulness from comment_rating
		where member_id = ${asker}::bigint and article_id = ${articleId} and is_useful`;
	const candidates = sql`(
		select id from (
			select ${named}::bigint as id, 0 as place, 0::float8 as usefulness
			union all (${rated} order by comment_id desc limit ${MINDS_OFFERED})
			union all (select id, 2, usefulness_shown from comment where article_id = ${articleId} and depth = 1
				order by usefulness_shown desc, id desc limit ${3 * MINDS_OFFERED})
		) as likely where id is not null)`;
	const rows = await selectComments(ctx)
		.where(
			and(
				eq(comments.articleId, articleId),
				eq(comments.state, 'visible'),
				asker === null ? undefined : or(isNull(comments.authorId), ne(comments.authorId, asker)),
				inArray(comments.id, candidates)
			)
		)
		.orderBy(
			desc(sql`${comments.id} is not distinct from ${named}::bigint`),
			desc(sql`exists (select from (${rated}) as own where own.comment_id = ${comments.id})`),
			desc(comments.usefulnessShown),
			desc(comments.id)
		)
		.limit(MINDS_OFFERED);
	return rows.map(({ id, author, language, html, createdAt }) => ({
		id,
		author: author?.displayName ?? null,
		language,
		excerpt: excerptOf(html, EXCERPT),
		createdAt
	}));
}
