import { sql, type SQL } from 'drizzle-orm';
import { MINDS_SHOWN_FROM } from '../../rules/minds.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
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
 * Shows, or hides, what comments and links of an article have by now, after one of its polls
 * was sealed or is closed. Part of what holds the article.
 */
export async function weighArticle(ctx: Ctx, articleId: number): Promise<void> {
	const right = { comment: shownOfComment(sql`t.minds`), link: shownOfResource(sql`t.minds`) };
	await ctx.db.execute(sql`
		with comments as (
			update comment t set minds_shown = ${right.comment}
			where t.article_id = ${articleId}::bigint and t.minds > 0 and t.minds_shown <> ${right.comment}
			returning t.article_id, true as moved
		), links as (
			update resource t set minds_shown = ${right.link}
			where t.article_id = ${articleId}::bigint and t.minds > 0 and t.minds_shown <> ${right.link}
			returning t.article_id, true as moved
		), ${renewed}`);
}

/**
 * Shows what a close has freed: the small numbers once no poll of the article is open, all
 * others once no sealed one is. Late is soon enough; a round that does nothing reads two
 * small indexes.
 */
export async function revealMinds(ctx: Ctx): Promise<void> {
	const isOpen = (article: SQL) =>
		sql`exists (select from poll p where p.article_id = ${article} and p.closed_at is null)`;
	const isFreed = (article: SQL) =>
		sql`(minds >= ${sql.raw(String(MINDS_SHOWN_FROM))} or not ${isOpen(article)})`;
	const due = await ctx.db.execute<{ id: string }>(sql`
		select a.id from article a
		where a.id in (
				select article_id from comment
					where minds <> minds_shown and state = 'visible' and ${isFreed(sql`article_id`)}
				union select article_id from resource
					where minds <> minds_shown and ${isFreed(sql`article_id`)})
			and not exists (select from poll p
				where p.article_id = a.id and p.closed_at is null and p.results = 'sealed')
		order by a.id`);
	for (const { id } of due) {
		await inTransaction(ctx, async (ctx) => {
			await ctx.db.execute(sql`select from article where id = ${id}::bigint for no key update`);
			await weighArticle(ctx, Number(id));
		});
	}
}
