import { and, asc, desc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import type { TranslationState } from '../../rules/amendments.ts';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import { canDecideTranslation, canEditTranslation } from '../../rules/permissions.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import type { RevisionSummary } from '../drafts/list-revisions.ts';
import { translationFacts, type Translation } from './find-translation.ts';
import { translationRevisions, translations } from './tables.ts';

export type TranslationSummary = {
	id: number;
	/** Of the article; null until that is published. */
	slug: string | null;
	/** Of the original. */
	title: string;
	language: Locale;
	state: TranslationState;
	translator: string | null;
	/** Milliseconds. */
	savedAt: number;
	sentAt: number | null;
};

/** More than anybody translates, or an article is translated by, at a time. */
const MOST = 200;

/** The asker's own, and those of articles that they write, by when they were last saved. */
export const listOwnTranslations = async (ctx: MemberCtx): Promise<TranslationSummary[]> => {
	const isOwn = sql`t.translator_id = ${ctx.asker.id} or t.is_joint and exists (
		select from article_author where article_id = a.id and member_id = ${ctx.asker.id})`;
	const rows = await listWhere(ctx, sql`(${isOwn})`, sql`"savedAt" desc`);
	return rows.filter((row) => canEditTranslation(ctx.asker, row));
};

/** Those that were sent, the oldest first, of this article or of all; only those that the asker may answer. */
export async function listSentTranslations(
	ctx: MemberCtx,
	{ articleId }: { articleId?: number } = {}
): Promise<TranslationSummary[]> {
	const of = articleId === undefined ? sql`true` : sql`t.article_id = ${articleId}`;
	const rows = await listWhere(ctx, sql`t.state = 'sent' and ${of}`, sql`"sentAt"`);
	return rows.filter((row) => canDecideTranslation(ctx.asker, row));
}

type Row = TranslationSummary &
	Pick<Translation, 'translatorId' | 'part' | 'isOrphan' | 'isJoint' | 'articleState'>;

async function listWhere(ctx: MemberCtx, condition: SQL, order: SQL): Promise<Row[]> {
	return [
		...(await ctx.db.execute<Row>(sql`
		select ${translationFacts(ctx)}, a.slug, m.display_name as translator,
			coalesce((select title from article_text
					where article_id = a.id and language = a.original_language),
				(select document->>'title' from article_revision
					where article_id = a.id order by number desc limit 1)) as title,
			(select (extract(epoch from max(created_at)) * 1000)::float8
				from translation_revision where translation_id = t.id) as "savedAt",
			(extract(epoch from t.sent_at) * 1000)::float8 as "sentAt"
		from translation t
		join article a on a.id = t.article_id and a.state <> 'archived'
			and t.language <> a.original_language
		left join member m on m.id = t.translator_id
		where ${condition} order by ${order} limit ${MOST}`))
	];
}

/** How many others translate the article into this language, and have not been answered. */
export async function countOtherTranslators(
	ctx: MemberCtx,
	{ articleId, language }: { articleId: number; language: Locale }
): Promise<number> {
	return ctx.db.$count(
		translations,
		and(
			eq(translations.articleId, articleId),
			eq(translations.language, language),
			sql`${translations.translatorId} <> ${ctx.asker.id}`,
			sql`${translations.state} <> 'accepted'`
		)
	);
}

/** Of what readers get in this language, what it said from its beginning on, the newest first. */
export const listTranslationRevisions = (
	ctx: Ctx,
	articleId: number,
	language: Locale
): Promise<RevisionSummary[]> => listRevisions(ctx, isPublic(articleId, language));

/** All that one translation ever said, for those who write it. */
export const listOwnTranslationRevisions = (ctx: Ctx, id: number): Promise<RevisionSummary[]> =>
	listRevisions(ctx, eq(translations.id, id));

const listRevisions = (ctx: Ctx, condition: SQL | undefined): Promise<RevisionSummary[]> =>
	ctx.db
		.select({
			number: translationRevisions.number,
			author: members.displayName,
			isAutomatic: translationRevisions.isAutomatic,
			restored: translationRevisions.restored,
			createdAt: translationRevisions.createdAt
		})
		.from(translations)
		.innerJoin(translationRevisions, eq(translationRevisions.translationId, translations.id))
		.leftJoin(members, eq(members.id, translationRevisions.authorId))
		.where(and(condition, isNull(translationRevisions.replacedAt)))
		.orderBy(desc(translationRevisions.number))
		.limit(MOST);

export async function findTranslationDocument(
	ctx: Ctx,
	{ articleId, language, number }: { articleId: number; language: Locale; number: number }
): Promise<ArticleDocument | null> {
	const [row] = await ctx.db
		.select({ document: translationRevisions.document })
		.from(translations)
		.innerJoin(translationRevisions, eq(translationRevisions.translationId, translations.id))
		.where(and(isPublic(articleId, language), eq(translationRevisions.number, number)));
	return row?.document ?? null;
}

/** What its translator has written since is not for everybody yet. */
const isPublic = (articleId: number, language: Locale) =>
	and(
		eq(translations.articleId, articleId),
		eq(translations.language, language),
		isNull(translationRevisions.replacedAt),
		sql`${translationRevisions.number} <= ${translations.publishedNumber}`
	);

/** What the asker translated, and each version that they saved. */
export async function exportTranslations(ctx: MemberCtx) {
	return ctx.db
		.select({
			articleId: translations.articleId,
			language: translations.language,
			state: translations.state,
			number: translationRevisions.number,
			document: translationRevisions.document,
			createdAt: translationRevisions.createdAt
		})
		.from(translationRevisions)
		.innerJoin(translations, eq(translations.id, translationRevisions.translationId))
		.where(eq(translationRevisions.authorId, ctx.asker.id))
		.orderBy(asc(translationRevisions.id));
}
