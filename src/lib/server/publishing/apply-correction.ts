import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import { isSameDocument, mergeDocuments } from '../../rules/article-merge.ts';
import type { Locale } from '../../rules/locale.ts';
import { findPublished, type Published } from '../amendments/find-published.ts';
import { findTranslationRevision } from '../amendments/find-translation.ts';
import { findRevisionSaying, findTranslationSaying, saysAgain } from '../amendments/said-before.ts';
import { translationRevisions, translations } from '../amendments/tables.ts';
import { touchArticle } from '../comments/touch-articles.ts';
import type { MemberCtx } from '../ctx.ts';
import { findLatest } from '../drafts/find.ts';
import type { HeldArticle } from '../drafts/hold.ts';
import { insertRevision } from '../drafts/save.ts';
import { resources } from '../resources/tables.ts';
import { renewText } from './insert-text.ts';
import { writeTranslation } from './write-translation.ts';

export type Corrected = {
	language: Locale;
	/** The version that it corrects. */
	base: number;
	/** The article as it should be; polls, tags and addresses stay as they are in any case. */
	document: ArticleDocument;
	/** Whose words they are. */
	authorId: number | null;
};

export type Applied =
	| { ok: true; number: number }
	| { ok: false; reason: 'clash'; current: Published }
	| { ok: false; reason: 'changes-nothing' | 'no-such-article' };

/**
 * Changes the text of a held published article by a new revision, if it is still the
 * one that was corrected: else nothing is written. Part of the transaction that holds it.
 */
export async function applyCorrection(
	ctx: MemberCtx,
	held: HeldArticle,
	correction: Corrected
): Promise<Applied> {
	const current = await findPublished(ctx, held.id, correction.language);
	if (!current) return { ok: false, reason: 'no-such-article' };
	if (current.number !== correction.base) return { ok: false, reason: 'clash', current };
	const { title, lede, body } = correction.document;
	const document = {
		...current.document,
		...{ title: title.trim(), lede, body },
		resources: current.document.resources.map((resource, index) => ({
			...resource,
			title: correction.document.resources[index]?.title.trim() ?? resource.title
		}))
	};
	if (isSameDocument(current.document, document)) return { ok: false, reason: 'changes-nothing' };
	const change = { ...correction, document };
	const number =
		correction.language === (await originalLanguageOf(ctx, held.id))
			? await correctOriginal(ctx, held, current, change)
			: await correctTranslation(ctx, held, current, change);
	await touchArticle(ctx, held.id);
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);
	return { ok: true, number };
}

async function originalLanguageOf(ctx: MemberCtx, id: number): Promise<Locale | null> {
	const [row] = await ctx.db.execute<{ language: Locale }>(
		sql`select original_language as language from article where id = ${id}`
	);
	return row?.language ?? null;
}

async function correctOriginal(
	ctx: MemberCtx,
	{ id: articleId, submission }: HeldArticle,
	current: Published,
	{ document, authorId, language }: Corrected
): Promise<number> {
	// A text that the site came with has no revision yet: what it said before is to stay readable.
	let latest = await findLatest(ctx, articleId);
	if (!latest) {
		latest = { number: 1, document: current.document };
		await insertRevision(ctx, { articleId, ...latest, isAutomatic: false, authorId: null });
	}
	const { title, lede, body } = document;
	const number = latest.number + 1;
	await insertRevision(ctx, {
		...{ articleId, number, authorId },
		isAutomatic: false,
		restored: await findRevisionSaying(ctx, articleId, document),
		document: { ...latest.document, title, lede, body, resources: document.resources }
	});
	await renewText(ctx, {
		...{ articleId, language, title, lede, body },
		revision: number,
		writer: submission > 0 ? 'member' : 'site'
	});
	const rows = await ctx.db
		.select({ id: resources.id })
		.from(resources)
		.where(eq(resources.articleId, articleId))
		.orderBy(asc(resources.position));
	for (const [index, { id }] of rows.entries()) {
		const corrected = document.resources[index];
		if (!corrected) continue;
		await ctx.db.update(resources).set({ title: corrected.title }).where(eq(resources.id, id));
	}
	return number;
}

/**
 * The translation's own draft, where its translator has written on, goes on from the
 * corrected text: what only one of the two changed is kept from that one.
 */
async function correctTranslation(
	ctx: MemberCtx,
	{ id: articleId }: HeldArticle,
	current: Published,
	{ document, authorId, language }: Corrected
): Promise<number> {
	const { id, translatorId, latest } = await holdPublishedTranslation(ctx, {
		articleId,
		language,
		current
	});
	const original = current.revision;
	const number = latest.number + 1;
	const insert = (revision: {
		number: number;
		document: ArticleDocument;
		authorId: number | null;
		restored?: number | null;
	}) =>
		ctx.db.insert(translationRevisions).values({
			...{ translationId: id, original, isAutomatic: false },
			createdAt: sql`clock_timestamp()`,
			...revision
		});
	const restored = await findTranslationSaying(ctx, id, document, saysAgain);
	await insert({ number, document, authorId, restored });
	await ctx.db.update(translations).set({ publishedNumber: number }).where(eq(translations.id, id));
	await writeTranslation(ctx, { articleId, language, translatorId, original, document });
	if (latest.isDraft) {
		const merged = mergeDocuments(current.document, latest.document, document).document;
		await insert({ number: number + 1, document: merged, authorId: translatorId });
	}
	return number;
}

async function holdPublishedTranslation(
	ctx: MemberCtx,
	{ articleId, language, current }: { articleId: number; language: Locale; current: Published }
) {
	const [held] = await ctx.db
		.select({
			id: translations.id,
			translatorId: translations.translatorId,
			publishedNumber: translations.publishedNumber
		})
		.from(translations)
		.where(
			and(
				eq(translations.articleId, articleId),
				eq(translations.language, language),
				isNotNull(translations.publishedNumber)
			)
		)
		.for('update');
	if (!held) return keepFirstTranslation(ctx, { articleId, language, current });
	const [row] = await ctx.db.execute<{ number: number }>(
		sql`select max(number) as number from translation_revision where translation_id = ${held.id}`
	);
	const number = row?.number ?? 0;
	const revision = await findTranslationRevision(ctx, { id: held.id, number });
	if (!revision) throw new Error('a translation without a revision');
	const { document } = revision;
	return { ...held, latest: { number, document, isDraft: number !== held.publishedNumber } };
}

/** Of a text that the site came with: what it said before is to stay readable. */
async function keepFirstTranslation(
	ctx: MemberCtx,
	{ articleId, language, current }: { articleId: number; language: Locale; current: Published }
) {
	const [row] = await ctx.db
		.insert(translations)
		.values({ articleId, language, state: 'accepted', publishedNumber: 1 })
		.returning({ id: translations.id });
	if (!row) throw new Error('the translation was not written');
	const { document, revision: original } = current;
	await ctx.db
		.insert(translationRevisions)
		.values({ translationId: row.id, number: 1, original, isAutomatic: false, document });
	return { id: row.id, translatorId: null, latest: { number: 1, document, isDraft: false } };
}
