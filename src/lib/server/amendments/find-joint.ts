import { sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { MemberCtx } from '../ctx.ts';
import { findTranslation, type Translation } from './find-translation.ts';
import { fitToOriginal, type Fitted } from './fit-to-original.ts';

export type JointTranslation = Translation & Fitted;

/**
 * What those who write an article began to make of it in the other language before it is
 * published, in the rows of the article as it is; null for those who may not read it.
 *
 * @param original the latest revision of the article
 */
export async function findJointTranslation(
	ctx: MemberCtx,
	articleId: number,
	original: { number: number; document: ArticleDocument }
): Promise<JointTranslation | null> {
	const [row] = await ctx.db.execute<{ id: number }>(sql`
		select t.id::int as id from translation t join article a on a.id = t.article_id
		where a.id = ${articleId} and t.is_joint and t.language <> a.original_language`);
	const translation = row ? await findTranslation(ctx, row.id) : null;
	if (!translation) return null;
	return { ...translation, ...(await fitToOriginal(ctx, articleId, translation, original)) };
}
