import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { touchArticles } from './touch-articles.ts';

/** Has every article and thread that this member's name stands in shown anew. */
export function renewThreadsOf(ctx: Ctx, memberId: number): Promise<void> {
	return touchArticles(
		ctx,
		sql`select article_id from comment where author_id = ${memberId}
			union select article_id from article_author where member_id = ${memberId}`
	);
}
