import { canCorrectArticle } from '../../rules/permissions.ts';
import type { Ctx } from '../ctx.ts';
import { listAuthors } from '../drafts/authors.ts';

/** Whether the asker corrects this published article, in the language that it was written in. */
export async function mayCorrect(ctx: Ctx, articleId: number): Promise<boolean> {
	if (!ctx.asker) return false;
	const writers = await listAuthors(ctx, articleId);
	const part = writers.find(({ memberId }) => memberId === ctx.asker?.id)?.role ?? null;
	return canCorrectArticle(ctx.asker, { state: 'published', part });
}
