import { and, desc, eq, sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { isSameDocument } from '../../rules/article-merge.ts';
import { problemsOfDraft, type Problem } from '../../rules/article-problems.ts';
import { canEditDraft } from '../../rules/permissions.ts';
import { articleAuthors, articles } from '../articles/tables.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden, isViolationOf } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { holdArticle } from './hold.ts';
import { changeState } from './note-event.ts';
import { articleEvents, articleRevisions } from './tables.ts';

/** By the button that says so, by one that adds or moves a row, or by itself while somebody types. */
export type Trigger = 'button' | 'row' | 'pause';

export type SaveOutcome =
	| { ok: true; number: number }
	| { ok: false; reason: 'too-long'; problems: Problem[] }
	/** Somebody has saved since the writer began. */
	| { ok: false; reason: 'clash' }
	/** It was published, or has ceased to be a draft for one who only typed. */
	| { ok: false; reason: 'not-a-draft' };

/** Minutes for which an automatic revision may make room for the next one of its author. */
const MAKES_ROOM = 10;

/** Begins an article, once for each key: sending the form twice leads to the same. */
export async function beginArticle(
	ctx: MemberCtx,
	draft: { document: ArticleDocument; idempotencyKey: string; trigger: Trigger }
): Promise<
	{ ok: true; id: number; number: number } | { ok: false; reason: 'too-long'; problems: Problem[] }
> {
	const problems = problemsOfDraft(draft.document);
	if (problems.length > 0) return { ok: false, reason: 'too-long', problems };
	const earlier = await findByKey(ctx, draft.idempotencyKey);
	if (earlier) return { ok: true, ...earlier };
	await spend(ctx, 'new-article');
	try {
		return { ok: true, ...(await inTransaction(ctx, (ctx) => insertDraft(ctx, draft))) };
	} catch (error) {
		if (isViolationOf(error, 'article_author_id_member_id_fk')) throw new Forbidden();
		const twin = isViolationOf(error, 'article_once')
			? await findByKey(ctx, draft.idempotencyKey)
			: null;
		if (!twin) throw error;
		return { ok: true, ...twin };
	}
}

/** The revision with which it began: who sends the same form again may have saved since, elsewhere. */
async function findByKey(ctx: MemberCtx, idempotencyKey: string) {
	const [row] = await ctx.db
		.select({ id: articles.id })
		.from(articles)
		.where(and(eq(articles.authorId, ctx.asker.id), eq(articles.idempotencyKey, idempotencyKey)));
	return row ? { id: row.id, number: 1 } : null;
}

async function insertDraft(
	ctx: MemberCtx,
	{
		document,
		idempotencyKey,
		trigger
	}: { document: ArticleDocument; idempotencyKey: string; trigger: Trigger }
): Promise<{ id: number; number: number }> {
	const [article] = await ctx.db
		.insert(articles)
		.values({
			state: 'draft',
			originalLanguage: document.language,
			authorId: ctx.asker.id,
			idempotencyKey
		})
		.returning({ id: articles.id });
	if (!article) throw new Error('the article was not written');
	const articleId = article.id;
	await ctx.db.insert(articleAuthors).values({ articleId, memberId: ctx.asker.id, role: 'author' });
	await ctx.db
		.insert(articleEvents)
		.values({ articleId, toState: 'draft', memberId: ctx.asker.id, submission: 0 });
	await insertRevision(ctx, { articleId, number: 1, document, isAutomatic: trigger !== 'button' });
	return { id: articleId, number: 1 };
}

/**
 * Saves an article as a new revision, if nobody has saved since the one that the
 * writer began with: else it is a clash, and nothing is written. What was submitted,
 * refused or withdrawn is a draft again by it, and its votes are void.
 *
 * What is saved by itself takes the place of its author's own revision of the last
 * minutes, which was saved by itself too. It gets a new number all the same, so
 * that whoever began with the old one clashes; the old one is kept for a while, so
 * that what each of the two changed can still be told.
 *
 * @throws {Forbidden} for one who does not write it
 */
export async function saveRevision(
	ctx: MemberCtx,
	draft: { id: number; base: number; document: ArticleDocument; trigger: Trigger }
): Promise<SaveOutcome> {
	await spend(ctx, 'draft');
	const problems = problemsOfDraft(draft.document);
	if (problems.length > 0) return { ok: false, reason: 'too-long', problems };

	return inTransaction<MemberCtx, SaveOutcome>(ctx, async (ctx) => {
		const held = await holdArticle(ctx, draft.id);
		if (!held?.part) throw new Forbidden();
		if (held.state === 'published' || held.state === 'archived') {
			return { ok: false, reason: 'not-a-draft' };
		}
		if (!canEditDraft(ctx.asker, held)) throw new Forbidden();
		if (draft.trigger === 'pause' && held.state !== 'draft') {
			return { ok: false, reason: 'not-a-draft' };
		}
		const latest = await findLatest(ctx, draft.id);
		if (!latest) throw new Error('an article without a revision');
		const isAutomatic = draft.trigger !== 'button';
		if (isSameDocument(latest.document, draft.document)) {
			if (!isAutomatic && latest.isAutomatic && latest.authorId === ctx.asker.id) {
				await keepRevision(ctx, latest.id);
			}
			return { ok: true, number: latest.number };
		}
		if (latest.number !== draft.base) return { ok: false, reason: 'clash' };

		if (latest.makesRoom && latest.authorId === ctx.asker.id && latest.number > 1) {
			await ctx.db
				.update(articleRevisions)
				.set({ replacedAt: sql`clock_timestamp()` })
				.where(eq(articleRevisions.id, latest.id));
		}
		const number = latest.number + 1;
		const { id: articleId, document } = draft;
		await insertRevision(ctx, { articleId, number, document, isAutomatic });
		if (held.state !== 'draft') await changeState(ctx, held, { to: 'draft' });
		return { ok: true, number };
	});
}

async function findLatest(ctx: MemberCtx, articleId: number) {
	const [latest] = await ctx.db
		.select({
			id: articleRevisions.id,
			number: articleRevisions.number,
			authorId: articleRevisions.authorId,
			isAutomatic: articleRevisions.isAutomatic,
			document: articleRevisions.document,
			// A translation of it may have been written beside any of them.
			makesRoom: sql<boolean>`${articleRevisions.isAutomatic} and ${articleRevisions.createdAt}
				> clock_timestamp() - ${MAKES_ROOM} * interval '1 minute'
				and not exists (select from translation
					where translation.article_id = ${articleId} and is_joint)`
		})
		.from(articleRevisions)
		.where(eq(articleRevisions.articleId, articleId))
		.orderBy(desc(articleRevisions.number))
		.limit(1);
	return latest ?? null;
}

/** Says of a revision that was saved by itself that its author wants it to stay. */
async function keepRevision(ctx: MemberCtx, id: number): Promise<void> {
	await ctx.db
		.update(articleRevisions)
		.set({ isAutomatic: false })
		.where(eq(articleRevisions.id, id));
}

/** Part of the transaction that holds the article. */
export async function insertRevision(
	ctx: MemberCtx,
	revision: {
		articleId: number;
		number: number;
		document: ArticleDocument;
		isAutomatic: boolean;
		restored?: number | null;
		/** The asker, where nothing is said. */
		authorId?: number | null;
	}
): Promise<void> {
	await ctx.db.insert(articleRevisions).values({
		authorId: ctx.asker.id,
		...revision,
		createdAt: sql`clock_timestamp()`
	});
	await ctx.db
		.update(articles)
		.set({
			originalLanguage: revision.document.language,
			// Of a published article it tells when somebody last commented.
			lastActivityAt: sql`case when ${articles.state} = 'published'
				then ${articles.lastActivityAt} else clock_timestamp() end`
		})
		.where(eq(articles.id, revision.articleId));
}
