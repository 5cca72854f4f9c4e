import type { MemberCtx } from '../ctx.ts';
import { listAuthors } from '../drafts/authors.ts';
import { tellOfArticle } from '../notifications/tell-of-article.ts';

type Told = Parameters<typeof tellOfArticle>[1];

/** Tells those who wrote an article of what somebody else did to it; `except` is told otherwise. */
export async function tellWriters(
	ctx: MemberCtx,
	{ articleId, reason, except = null }: Omit<Told, 'memberIds'> & { except?: number | null }
): Promise<void> {
	const writers = await listAuthors(ctx, articleId);
	const memberIds = writers
		.filter(({ role }) => role !== 'invited')
		.map(({ memberId }) => memberId)
		.filter((memberId) => memberId !== ctx.asker.id && memberId !== except);
	await tellOfArticle(ctx, { articleId, memberIds, reason });
}
