import { sql } from 'drizzle-orm';
import type { Mind } from '../../rules/minds.ts';
import type { Ctx } from '../ctx.ts';

/** The comment or the link of this article that a voter may name; null where it is none, or cannot be read. */
export async function findTarget(
	ctx: Ctx,
	articleId: number,
	mind: Mind
): Promise<{ authorId: number | null } | null> {
	const [row] = await ctx.db.execute<{ authorId: number | null }>(
		'commentId' in mind
			? sql`select author_id::int as "authorId" from comment
				where id = ${mind.commentId} and article_id = ${articleId} and state = 'visible'`
			: sql`select null::int as "authorId" from resource
				where id = ${mind.resourceId} and article_id = ${articleId}`
	);
	return row ?? null;
}
