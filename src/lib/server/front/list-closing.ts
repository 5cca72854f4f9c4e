import { sql } from 'drizzle-orm';
import { CLOSES_SOON_DAYS, MOST_CLOSING } from '../../rules/front.ts';
import type { Locale } from '../../rules/locale.ts';
import type { Counts } from '../../rules/tally/tally.ts';
import { asArray, hasNoneOf } from '../articles/has-none-of.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

export type ClosingPoll = {
	id: number;
	articleId: number;
	slug: string;
	question: string;
	language: Locale;
	closesAt: Date;
	/** Ballots in this poll, not in the others of its article. */
	ballots: Counts;
	/** Of the whole thread of its article. */
	commentCount: number;
};

/** Open polls of published articles that close within days, the next one first. */
export async function listClosingPolls(
	ctx: Ctx,
	{
		except = 0,
		withoutTags = []
	}: { except?: number | undefined; withoutTags?: number[] | undefined } = {}
): Promise<ClosingPoll[]> {
	const rows = await closingPolls(ctx.db, {
		except,
		locale: ctx.locale,
		withoutTags: asArray(withoutTags)
	});
	return rows.map(({ members, visitors, ...row }) => ({
		...row,
		closesAt: new Date(row.closesAt),
		ballots: { member: members, visitor: visitors }
	}));
}

type Row = Omit<ClosingPoll, 'closesAt' | 'ballots'> & {
	closesAt: number;
	members: number;
	visitors: number;
};

// By the beginning of the transaction: an index can be asked for what is the same for all rows.
const closingPolls = statement<Row>(sql`
	select p.id::int as id, a.id::int as "articleId", a.slug, t.question, t.language,
		(extract(epoch from p.closes_at) * 1000)::float8 as "closesAt",
		coalesce(b.members, 0)::int as members, coalesce(b.visitors, 0)::int as visitors,
		a.comment_count as "commentCount"
	from poll p
	join article a on a.id = p.article_id and a.state = 'published'
	cross join lateral (
		select language, question from poll_text
		where poll_id = p.id
		order by language = ${sql.placeholder('locale')} desc, language = a.original_language desc
		limit 1) t
	cross join lateral (
		select sum(ballots) filter (where electorate = 'member') as members,
			sum(ballots) filter (where electorate = 'visitor') as visitors
		from poll_tally where poll_id = p.id) b
	where p.closed_at is null and p.closes_at > now() and p.opens_at <= now()
		and p.closes_at <= now() + ${sql.raw(String(CLOSES_SOON_DAYS))} * interval '1 day'
		and a.id <> ${sql.placeholder('except')}::bigint
		and ${hasNoneOf(sql.placeholder('withoutTags'), 'a')}
	order by p.closes_at limit ${sql.raw(String(MOST_CLOSING))}`);
