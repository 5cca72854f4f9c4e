import { isSameDocument } from '../../rules/article-merge.ts';
import { canEditDraft } from '../../rules/permissions.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { findDocument, findProposal } from './find.ts';
import { holdArticle } from './hold.ts';
import { changeState } from './note-event.ts';
import { insertRevision } from './save.ts';

/**
 * Says an old revision again, as a new one: those between stay. False when
 * there is no such revision.
 *
 * @throws {Forbidden} for one who does not write it, and once it is published
 */
export async function restoreRevision(
	ctx: MemberCtx,
	{ id, number }: { id: number; number: number }
): Promise<boolean> {
	await spend(ctx, 'draft');
	return inTransaction(ctx, async (ctx) => {
		const held = await holdArticle(ctx, id);
		if (!held || !canEditDraft(ctx.asker, held)) throw new Forbidden();
		const document = await findDocument(ctx, { id, number });
		const latest = await findProposal(ctx, id);
		if (!document || !latest) return false;
		if (isSameDocument(document, latest.document)) return true;
		await insertRevision(ctx, {
			articleId: id,
			number: latest.number + 1,
			document,
			isAutomatic: false,
			restored: number
		});
		if (held.state !== 'draft') await changeState(ctx, held, { to: 'draft' });
		return true;
	});
}
