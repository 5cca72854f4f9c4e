import { sql, type SQL } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { ChoiceRules } from '../../rules/tally/choice.ts';
import type { PollHeadline } from '../../rules/tally/headline.ts';
import type { Phase, Visibility } from '../../rules/tally/may-see-results.ts';
import type { Ctx } from '../ctx.ts';
import { askedTogether } from '../db/asked-together.ts';
import { statement } from '../db/statement.ts';
import { phaseNow } from './phase.ts';
import { isInSeriesOf } from './series.ts';

/** Of a poll that was called off. */
export type Cancellation = { at: Date; reason: string; actId: number };

/** `year`: that of the article, where it is older than its poll. */
export type OtherAsking = { year: number; isBefore: boolean };

export type PollOption = {
	id: number;
	label: string;
	/** The day on which it joined the ballot, as YYYY-MM-DD, where readers proposed it. */
	since?: string | null;
	/** Of the label; what readers proposed is in one language only. */
	language?: Locale;
};

export type Poll = ChoiceRules & {
	id: number;
	articleId: number;
	articleSlug: string;
	visibility: Visibility;
	/** Whose result is put in front. */
	headline: PollHeadline;
	/** Before the article is read, and again at its end. */
	asksTwice: boolean;
	phase: Phase;
	closesAt: Date | null;
	cancelled: Cancellation | null;
	/** In which years the same question was asked otherwise, in articles that can be read; each once, the earliest first. */
	otherAskings: OtherAsking[];
	/** When the words that are given here were last corrected; null: never. */
	correctedAt: Date | null;
	/** Of the texts: the asker's language, or the article's original one. */
	language: Locale;
	question: string;
	/** In their order. */
	options: PollOption[];
	/** Whether readers may propose further ones. */
	takesProposals: boolean;
	/** Null once the poll is closed. Never shown to anybody. */
	salt: Buffer | null;
};

/** A poll of a published article. */
export async function findPoll(ctx: Ctx, pollId: number): Promise<Poll | null> {
	const [row] = await pollById(ctx.db, { pollId, locale: ctx.locale });
	return row ? asPoll(row) : null;
}

/** The question that the article asks first, if it asks one. */
export async function findFirstPoll(ctx: Ctx, articleId: number): Promise<Poll | null> {
	const [row] = await firstPollOf(ctx.db, { articleId, locale: ctx.locale });
	return row ? asPoll(row) : null;
}

/** The polls of a published article, in their order. */
export const listPolls = (ctx: Ctx, articleId: number): Promise<Poll[]> =>
	listed(ctx.db, { articleId, locale: ctx.locale });

/** Those of the polls that a published article asks. */
export async function listPollsById(ctx: Ctx, pollIds: number[]): Promise<Poll[]> {
	return (await pollsById(ctx.db, { pollIds, locale: ctx.locale })).map(asPoll);
}

type Row = Omit<Poll, 'closesAt' | 'cancelled' | 'correctedAt'> & {
	closesAt: number | null;
	correctedAt: number | null;
	cancelled: { at: number; reason: string; actId: number } | null;
};

const asDate = (milliseconds: number | null) =>
	milliseconds === null ? null : new Date(milliseconds);

const asPoll = (row: Row): Poll => ({
	...row,
	closesAt: asDate(row.closesAt),
	correctedAt: asDate(row.correctedAt),
	cancelled: row.cancelled && { ...row.cancelled, at: new Date(row.cancelled.at) }
});

const locale = sql.placeholder('locale');

const pollsWhere = (condition: SQL) => sql`
	select p.id::int as id, a.id::int as "articleId", a.slug as "articleSlug",
		p.method, p.at_least as "atLeast", p.at_most as "atMost", p.results as visibility, p.headline, p.asks_twice as "asksTwice", ${phaseNow} as phase, p.salt,
		p.reader_options as "takesProposals",
		(extract(epoch from p.closes_at) * 1000)::float8 as "closesAt",
		case when p.cancelled_at is not null then json_build_object(
			'at', extract(epoch from p.cancelled_at) * 1000,
			'reason', p.cancel_reason, 'actId', p.cancel_act_id) end as cancelled,
		(select (extract(epoch from max(c.changed_at)) * 1000)::float8 from poll_change c
			where c.poll_id = p.id and c.kind = 'words' and c.language = t.language) as "correctedAt",
		(select coalesce(json_agg(json_build_object('year', year, 'isBefore', is_before)
				order by year, is_before desc), '[]')
			from (select distinct coalesce(other.source_year, extract(year from s.opens_at))::int as year,
					(s.opens_at, s.id) < (p.opens_at, p.id) as is_before
				from poll s join article other on other.id = s.article_id and other.state = 'published'
				where ${isInSeriesOf(sql`s`, sql`p`)} and s.id <> p.id) askings) as "otherAskings",
		t.language, t.question,
		(select json_agg(json_build_object('id', o.id, 'label', l.label, 'language', l.language, 'since', o.proposed_on) order by o.position)
			from poll_option o
			cross join lateral (
				select label, language from poll_option_text
				where option_id = o.id
				order by language = ${locale} desc, language = a.original_language desc
				limit 1) l
			where o.poll_id = p.id) as options
	from poll p
	join article a on a.id = p.article_id and a.state = 'published'
	cross join lateral (
		select language, question from poll_text
		where poll_id = p.id
		order by language = ${locale} desc, language = a.original_language desc
		limit 1) t
	where ${condition}
	order by p.position`;

const pollById = statement<Row>(pollsWhere(sql`p.id = ${sql.placeholder('pollId')}`));
const pollsById = statement<Row>(
	pollsWhere(sql`p.id = any(${sql.placeholder('pollIds')}::bigint[])`)
);
const pollsOf = statement<Row>(pollsWhere(sql`a.id = ${sql.placeholder('articleId')}`));
const firstPollOf = statement<Row>(
	sql`${pollsWhere(sql`a.id = ${sql.placeholder('articleId')}`)} limit 1`
);

const listed = askedTogether(async (db, values: { articleId: number; locale: Locale }) =>
	(await pollsOf(db, values)).map(asPoll)
);
