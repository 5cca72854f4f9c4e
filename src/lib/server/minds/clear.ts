import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { renewed, shownOfComment, shownOfResource } from './count.ts';

/** No ballot names these comments any more: their words are gone for good. Part of what holds their articles. */
export async function clearMinds(ctx: Ctx, commentIds: number[]): Promise<void> {
	if (commentIds.length === 0) return;
	const these = sql`any(${`{${commentIds.join(',')}}`}::bigint[])`;
	await ctx.db.execute(sql`
		update ballot b set mind_article_id = null, mind_comment_id = null
		from comment c where c.id = ${these}
			and b.mind_article_id = c.article_id and b.mind_comment_id = c.id`);
	await ctx.db.execute(sql`
		update comment set minds = 0, minds_shown = 0 where id = ${these} and minds > 0`);
}

/** Shows what a comment that was hidden, or is shown again, has by now. Part of what holds its article. */
export async function weighMinds(ctx: Ctx, commentId: number): Promise<void> {
	await ctx.db.execute(sql`
		update comment t set minds_shown = ${shownOfComment(sql`t.minds`)}
		where t.id = ${commentId} and t.minds > 0`);
}

/**
 * Shows the small numbers of articles whose polls are all closed by now. Late is soon enough;
 * a round that does nothing reads two small indexes.
 */
export async function revealMinds(ctx: Ctx): Promise<void> {
	const due = await ctx.db.execute<{ id: string }>(sql`
		select a.id from article a
		where a.id in (select article_id from comment where minds <> minds_shown and state = 'visible'
				union select article_id from resource where minds <> minds_shown)
			and not exists (select from poll p where p.article_id = a.id and p.closed_at is null)
		order by a.id`);
	for (const { id } of due) {
		await ctx.db.transaction(async (db) => {
			await db.execute(sql`select from article where id = ${id}::bigint for no key update`);
			await db.execute(sql`
				with comments as (
					update comment t set minds_shown = ${shownOfComment(sql`t.minds`)}
					where t.article_id = ${id}::bigint and t.minds <> t.minds_shown and t.state = 'visible'
					returning t.article_id, true as moved
				), links as (
					update resource t set minds_shown = ${shownOfResource(sql`t.minds`)}
					where t.article_id = ${id}::bigint and t.minds <> t.minds_shown
					returning t.article_id, true as moved
				), ${renewed}`);
		});
	}
}
