import { sql, type SQL } from 'drizzle-orm';
import { handleKey } from '../../rules/handle.ts';
import type { Locale } from '../../rules/locale.ts';
import { ARTICLES_FILTERED, COMPLETIONS } from '../../rules/search.ts';
import { languageMark } from '../../rules/search-marks.ts';
import type { Term } from '../../rules/search-query.ts';
import { tagKey } from '../../rules/tags.ts';
import type { Ctx } from '../ctx.ts';
import { openPoll } from './open-poll.ts';

export type Filters = {
	/** A tag, in any spelling, by its name or one that it had. */
	tag?: string | undefined;
	/** The handle of an author, in any spelling. */
	author?: string | undefined;
	language?: Locale | undefined;
	/** Days of the site's time zone, as YYYY-MM-DD, both included. */
	from?: string | undefined;
	to?: string | undefined;
	hasOpenPoll?: boolean | undefined;
};

/** What is looked for in the texts of one language, as Postgres writes it; empty: nothing in it can be looked for. */
type Queries = Record<Locale, string>;

export type Search = {
	/** Words alone are looked for, filters alone, or both. */
	hasWords: boolean;
	isFiltered: boolean;
	comments: Queries;
	/** The same in comments of both languages at once; empty where one of them has nothing to look for. */
	commentsInBoth: string;
	articles: Queries;
	/** In names and tags, where every word may be unfinished. */
	names: string;
	/** Null: whoever wrote it. */
	authorId: number | null;
	tagId: number | null;
	language: Locale | null;
	hasOpenPoll: boolean;
	/** Articles under which comments must stand, how many do there, and whether older ones were left out; null: any. */
	within: { articleIds: number[]; comments: number; isCut: boolean } | null;
	from: Date | null;
	to: Date | null;
	/** The newest comment that there is to find. */
	newest: number;
	/** Of all comments between `from` and `to`, the lowest and the highest. */
	inTime: { first: number; last: number };
};

export type SearchRefusal = 'no-such-tag' | 'no-such-author' | 'common-words';

/**
 * Turns what was typed into what the database looks for: each text is searched
 * in its own language, since stems and common words differ.
 *
 * Terms reach Postgres as parameters of functions that take any text, so that
 * nothing typed is ever read as an operator.
 */
export async function prepareSearch(
	ctx: Ctx,
	{ terms, filters }: { terms: Term[]; filters: Filters },
	timeZone: string
): Promise<{ ok: true; search: Search } | { ok: false; reason: SearchRefusal }> {
	const { tag, author, language, from, to, hasOpenPoll } = filters;
	const day = (text: string | undefined, days: number) =>
		sql`((${text ?? null}::text::date + ${days}::int)::timestamp at time zone ${timeZone}::text)`;
	// Read from the index of times alone: ids follow the time, but not where comments were imported.
	const isDated = from !== undefined || to !== undefined;
	// The sums keep Postgres from walking along the ids until one is of that time.
	const inTime = !isDated
		? sql`null`
		: sql`(select array[min(comment_id + 0), max(comment_id + 0)] from comment_words where true
			${from === undefined ? sql`` : sql`and created_at >= ${day(from, 0)}`}
			${to === undefined ? sql`` : sql`and created_at < ${day(to, 1)}`})`;
	const [row] = await ctx.db.execute<Row>(sql`
		select ${queryIn('palabre_fr', terms, completed)}::text as comments_fr,
			${queryIn('palabre_en', terms, completed)}::text as comments_en,
			${queryInBoth(terms)}::text as comments_in_both,
			${queryIn('palabre_fr', terms, begun)}::text as articles_fr,
			${queryIn('palabre_en', terms, begun)}::text as articles_en,
			${queryOfNames(terms)}::text as names,
			${tagIdOf(tag)}::int as tag_id,
			(select id from member where handle_key = ${handleKey(author?.trim() ?? '')})::int as author_id,
			(select max(comment_id) from comment_words)::float8 as newest,
			${inTime}::float8[] as in_time,
			extract(epoch from ${day(from, 0)})::float8 as from,
			extract(epoch from ${day(to, 1)})::float8 as to`);
	if (!row) throw new Error('no row');
	if (tag !== undefined && row.tag_id === null) return { ok: false, reason: 'no-such-tag' };
	if (author !== undefined && row.author_id === null)
		return { ok: false, reason: 'no-such-author' };
	const hasWords = terms.length > 0;
	if (hasWords && [row.comments_fr, row.comments_en, row.names].every((query) => query === '')) {
		return { ok: false, reason: 'common-words' };
	}
	const newest = row.newest ?? 0;
	const search: Search = {
		hasWords,
		isFiltered: isFiltered(filters),
		comments: { fr: row.comments_fr, en: row.comments_en },
		commentsInBoth: row.comments_fr && row.comments_en && row.comments_in_both,
		articles: { fr: row.articles_fr, en: row.articles_en },
		names: row.names,
		authorId: row.author_id,
		tagId: row.tag_id,
		language: language ?? null,
		hasOpenPoll: hasOpenPoll ?? false,
		within: null,
		from: row.from === null ? null : new Date(row.from * 1000),
		to: row.to === null ? null : new Date(row.to * 1000),
		newest,
		inTime: isDated
			? { first: row.in_time?.[0] ?? newest + 1, last: row.in_time?.[1] ?? 0 }
			: { first: 0, last: newest }
	};
	search.within = await listArticlesFor(ctx, search);
	return { ok: true, search };
}

/** As an address of the tag leads to it. */
function tagIdOf(tag: string | undefined): SQL {
	const key = tag === undefined ? null : tagKey(tag);
	return sql`coalesce((select id from tag where key = ${key}),
		(select tag_id from tag_alias where key = ${key}))`;
}

/** Whether any filter says something. */
export const isFiltered = (filters: Filters): boolean =>
	Object.values(filters).some((filter) => filter !== undefined && filter !== false);

type Row = {
	comments_fr: string;
	comments_en: string;
	comments_in_both: string;
	articles_fr: string;
	articles_en: string;
	names: string;
	tag_id: number | null;
	author_id: number | null;
	newest: number | null;
	in_time: [number | null, number | null] | null;
	/** Seconds. */
	from: number | null;
	to: number | null;
};

/** The newest articles with comments that fulfil what filters ask of an article; null where they ask nothing. */
async function listArticlesFor(
	ctx: Ctx,
	{ tagId, hasOpenPoll }: Search
): Promise<Search['within']> {
	if (tagId === null && !hasOpenPoll) return null;
	const isTagged = sql`exists (select from article_tag t where t.article_id = a.id and t.tag_id = ${tagId})`;
	const rows = await ctx.db.execute<{ id: number; comments: number }>(sql`
		select id::int, comment_count as comments from article a where state = 'published' and comment_count > 0
			${tagId === null ? sql`` : sql`and ${isTagged}`}
			${hasOpenPoll ? sql`and ${openPoll}` : sql``}
		order by published_at desc, id desc limit ${ARTICLES_FILTERED + 1}`);
	const among = rows.slice(0, ARTICLES_FILTERED);
	return {
		articleIds: among.map(({ id }) => id),
		comments: among.reduce((sum, { comments }) => sum + comments, 0),
		isCut: rows.length > among.length
	};
}

const NOTHING = sql`''::tsquery`;

/** All terms together; nothing, where what must be found consists of words too common to be looked for. */
function queryIn(config: string, terms: Term[], prefixed: (text: string) => SQL): SQL {
	const wanted = terms.filter(({ isExcluded }) => !isExcluded);
	const unwanted = terms.filter(({ isExcluded }) => isExcluded);
	const plain = (term: Term) => plainIn(config, term);
	const one = (term: Term) =>
		term.isPrefix
			? sql`(select case when numnode(w) = 0 then w else w || ${prefixed(term.text)} end from ${plain(term)} as w)`
			: plain(term);
	return sql`(select case when numnode(w) = 0 then w else w ${sql.join(
		unwanted.map((term) => sql` && !! ${plain(term)}`)
	)} end from (select ${all(wanted.map(one))} as w) as wanted)`;
}

const plainIn = (config: string, { text, isPhrase }: Term): SQL =>
	isPhrase
		? sql`phraseto_tsquery(${config}::text::regconfig, search_text(${text}))`
		: sql`plainto_tsquery(${config}::text::regconfig, search_text(${text}))`;

/**
 * Term by term what `queryIn` looks for in each language. A term that is the same in both
 * names no language: the mark of a language is in half of all comments, and to look into
 * it beside each frequent word cost twice as much as the words themselves.
 */
function queryInBoth(terms: Term[]): SQL {
	const mark = (language: Locale) => sql`${`'${languageMark(language)}'`}::text::tsquery`;
	const [fr, en] = [mark('fr'), mark('en')];
	const both = (term: Term) => {
		const more = term.isPrefix && !term.isExcluded ? sql`|| ${completed(term.text)}` : sql``;
		// Too common to be looked for in one language: all of its comments fit, and none is left out.
		const only = (here: SQL, words: SQL, other: SQL) =>
			term.isExcluded ? sql`${here} && ${words}` : sql`${other} || (${here} && (${words} ${more}))`;
		return sql`(select case when numnode(a) + numnode(b) = 0 then a
			when numnode(a) = 0 then ${only(en, sql`b`, fr)}
			when numnode(b) = 0 then ${only(fr, sql`a`, en)}
			when a = b then a ${more}
			else (${fr} && a) || (${en} && b) ${more} end
			from (select ${plainIn('palabre_fr', term)} as a, ${plainIn('palabre_en', term)} as b) as plain)`;
	};
	return sql`(${all(terms.map((term) => (term.isExcluded ? sql`!! ${both(term)}` : both(term))))})`;
}

const all = (queries: SQL[]): SQL => (queries.length > 0 ? sql.join(queries, sql` && `) : NOTHING);

/** Words that begin so, as the index of articles finds them by itself. */
const begun = (text: string): SQL => sql`to_tsquery('palabre_plain', ${`${text}:*`})`;

/**
 * Words that begin so and are known. In the index of comments a beginning would be
 * read out for all comments before anything else is considered; whole words are not.
 */
const completed = (text: string): SQL => sql`
	(select coalesce(string_agg(array_to_tsvector(array[word])::text, ' | ')::tsquery, ${NOTHING})
		from (select word from known_word,
			(select lexeme from unnest(to_tsvector('palabre_plain', ${text})) limit 1) as begun (lexeme)
			where word >= lexeme and word < lexeme || chr(1114111)
			order by uses desc, word limit ${COMPLETIONS}) as best)`;

function queryOfNames(terms: Term[]): SQL {
	const words = ({ text }: Term, end: string) => sql`
		(select coalesce(string_agg(array_to_tsvector(array[lexeme])::text || ${end}::text, ' & ')::tsquery, ${NOTHING})
			from unnest(name_words(${text})))`;
	const wanted = terms.filter(({ isExcluded }) => !isExcluded);
	const unwanted = terms.filter(({ isExcluded }) => isExcluded);
	return sql`(${all([
		...wanted.map((term) => words(term, ':*')),
		...unwanted.map((term) => sql`!! ${words(term, '')}`)
	])})`;
}
