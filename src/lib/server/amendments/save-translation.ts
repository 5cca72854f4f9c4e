import { and, eq, sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { isSameDocument } from '../../rules/article-merge.ts';
import { problemsOfDraft, type Problem } from '../../rules/article-problems.ts';
import { canEditTranslation, isUnpublished } from '../../rules/permissions.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { holdArticle, type HeldArticle } from '../drafts/hold.ts';
import { changeState } from '../drafts/note-event.ts';
import type { Trigger } from '../drafts/save.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { holdTranslation, type HeldTranslation } from './hold-translation.ts';
import { findTranslationSaying } from './said-before.ts';
import { translationRevisions, translations } from './tables.ts';

export type TranslationSaved =
	| { ok: true; number: number }
	| { ok: false; reason: 'too-long'; problems: Problem[] }
	/** Saved elsewhere since the translator began. */
	| { ok: false; reason: 'clash' }
	/** It was sent or accepted, or the article submitted, and the translator only typed. */
	| { ok: false; reason: 'not-a-draft' };

/**
 * Saves a translation as a new revision, as `saveRevision` saves an article: if
 * nothing was saved since the one that the translator began with. What was sent,
 * returned or accepted is a draft again by it; what readers get stays. So is an article
 * that is not published yet: moderators vote on what is published by that.
 *
 * @param draft `original`: the revision of the original that it gives the meaning of;
 * `beside`: the one whose links and polls it has, of an article that is not published yet
 * @throws {Forbidden} for one who may not write it
 */
export async function saveTranslation(
	ctx: MemberCtx,
	draft: {
		id: number;
		base: number;
		original: number;
		beside?: number | null;
		document: ArticleDocument;
		trigger: Trigger;
	}
): Promise<TranslationSaved> {
	await spend(ctx, 'draft');
	const problems = problemsOfDraft(draft.document);
	if (problems.length > 0) return { ok: false, reason: 'too-long', problems };
	return inTransaction<MemberCtx, TranslationSaved>(ctx, async (ctx) => {
		const article = await holdUnpublished(ctx, draft.id);
		const held = await holdTranslation(ctx, draft.id);
		if (!held || !canEditTranslation(ctx.asker, held)) throw new Forbidden();
		const isOpen = article
			? article.state === 'draft'
			: held.state === 'draft' || held.state === 'returned';
		if (draft.trigger === 'pause' && !isOpen) return { ok: false, reason: 'not-a-draft' };
		const { latest } = held;
		const isSame =
			isSameDocument(latest.document, draft.document) && latest.original === draft.original;
		if (isSame) {
			if (draft.trigger === 'button') await keepIt(ctx, held);
			return { ok: true, number: latest.number };
		}
		if (latest.number !== draft.base) return { ok: false, reason: 'clash' };
		if (latest.makesRoom && latest.authorId === ctx.asker.id && mayMakeRoom(held)) {
			await ctx.db
				.update(translationRevisions)
				.set({ replacedAt: sql`clock_timestamp()` })
				.where(eq(translationRevisions.id, latest.id));
		}
		const number = latest.number + 1;
		// Only where it was asked for: who types may pass through what they wrote before.
		const isWanted = draft.trigger === 'button';
		await ctx.db.insert(translationRevisions).values({
			translationId: held.id,
			number,
			authorId: ctx.asker.id,
			original: draft.original,
			beside: held.isJoint ? draft.beside : null,
			isAutomatic: !isWanted,
			restored: isWanted ? await findTranslationSaying(ctx, held.id, draft.document) : null,
			document: draft.document,
			createdAt: sql`clock_timestamp()`
		});
		await ctx.db.update(translations).set({ state: 'draft' }).where(eq(translations.id, held.id));
		if (article && article.state !== 'draft') await changeState(ctx, article, { to: 'draft' });
		return { ok: true, number };
	});
}

/** The article of a translation that was begun before it was published, unless it is by now. */
async function holdUnpublished(ctx: MemberCtx, id: number): Promise<HeldArticle | null> {
	const [joint] = await ctx.db
		.select({ articleId: translations.articleId })
		.from(translations)
		.where(and(eq(translations.id, id), translations.isJoint));
	const article = joint ? await holdArticle(ctx, joint.articleId) : null;
	return article && isUnpublished(article.state) ? article : null;
}

const mayMakeRoom = ({ latest, publishedNumber }: HeldTranslation): boolean =>
	latest.number > 1 && latest.number !== publishedNumber;

/** Says of a revision that was saved by itself that its author wants it to stay. */
async function keepIt(ctx: MemberCtx, { latest }: HeldTranslation): Promise<void> {
	if (!latest.isAutomatic || latest.authorId !== ctx.asker.id) return;
	await ctx.db
		.update(translationRevisions)
		.set({ isAutomatic: false })
		.where(eq(translationRevisions.id, latest.id));
}
