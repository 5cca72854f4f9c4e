import { sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { ChoiceRules } from '../../rules/tally/choice.ts';
import type { Phase } from '../../rules/tally/may-see-results.ts';
import { figuresOf, type Figure } from '../../rules/tally/series-figures.ts';
import {
	answersOf,
	curveOf,
	differencesBetween,
	MOST_ASKINGS,
	wordsIn,
	type CountedAsking,
	type CurvePoint,
	type Differences,
	type Said,
	type Words
} from '../../rules/tally/series.ts';
import { ELECTORATES, type Counts, type Electorate } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { optionsOf, questionOf } from '../polls/said.ts';
import { isInSeriesOf } from '../polls/series.ts';
import { viewPollsById } from './view.ts';

/** Where an article that was not written here comes from. */
type Source = { site: string; year: number };

/** One time at which the question was asked. */
export type ShownAsking = ChoiceRules & {
	id: number;
	question: Words;
	article: Words & { slug: string };
	source: Source | null;
	opensAt: Date;
	/** From when on nobody could vote, or is to; not when a job took note of it. Null: it stays open. */
	closesAt: Date | null;
	phase: Phase;
	/** Null as long as the asker may not see the result, and where the poll was cancelled. */
	ballots: Counts | null;
	/** From the asking before this one; null where there is none, and where nothing differs. */
	differences: Differences | null;
};

/** A question with all times at which it was asked, as the asker may see them. */
export type Series = {
	/** The earliest first. */
	askings: ShownAsking[];
	/** Whether there were more before. */
	isCut: boolean;
	answers: (Words & {
		/** One for each asking; null where there is no such answer, or nothing that may be shown. */
		figures: Record<Electorate, (Figure | null)[]>;
		/** Whether an asking has the answer at all. */
		isAsked: boolean[];
		/** The runs of points that a line joins. */
		curve: Record<Electorate, CurvePoint[][]>;
	})[];
};

type Row = {
	id: number;
	slug: string;
	title: Words;
	site: string | null;
	year: number | null;
	opensAt: number;
	closesAt: number | null;
	question: Said;
	options: { id: number; words: Said }[];
};

/**
 * The series that a poll of a published article is in; by itself where nobody asked it again.
 * Whether the asker may see a result is decided by `viewPollsById`.
 *
 * @param most askings that are shown
 */
export async function viewSeries(ctx: Ctx, pollId: number, most = MOST_ASKINGS): Promise<Series> {
	const newest = await askingsOf(ctx.db, { pollId, locale: ctx.locale, most: most + 1 });
	const rows = newest.slice(0, most).reverse();
	const views = await viewPollsById(
		ctx,
		rows.map(({ id }) => id)
	);
	const askings = rows.flatMap((row) => {
		const poll = views.find(({ id }) => id === row.id);
		if (!poll) return [];
		const { method, atLeast, atMost, phase } = poll;
		const tally = phase === 'cancelled' ? null : poll.result;
		return [{ ...row, method, atLeast, atMost, phase, tally }];
	});
	return {
		askings: askings.map((asking, place) => asShown(asking, askings[place - 1], ctx.locale)),
		isCut: newest.length > most,
		answers: answersIn(askings, ctx.locale)
	};
}

function asShown(
	{ tally, ...asking }: Row & CountedAsking,
	before: CountedAsking | undefined,
	locale: Locale
): ShownAsking {
	const { id, slug, title, site, year, opensAt, closesAt, method, atLeast, atMost, phase } = asking;
	return {
		id,
		...{ method, atLeast, atMost, phase },
		question: wordsIn(asking.question, locale),
		article: { slug, ...title },
		source: site !== null && year !== null ? { site, year } : null,
		opensAt: new Date(opensAt),
		closesAt: closesAt === null ? null : new Date(closesAt),
		ballots: tally?.ballots ?? null,
		differences: before ? differencesBetween(before, asking, locale) : null
	};
}

function answersIn(askings: CountedAsking[], locale: Locale): Series['answers'] {
	const figures = Object.fromEntries(
		ELECTORATES.map((of) => [
			of,
			askings.map(({ method, tally }) => (tally ? figuresOf(method, tally, of) : null))
		])
	) as Record<Electorate, (Map<number, Figure> | null)[]>;
	return answersOf(askings, locale).map((answer) => {
		const { text, language, optionIds } = answer;
		const inEach = (of: Electorate) =>
			optionIds.map((id, place) => (id === null ? null : (figures[of][place]?.get(id) ?? null)));
		return {
			...{ text, language },
			figures: { member: inEach('member'), visitor: inEach('visitor') },
			isAsked: optionIds.map((id) => id !== null),
			curve: {
				member: curveOf(answer, askings, 'member', locale),
				visitor: curveOf(answer, askings, 'visitor', locale)
			}
		};
	});
}

const locale = sql.placeholder('locale');

/** The newest first. */
const askingsOf = statement<Row>(sql`
	select p.id::int as id, a.slug,
		(select json_build_object('text', title, 'language', language) from article_text
			where article_id = a.id
			order by language = ${locale} desc, language = a.original_language desc
			limit 1) as title,
		a.source_site as site, a.source_year as year,
		(extract(epoch from p.opens_at) * 1000)::float8 as "opensAt",
		(extract(epoch from least(p.closed_at, p.closes_at)) * 1000)::float8 as "closesAt",
		${questionOf(sql`p`)} as question, ${optionsOf(sql`p`)} as options
	from poll asked
	join poll p on ${isInSeriesOf(sql`p`, sql`asked`)}
	join article a on a.id = p.article_id and a.state = 'published'
	where asked.id = ${sql.placeholder('pollId')}::bigint
	order by p.opens_at desc, p.id desc limit ${sql.placeholder('most')}::int`);
