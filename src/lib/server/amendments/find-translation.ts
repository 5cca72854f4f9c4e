import { and, eq, sql } from 'drizzle-orm';
import { AUTHOR_PATIENCE, type TranslationState } from '../../rules/amendments.ts';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import { canReadTranslation, type Part } from '../../rules/permissions.ts';
import type { ArticleState } from '../../rules/review.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { translationRevisions } from './tables.ts';

export type Translation = {
	id: number;
	articleId: number;
	articleState: ArticleState;
	/** Of the article; null until that is published. */
	slug: string | null;
	language: Locale;
	originalLanguage: Locale;
	state: TranslationState;
	/** Whether it was ever sent to those who wrote the article. */
	wasSent: boolean;
	translatorId: number | null;
	/** Whether it was begun before the article was published, by those who write that. */
	isJoint: boolean;
	/** Null once they have left and taken the name along. */
	translator: string | null;
	/** What the asker is to the article. */
	part: Part | null;
	/** Whether moderators may answer in the authors' place. */
	isOrphan: boolean;
	publishedNumber: number | null;
	/** What was said when it was returned. */
	message: string | null;
	/** Of its latest revision. */
	number: number;
	/** The revision of the original that this one gives the meaning of. */
	original: number;
	/** The one whose links and polls it has; null where those change no more. */
	beside: number | null;
	savedAt: number;
	document: ArticleDocument;
};

/** A translation as its latest revision says it; null for those who may not read it. */
export async function findTranslation(ctx: MemberCtx, id: number): Promise<Translation | null> {
	const [row] = await ctx.db.execute<Translation>(sql`
		select ${translationFacts(ctx)}, a.slug, a.original_language as "originalLanguage",
			m.display_name as translator, t.message, r.number, r.original, r.beside,
			r.document,
			(extract(epoch from r.created_at) * 1000)::float8 as "savedAt"
		from translation t
		join article a on a.id = t.article_id and a.state <> 'archived'
			and t.language <> a.original_language
		left join member m on m.id = t.translator_id
		cross join lateral (select * from translation_revision
			where translation_id = t.id order by number desc limit 1) r
		where t.id = ${id}`);
	return row && canReadTranslation(ctx.asker, row) ? row : null;
}

export type TranslationRevision = Pick<Translation, 'document' | 'original' | 'beside'>;

/** What one revision of a translation said; null when there is none, or none any more. */
export async function findTranslationRevision(
	ctx: Ctx,
	{ id, number }: { id: number; number: number }
): Promise<TranslationRevision | null> {
	const [row] = await ctx.db
		.select({
			document: translationRevisions.document,
			original: translationRevisions.original,
			beside: translationRevisions.beside
		})
		.from(translationRevisions)
		.where(
			and(eq(translationRevisions.translationId, id), eq(translationRevisions.number, number))
		);
	return row ?? null;
}

/** Of the row `t`: whether moderators may answer, since no author of the article has, or can. */
export const isOrphan = sql`
	(coalesce(t.sent_at < clock_timestamp() - ${AUTHOR_PATIENCE}::int * interval '1 day', false)
		or not exists (select from article_author w join member on member.id = w.member_id
			where w.article_id = t.article_id and w.role <> 'invited' and member.closed_at is null))`;

/** Of the row `t`: what decides who may do what with it, by the database's clock. */
export const translationFacts = ({ asker }: MemberCtx) => sql`
	t.sent_at is not null as "wasSent", t.id::int as id, t.article_id::int as "articleId", t.language, t.state,
	t.translator_id::int as "translatorId", t.is_joint as "isJoint",
	(select state from article where id = t.article_id) as "articleState",
	t.published_number as "publishedNumber",
	(select role from article_author where article_id = t.article_id and member_id = ${asker.id})
		as part,
	${isOrphan} as "isOrphan"`;
