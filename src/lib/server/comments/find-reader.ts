import { sql, type SQL } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { unpostedIn, type Draft } from './drafts.ts';
import { choicesOfTags, type TagChoice } from './find-choices.ts';
import { karmaColumns, ratedBy, type Karma } from './karma.ts';
import { lockAbove, type Lock } from './lock.ts';
import { mutedBy } from './mute.ts';
import { heldOf, type OwnHeld } from './own-held.ts';
import { newsOf, type News } from './reading.ts';

/** What one reader's page of a thread has, and no other's. Nobody but members has more than news and lock. */
export type Reader = News &
	Karma & {
		/** What keeps everybody from writing in the whole thread. */
		lock: Lock | null;
		/** Whether the comments that they rated are useful. */
		ratings: ReadonlyMap<number, boolean>;
		/** The comments whose replies they folded. */
		folded: ReadonlySet<number>;
		/** The members whom they muted. */
		muted: ReadonlySet<number>;
		/** The comments of the article whose branches they muted. */
		mutedBranches: ReadonlySet<number>;
		/** What they have not posted yet from the form below the article. */
		draft: Draft | null;
		/** What of theirs waits for a moderator, the oldest first. */
		held: OwnHeld[];
		/** Of the article's tags, those that they hide. */
		hiddenTags: TagChoice[];
	};

/**
 * Asked in one go: eight questions of a page of which each is answered in a
 * tenth of a millisecond cost more to ask than to answer.
 *
 * @param since as in `findNews`
 */
export async function findReader(
	ctx: Ctx,
	articleId: number,
	since: number | null = null
): Promise<Reader> {
	const asker = ctx.asker?.id ?? null;
	const [row] = await readerOf(ctx.db, { asker, articleId, since });
	if (!row) throw new Error('a statement without a condition gave no row');
	const { useful, notUseful, folded, muted, mutedBranches, held, tags, ...reader } = row;
	return {
		...reader,
		ratings: new Map([
			...useful.map((id) => [id, true] as const),
			...notUseful.map((id) => [id, false] as const)
		]),
		folded: new Set(folded),
		muted: new Set(muted),
		mutedBranches: new Set(mutedBranches),
		held: held.map((one) => ({ ...one, heldAt: new Date(one.heldAt) })),
		hiddenTags: tags.filter(({ isMuted }) => isMuted)
	};
}

type Row = News &
	Karma & {
		lock: Lock | null;
		useful: number[];
		notUseful: number[];
		folded: number[];
		muted: number[];
		mutedBranches: number[];
		draft: Draft | null;
		held: (Omit<OwnHeld, 'heldAt'> & { heldAt: string })[];
		tags: TagChoice[];
	};

const asker = sql`${sql.placeholder('asker')}::bigint`;
const articleId = sql`${sql.placeholder('articleId')}::bigint`;
const since = sql`${sql.placeholder('since')}::bigint`;

const one = (select: SQL) => sql`(select to_json(one) from (${select}) as one)`;
const all = (select: SQL) => sql`(select coalesce(json_agg(one), '[]') from (${select}) as one)`;

const readerOf = statement<Row>(sql`
	select news.*, ${karmaColumns(asker)},
		${one(lockAbove({ articleId, path: sql`''` }))} as lock,
		${ratedBy(asker, articleId, true)} as useful,
		${ratedBy(asker, articleId, false)} as "notUseful",
		array(select comment_id::int from folding
			where member_id = ${asker} and article_id = ${articleId}) as folded,
		${mutedBy(asker)}::int[] as muted,
		array(select comment_id::int from mute where member_id = ${asker}
			and article_id = ${articleId} and comment_id is not null) as "mutedBranches",
		${one(unpostedIn({ asker, articleId, parentId: sql`null`, commentId: sql`null` }))} as draft,
		${all(heldOf(asker, articleId))} as held,
		${all(choicesOfTags(asker, articleId))} as tags
	from (${newsOf({ asker, articleId, since })}) as news`);
