import { and, eq, inArray, sql } from 'drizzle-orm';
import { lengthOf } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import { canArchive, isSteward } from '../../rules/permissions.ts';
import { NOTE_MAX } from '../../rules/review.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import { listAuthors } from '../drafts/authors.ts';
import { holdArticle } from '../drafts/hold.ts';
import { findJudge } from '../drafts/judge.ts';
import { changeState } from '../drafts/note-event.ts';
import { Forbidden } from '../errors.ts';
import { upholdReports } from '../moderation/report.ts';
import { tellOfArticle } from '../notifications/tell-of-article.ts';
import { spend } from '../platform/limits.ts';
import { tellSeriesOf } from '../polls/series.ts';

/** `published`: it can be read; `archived`: it, its polls and its thread are kept, and nobody reads them. */
export type Shelf = 'published' | 'archived';

export type ArchiveRefusal =
	| 'says-nothing'
	| 'note-too-long'
	/** It is there already. */
	| 'already-there';
export type ArchiveOutcome = { ok: true } | { ok: false; reason: ArchiveRefusal };

/**
 * Takes a published article from the site with all that hangs on it, or puts it back,
 * by one steward's word. Everybody can read who did it, and why.
 *
 * @throws {Forbidden} for those who are no stewards, and for who wrote it while somebody
 *   else of the team is there: its poll and its thread are not theirs alone
 */
export async function moveArticle(
	ctx: MemberCtx,
	move: { id: number; to: Shelf; reason: string }
): Promise<ArchiveOutcome> {
	if (!isSteward(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'review');
	const reason = move.reason.trim();
	if (reason === '') return { ok: false, reason: 'says-nothing' };
	if (lengthOf(reason) > NOTE_MAX) return { ok: false, reason: 'note-too-long' };
	const { id, to } = move;

	return inTransaction<MemberCtx, ArchiveOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const held = await holdArticle(ctx, id);
		if (!canArchive(ctx.asker, await findJudge(ctx, id))) throw new Forbidden();
		const from = to === 'archived' ? 'published' : 'archived';
		if (held?.state !== from) return { ok: false, reason: 'already-there' };
		await changeState(ctx, held, { to, isAlone: true, reason });
		if (to === 'archived') await upholdReports(ctx, { kind: 'article', id }, { answer: reason });
		const authors = await listAuthors(ctx, id);
		const memberIds = authors
			.filter(({ role }) => role !== 'invited')
			.map(({ memberId }) => memberId);
		await tellOfArticle(ctx, {
			articleId: id,
			memberIds,
			reason: to === 'archived' ? to : 'restored'
		});
		await tellSeriesOf(ctx, id);
		await ctx.db.execute(sql`
			select pg_notify('palabre_changed', 'home'),
				pg_notify('palabre_changed', ${`article-${id}`})`);
		return { ok: true };
	});
}

/** An article that can be moved; null when there is none at this address. */
export async function findOnShelf(
	ctx: Ctx,
	slug: string
): Promise<{ id: number; slug: string; title: string; language: Locale; shelf: Shelf } | null> {
	const [row] = await ctx.db
		.select({
			id: articles.id,
			title: articleTexts.title,
			language: articleTexts.language,
			state: articles.state
		})
		.from(articles)
		.innerJoin(articleTexts, eq(articleTexts.articleId, articles.id))
		.where(and(eq(articles.slug, slug), inArray(articles.state, ['published', 'archived'])))
		.orderBy(sql`${articleTexts.language} = ${ctx.locale} desc`)
		.limit(1);
	return row ? { ...row, slug, shelf: row.state === 'archived' ? 'archived' : 'published' } : null;
}
