import type { RefusalTemplate } from '../../rules/review.ts';
import type { Ctx } from '../ctx.ts';
import { listAuthors } from '../drafts/authors.ts';
import type { HeldArticle } from '../drafts/hold.ts';
import { changeState } from '../drafts/note-event.ts';
import { tellOfArticle } from '../notifications/tell-of-article.ts';

/**
 * Refuses a held article and tells its authors. A refusal by votes has no words of
 * its own: its reasons are those of the votes against. Part of the transaction that decides.
 */
export async function refuse(
	ctx: Ctx,
	held: HeldArticle,
	why: { isAlone?: boolean; template?: RefusalTemplate | null; reason?: string | null } = {}
): Promise<void> {
	await changeState(ctx, held, { to: 'refused', ...why });
	const authors = await listAuthors(ctx, held.id);
	const memberIds = authors
		.filter(({ role }) => role !== 'invited')
		.map(({ memberId }) => memberId);
	await tellOfArticle(ctx, { articleId: held.id, memberIds, reason: 'refused' });
}
