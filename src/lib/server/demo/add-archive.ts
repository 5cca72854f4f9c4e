import { sql } from 'drizzle-orm';
import { SCORE_HIDDEN_FOR } from '../../rules/ranking.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { ENGLISH } from './stock-en.ts';
import { FRENCH } from './stock-fr.ts';
import type { Stock } from './stock.ts';

/** Comments written by one statement. */
const BATCH = 20_000;

/** Invented words, of which the n-th is drawn in proportion to 1/n, as in a language. */
const VOCABULARY = 100_000;

/**
 * Adds the comments of many years, the oldest first, all at the top of their threads:
 * too many to be written one by one, and enough to be searched.
 *
 * @param since seconds over which they are spread, up to now
 */
export async function addArchive(
	ctx: Ctx,
	archive: { articleIds: number[]; members: number[]; count: number; since: number },
	onProgress: (added: number) => void = () => {}
): Promise<void> {
	const { articleIds, members, count, since } = archive;
	const [fr, en] = [sentencesOf(FRENCH), sentencesOf(ENGLISH)];
	for (let first = 0; first < count; first += BATCH) {
		const size = Math.min(BATCH, count - first);
		await inTransaction(ctx, async (ctx) => {
			// Chance that falls the same way each time.
			await ctx.db.execute(sql`select setseed(${first / count}::float8)`);
			await ctx.db.execute(sql`
				with list as materialized (
					select ${asArray(fr)} as fr, ${asArray(en)} as en,
						${asArray(articleIds)}::bigint[] as articles, ${asArray(members)}::bigint[] as members),
				drawn as materialized (
					select nextval(pg_get_serial_sequence('comment', 'id')) as id, n,
						case when random() < 0.7 then 'fr' else 'en' end as language,
						articles[1 + floor(random() * ${articleIds.length}::int)] as article_id,
						members[1 + floor(random() ^ 2 * ${members.length}::int)] as author_id,
						(1 + random() * 2)::int as sentences, list.fr, list.en
					from list, generate_series(${first}::int, ${first + size - 1}::int) as n),
				said as materialized (
					select id, n, language, article_id, author_id,
						(select string_agg(case language
								when 'fr' then fr[s - s + 1 + floor(random() * ${fr.length}::int)]
								else en[1 + floor(random() * ${en.length}::int)] end, ' ')
							from generate_series(1, sentences) as s)
						|| ' ' ||
						(select string_agg(translate(to_hex(7919 * floor(${VOCABULARY}::int ^ random())::int),
								'0123456789abcdef', 'aeiouybcdlmnprst'), ' ')
							from generate_series(1, 13 + sentences)) as markdown
					from drawn),
				talk as (
					insert into comment (id, article_id, root_id, path, depth, author_id, markdown, html,
						language, created_at, score_shown, idempotency_key)
					select id, article_id, id, lpad(to_hex(id), 7, '0'), 1, author_id, markdown,
						'<p>' || markdown || '</p>', language,
						now() - make_interval(secs => age), age >= ${SCORE_HIDDEN_FOR}, gen_random_uuid()
					from said, lateral (select ${since}::float8 * (1 - n::float8 / ${count}::int)) as of (age)
					returning article_id)
				update article set comment_count = comment_count + added.n, thread_version = thread_version + 1
				from (select article_id, count(*) as n from talk group by article_id) as added
				where article.id = added.article_id`);
		});
		onProgress(size);
	}
}

/** Those that need no escape in HTML. */
const sentencesOf = ({ claims, reasons, experiences, concessions }: Stock): string[] =>
	[...claims, ...reasons, ...experiences, ...concessions].filter(
		(sentence) => !/[&<>"']/.test(sentence)
	);

const asArray = (list: (string | number)[]) =>
	sql`array(select json_array_elements_text(${JSON.stringify(list)}::json))`;
