import { sql } from 'drizzle-orm';
import { LOCALES, type Locale } from '../../rules/locale.ts';
import { FACET_VALUES, FEW_COMMENTS, RANKED, type Order } from '../../rules/search.ts';
import { authorMark, languageMark, NO_MARK, windowsBelow } from '../../rules/search-marks.ts';
import { textOf } from '../../rules/excerpt.ts';
import type { Piece } from '../../rules/search-excerpt.ts';
import type { Ctx } from '../ctx.ts';
import type { Facets } from './facets.ts';
import { highlight } from './highlight.ts';
import { openPoll } from './open-poll.ts';
import type { Search } from './prepare.ts';
import { isScore, rankOf } from './rank.ts';

export type CommentHit = {
	id: number;
	articleTitle: string;
	articleSlug: string;
	/** Null once its author has left and taken the name along. */
	author: { handle: string; displayName: string } | null;
	createdAt: Date;
	language: Locale;
	excerpt: Piece[];
};

export type FoundComments = {
	hits: CommentHit[];
	/** `after` of the next page. */
	next: string | null;
	/** `RANKED` at most: as many, or more. */
	count: number;
	/** Whether comments on older articles that pass the filters were not looked at. */
	isPartial: boolean;
	facets: Facets;
};

/**
 * The newest `RANKED` comments that fit, the most relevant first; or all that fit, the
 * newest first. Pages of one search look at the same comments, however many are written meanwhile.
 */
export async function findComments(
	ctx: Ctx,
	search: Search,
	{ limit, order, after }: { limit: number; order: Order; after?: string | undefined }
): Promise<FoundComments> {
	const place = readPlace(after, order);
	const top = Math.min(place?.top ?? search.newest, search.newest);
	const isRanked = order === 'relevance' && search.hasWords;
	const [row] = await ctx.db.execute<Row>(sql`
		with hit as materialized (${hitsBelow(search, top)}),
		found as materialized (
			select comment_id::int as id, w.article_id, w.author_id, w.language,
				${rankOf(sql`w.words`, sql`w.language`, search.comments)} as score
			from hit join comment_words w using (comment_id) join article a on a.id = w.article_id
			where a.state = 'published'),
		page as (
			select id, score, row_number() over (order by ${isRanked ? sql`score desc,` : sql``} id desc) as nr
			from found
			${place && isRanked ? sql`where (score, id) < (${place.score}::text::float4, ${place.id}::bigint)` : sql``}
			order by nr limit ${limit + 1})
		select (select count(*) from found)::int as count,
			array(select id from page order by nr) as ids,
			array(select score::text from page order by nr) as scores,
			${facets}`);
	if (!row) throw new Error('no row');
	const ids = row.ids.slice(0, limit);
	const [last, score] = [ids.at(-1), row.scores[ids.length - 1]];
	const hasMore = row.ids.length > limit && last !== undefined;
	return {
		hits: await showHits(ctx, search, ids),
		next: !hasMore ? null : isRanked ? `${score}_${last}_${top}` : `${last - 1}`,
		count: row.count,
		isPartial: search.within?.isCut ?? false,
		facets: {
			language: row.languages,
			tag: row.tags,
			author: row.authors,
			openPoll: row.open
		}
	};
}

type Row = {
	count: number;
	ids: number[];
	scores: string[];
	languages: Facets['language'];
	tags: Facets['tag'];
	authors: Facets['author'];
	open: number;
};

/** Ids of the newest `RANKED` comments that fit, not newer than `top`. */
function hitsBelow(search: Search, top: number) {
	const { within, from, to } = search;
	const fits = sql.join([
		...(within ? [sql` and article_id = any(${asText(within.articleIds)}::bigint[])`] : []),
		...(from ? [sql` and created_at >= ${from.toISOString()}::timestamptz`] : []),
		...(to ? [sql` and created_at < ${to.toISOString()}::timestamptz`] : [])
	]);
	if (within && within.comments <= FEW_COMMENTS) {
		return sql`
			select comment_id from comment_words
			where words @@ ${queryOf(search)}::text::tsquery and comment_id <= ${top} ${fits}
				and comment_id in (select id from comment
					where article_id = any(${asText(within.articleIds)}::bigint[]))
			order by comment_id desc limit ${RANKED}`;
	}
	const { first, last } = search.inTime;
	const windows = windowsBelow(Math.min(last, top), first);
	// The sum keeps Postgres from walking along the ids, in search of words that may be nowhere.
	return sql`
		select comment_id from (
			select low, high, query::tsquery as query from unnest(
				${asText(windows.map(({ low }) => low))}::bigint[],
				${asText(windows.map(({ high }) => high))}::bigint[],
				array(select json_array_elements_text(${JSON.stringify(
					windows.map(({ mark }) => queryOf(search, mark))
				)}::json))) with ordinality as w (low, high, query, nr)
			order by nr) as in_time
		cross join lateral (
			select comment_id from comment_words
			where words @@ query and comment_id + 0 >= low and comment_id + 0 < high ${fits}
			order by comment_id + 0 desc limit ${RANKED}) as newest
		limit ${RANKED}`;
}

const asText = (numbers: number[]) => `{${numbers.join(',')}}`;

/** Words in their language, of the author that is asked for; within a window, where one is named. */
function queryOf(search: Search, mark?: string): string {
	const { hasWords, comments, commentsInBoth, authorId } = search;
	const asked = LOCALES.filter((language) => [null, language].includes(search.language));
	const inLanguages = asked.map((language) => {
		if (!hasWords) return quoted(languageMark(language));
		return comments[language] && `${quoted(languageMark(language))} & (${comments[language]})`;
	});
	const lists = [
		commentsInBoth && search.language === null
			? [commentsInBoth]
			: inLanguages.filter((query) => query !== ''),
		...(authorId === null ? [] : [[quoted(authorMark(authorId))]]),
		...(mark === undefined ? [] : [[quoted(mark)]])
	];
	return lists.map((list) => `(${list.join(' | ') || quoted(NO_MARK)})`).join(' & ');
}

const quoted = (mark: string) => `'${mark}'`;

/** What is counted among those that were found. */
const facets = sql`
	coalesce((select json_agg(f) from (select language as value, count(*)::int from found
		group by 1 order by 2 desc) f), '[]') as languages,
	coalesce((select json_agg(f) from (select t.key as value, t.label, sum(n)::int as count
		from (select article_id, count(*) as n from found group by 1) as by_article
		join article_tag using (article_id) join tag t on t.id = tag_id
		group by t.id order by 3 desc, t.key limit ${FACET_VALUES}::int) f), '[]') as tags,
	coalesce((select json_agg(f) from (select m.handle as value, m.display_name as label, n as count
		from (select author_id, count(*)::int as n from found where author_id is not null
			group by 1 order by 2 desc, 1 limit ${FACET_VALUES}::int) as by_author
		join member m on m.id = author_id order by 3 desc, 1) f), '[]') as authors,
	coalesce((select sum(n) from (select article_id, count(*) as n from found group by 1) as by_article
		join article a on a.id = article_id where ${openPoll}), 0)::int as open`;

function readPlace(
	after: string | undefined,
	order: Order
): { score: string; id: number; top: number } | null {
	const match = /^(?:([^_]+)_(\d{1,15})_)?(\d{1,15})$/.exec(after ?? '');
	if (!match) return null;
	const [, score, id, top] = match;
	if (order === 'relevance' ? !isScore(score ?? '') : score !== undefined) return null;
	return { score: score ?? '0', id: Number(id ?? 0), top: Number(top) };
}

type Shown = {
	id: number;
	title: string;
	slug: string;
	handle: string | null;
	name: string | null;
	seconds: number;
	language: Locale;
	html: string;
};

async function showHits(ctx: Ctx, search: Search, ids: number[]): Promise<CommentHit[]> {
	if (ids.length === 0) return [];
	const rows = await ctx.db.execute<Shown>(sql`
		select c.id::int, a.slug, m.handle, m.display_name as name, c.language, c.html,
			extract(epoch from c.created_at)::float8 as seconds,
			(select title from article_text t where t.article_id = a.id
				order by t.language = ${ctx.locale} desc, t.language = a.original_language desc limit 1) as title
		from unnest(${asText(ids)}::bigint[]) with ordinality as shown (id, nr)
		join comment c using (id) join article a on a.id = c.article_id
		left join member m on m.id = c.author_id
		where c.state = 'visible' and a.state = 'published'
		order by nr`);
	const excerpts = await highlight(
		ctx,
		rows.map(({ html, language }) => ({ text: textOf(html), language })),
		search.comments
	);
	return rows.map(({ id, title, slug, handle, name, seconds, language }, index) => ({
		id,
		articleTitle: title,
		articleSlug: slug,
		author: handle === null ? null : { handle, displayName: name ?? handle },
		createdAt: new Date(seconds * 1000),
		language,
		excerpt: excerpts[index] ?? []
	}));
}
