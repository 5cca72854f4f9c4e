import { sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { MemberCtx } from '../ctx.ts';
import { translationFacts, type Translation } from './find-translation.ts';

/** A translation that nobody else changes until the transaction ends, with its latest revision. */
export type HeldTranslation = Pick<
	Translation,
	| 'id'
	| 'articleId'
	| 'language'
	| 'state'
	| 'wasSent'
	| 'translatorId'
	| 'isJoint'
	| 'articleState'
	| 'publishedNumber'
	| 'part'
	| 'isOrphan'
> & { latest: LatestRevision };

export type LatestRevision = {
	id: number;
	number: number;
	original: number;
	beside: number | null;
	document: ArticleDocument;
	isAutomatic: boolean;
	/** Saved by itself within the last minutes: the next one of its author may take its place. */
	makesRoom: boolean;
	authorId: number | null;
};

/** Minutes for which an automatic revision may make room for the next one of its author. */
const MAKES_ROOM = 10;

/** Who holds the article as well holds that first. Null where there is no such translation. */
export async function holdTranslation(ctx: MemberCtx, id: number): Promise<HeldTranslation | null> {
	const [held] = await ctx.db.execute<Omit<HeldTranslation, 'latest'>>(sql`
		select ${translationFacts(ctx)} from translation t where t.id = ${id} for update of t`);
	if (!held) return null;
	// After the lock: who was waited for has written another one.
	const [latest] = await ctx.db.execute<LatestRevision>(sql`
		select id::int as id, number, original, beside, document, is_automatic as "isAutomatic",
			author_id::int as "authorId", is_automatic
				and created_at > clock_timestamp() - ${MAKES_ROOM} * interval '1 minute' as "makesRoom"
		from translation_revision where translation_id = ${id} order by number desc limit 1`);
	if (!latest) throw new Error('a translation without a revision');
	return { ...held, latest };
}
