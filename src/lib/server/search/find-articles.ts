import { sql } from 'drizzle-orm';
import { textOf } from '../../rules/excerpt.ts';
import { LOCALES, type Locale } from '../../rules/locale.ts';
import { FACET_VALUES, RANKED, type Order } from '../../rules/search.ts';
import type { Piece } from '../../rules/search-excerpt.ts';
import type { Ctx } from '../ctx.ts';
import type { Facets } from './facets.ts';
import { plannedAnew } from '../db/planned-anew.ts';
import { highlight } from './highlight.ts';
import { openPoll } from './open-poll.ts';
import type { Search } from './prepare.ts';
import { isScore, rankOf } from './rank.ts';

export type ArticleHit = {
	id: number;
	slug: string;
	/** Of the text in which it was found. */
	language: Locale;
	title: Piece[];
	publishedAt: Date;
	commentCount: number;
	excerpt: Piece[];
};

export type FoundArticles = {
	hits: ArticleHit[];
	/** `after` of the next page. */
	next: string | null;
	/** `RANKED` at most: as many, or more. */
	count: number;
	facets: Facets;
};

/**
 * The newest `RANKED` articles that fit, the most relevant first; or all that fit, the
 * newest first. An article that fits in both languages is shown in the asker's, and
 * ranked as it fits in the one in which it fits better.
 */
export async function findArticles(
	ctx: Ctx,
	search: Search,
	{ limit, order, after }: { limit: number; order: Order; after?: string | undefined }
): Promise<FoundArticles> {
	const isRanked = order === 'relevance' && search.hasWords;
	const place = readPlace(after, isRanked);
	const older =
		place && !isRanked && sql`and (a.published_at, a.id) < (${place.moment}, ${place.id})`;
	const further =
		place &&
		isRanked &&
		sql`where (score, id) < (${place.score}::text::float4, ${place.id}::bigint)`;
	const byOrder = isRanked ? sql`score desc, id desc` : sql`published_at desc, id desc`;
	const [row] = await ctx.db.execute<Row>(sql`${plannedAnew}
		with hit as materialized (
			select a.id::int, a.published_at, w.language,
				${rankOf(sql`w.words`, sql`w.language`, search.articles)} as score
			from article_words w join article a on a.id = w.article_id
			where a.state = 'published' and ${fits(search)} ${older || sql``}
			order by a.published_at desc, a.id desc limit ${2 * RANKED}),
		found as materialized (
			select * from (
				select distinct on (id) id, published_at, language,
					max(score) over (partition by id) as score
				from hit order by id, language = ${ctx.locale} desc) as best
			order by published_at desc, id desc limit ${RANKED}),
		page as (
			select id, language, score, published_at, row_number() over (order by ${byOrder}) as nr
			from found ${further || sql``} order by nr limit ${limit + 1})
		select (select count(*) from found)::int as count,
			array(select id from page order by nr) as ids,
			array(select language from page order by nr) as languages,
			array(select ${
				isRanked
					? sql`score::text`
					: sql`(extract(epoch from published_at) * 1000000)::bigint::text`
			} from page order by nr) as places,
			${facets}`);
	if (!row) throw new Error('no row');
	const shown = row.ids
		.slice(0, limit)
		.map((id, index) => ({ id, language: row.languages[index]! }));
	const last = shown.at(-1);
	const hasMore = row.ids.length > limit && last !== undefined;
	return {
		hits: await showHits(ctx, search, shown),
		next: hasMore ? `${row.places[limit - 1]}_${last.id}` : null,
		count: row.count,
		facets: {
			language: row.by_language,
			tag: row.by_tag,
			author: row.by_author,
			openPoll: row.open
		}
	};
}

type Row = {
	count: number;
	ids: number[];
	languages: Locale[];
	places: string[];
	by_language: Facets['language'];
	by_tag: Facets['tag'];
	by_author: Facets['author'];
	open: number;
};

function fits(search: Search) {
	const { hasWords, articles, authorId, tagId, hasOpenPoll, from, to } = search;
	const asked = LOCALES.filter((language) => [null, language].includes(search.language));
	const inLanguages = asked.flatMap((language) => {
		const query = articles[language];
		if (!hasWords) return sql`w.language = ${language}`;
		return query ? sql`(w.language = ${language} and w.words @@ ${query}::text::tsquery)` : [];
	});
	return sql.join(
		[
			inLanguages.length > 0 ? sql`(${sql.join(inLanguages, sql` or `)})` : sql`false`,
			...(authorId === null
				? []
				: [
						sql`exists (select from article_author p where p.article_id = a.id
							and p.member_id = ${authorId} and p.role <> 'invited')`
					]),
			...(tagId === null
				? []
				: [
						sql`exists (select from article_tag t where t.article_id = a.id and t.tag_id = ${tagId})`
					]),
			...(hasOpenPoll ? [openPoll] : []),
			...(from ? [sql`a.published_at >= ${from.toISOString()}::timestamptz`] : []),
			...(to ? [sql`a.published_at < ${to.toISOString()}::timestamptz`] : [])
		],
		sql` and `
	);
}

/** What is counted among those that were found. */
const facets = sql`
	coalesce((select json_agg(f) from (select w.language as value, count(*)::int
		from found join article_words w on w.article_id = found.id group by 1 order by 2 desc, 1) f), '[]')
		as by_language,
	coalesce((select json_agg(f) from (select t.key as value, t.label, count(*)::int
		from found join article_tag on article_id = found.id join tag t on t.id = tag_id
		group by t.id order by 3 desc, t.key limit ${FACET_VALUES}::int) f), '[]') as by_tag,
	coalesce((select json_agg(f) from (select m.handle as value, m.display_name as label, count(*)::int
		from found join article_author p on p.article_id = found.id and p.role <> 'invited'
			join member m on m.id = p.member_id
		group by m.id order by 3 desc, 1 limit ${FACET_VALUES}::int) f), '[]') as by_author,
	(select count(*) from found a where ${openPoll})::int as open`;

function readPlace(after: string | undefined, isRanked: boolean) {
	const [, value = '', id] = /^([^_]+)_(\d{1,15})$/.exec(after ?? '') ?? [];
	if (isRanked ? !isScore(value) : !/^\d{1,17}$/.test(value)) return null;
	const moment = sql`timestamptz 'epoch' + ${value}::text::bigint * interval '1 microsecond'`;
	return { score: value, moment, id: Number(id) };
}

type Shown = {
	id: number;
	slug: string;
	language: Locale;
	title: string;
	lede: string;
	body: string;
	comment_count: number;
	seconds: number;
};

async function showHits(
	ctx: Ctx,
	search: Search,
	shown: { id: number; language: Locale }[]
): Promise<ArticleHit[]> {
	if (shown.length === 0) return [];
	const rows = await ctx.db.execute<Shown>(sql`
		select a.id::int, a.slug, t.language, t.title, t.lede_html as lede, t.body_html as body,
			a.comment_count, extract(epoch from a.published_at)::float8 as seconds
		from json_array_elements(${JSON.stringify(shown)}::json) with ordinality as item (item, nr)
		join article a on a.id = (item->>'id')::bigint
		join article_text t on t.article_id = a.id and t.language = item->>'language'
		where a.state = 'published'
		order by nr`);
	const items = (textOf: (row: Shown) => string) =>
		rows.map((row) => ({ text: textOf(row), language: row.language }));
	const [titles, excerpts] = await Promise.all([
		highlight(
			ctx,
			items(({ title }) => title),
			search.articles
		),
		highlight(
			ctx,
			items(({ lede, body }) => textOf(`${lede} ${body}`)),
			search.articles
		)
	]);
	return rows.map(({ id, slug, language, comment_count, seconds }, index) => ({
		id,
		slug,
		language,
		title: titles[index] ?? [],
		publishedAt: new Date(seconds * 1000),
		commentCount: comment_count,
		excerpt: excerpts[index] ?? []
	}));
}
