import { sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';

/**
 * What a leaving member translated and nobody accepted is deleted; what readers get
 * stays, and what others who write the article go on with. Part of the transaction that
 * closes the account.
 */
export async function partWithTranslator(ctx: Ctx, memberId: number): Promise<void> {
	await ctx.db.execute(sql`
		delete from translation as t where translator_id = ${memberId} and published_number is null
			and not (is_joint and exists (select from article_author as writer
				join member on member.id = writer.member_id
				where writer.article_id = t.article_id and writer.role <> 'invited'
					and writer.member_id <> ${memberId} and member.closed_at is null))`);
}
