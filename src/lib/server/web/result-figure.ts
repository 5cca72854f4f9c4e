import type { Locale } from '../../rules/locale.ts';
import { headlineElectorates } from '../../rules/tally/headline.ts';
import { MIN_BALLOTS_FOR_PERCENT, shareOf } from '../../rules/tally/share.ts';
import { placesOf, rankBySchulze } from '../../rules/tally/schulze.ts';
import { meanInHundredths } from '../../rules/tally/star.ts';
import { ELECTORATES, type Electorate, type Tally } from '../../rules/tally/tally.ts';
import { winnersOf } from '../../rules/tally/winners.ts';
import { listOf } from '../../text/ballot-words.ts';
import { formatHundredths, formatNumber, formatPercent, plural } from '../../text/format.ts';
import { textIn } from '../../text/text.ts';
import { viewPoll, type PollView } from '../ballots/view.ts';
import { asStranger, type Ctx } from '../ctx.ts';

/** A poll as it is shown on other sites: in words, and in bars. */
export type Figure = {
	poll: Pick<PollView, 'id' | 'articleId' | 'articleSlug' | 'question' | 'language' | 'isOpen'>;
	/** What it shows, in a sentence. */
	title: string;
	/** The same without the question. */
	said: string;
	/** Said below; without groups, why there are none. */
	note: string;
	/** Members and visitors apart; empty as long as a stranger may not see the result. */
	groups: { of: Electorate; heading: string; rows: FigureRow[] }[];
};

export type FigureRow = {
	label: string;
	value: string;
	/** From 0 to 1, of the longest bar of the same electorate; null where there is nothing to measure. */
	length: number | null;
};

/** What somebody who was never here may see, whoever asks: the frame may stand on any site. */
export async function figureOfPoll(asker: Ctx, pollId: number): Promise<Figure | null> {
	const poll = await viewPoll(asStranger(asker), pollId);
	return poll && asFigure(poll, asker.locale);
}

function asFigure(poll: PollView, locale: Locale): Figure {
	const text = textIn(locale);
	const { result } = poll;
	const totalOf = (of: Electorate) => plural(locale, poll.ballots[of], text.poll.ballotsOf[of]);
	if (!result) {
		const { sealed, hidden } = text.elsewhere.card;
		const note = poll.visibility === 'sealed' ? sealed : hidden;
		const said = ELECTORATES.map((of) => text.embed.none(totalOf(of))).join(' ');
		return { poll, title: text.embed.title(poll.question, said), said, note, groups: [] };
	}
	const { cancelled } = poll;
	const sentences = ELECTORATES.map((of) => {
		// What was called off names nobody first, and shows no order to read it from.
		const isNamed = !cancelled && headlineElectorates(poll.headline).includes(of);
		const winners = (isNamed ? winnersOf(poll.method, result, of) : []).map(
			(index) => poll.options[index]!.label
		);
		return winners.length === 0
			? text.embed.none(totalOf(of))
			: text.embed.leading(totalOf(of), listOf(locale, winners));
	});
	const said = [...(cancelled ? [`${text.amend.cancelledShort}.`] : []), ...sentences].join(' ');
	const hasOrder = poll.method === 'ranked' && !cancelled;
	const { order } = text.count.ranked;
	return {
		poll,
		title: text.embed.title(poll.question, said),
		said,
		note: [cancelled ? text.amend.figures : text.poll.notASample]
			.concat(denominatorOf(poll, result, locale))
			.join(' '),
		groups: ELECTORATES.map((of) => ({
			of,
			heading: hasOrder ? `${totalOf(of)} · ${order}` : totalOf(of),
			rows:
				result.ballots[of] > 0 && (hasOrder || poll.method !== 'ranked')
					? rowsOf(poll, result, { of, locale })
					: []
		}))
	};
}

/** Of whom the percentages are, a sentence or two; none without percentages. */
function denominatorOf({ method }: PollView, tally: Tally, locale: Locale): string[] {
	const hasPercent = ELECTORATES.some((of) => shareOf(0, tally.ballots[of]) !== null);
	if (method === 'ranked' || method === 'score' || !hasPercent) return [];
	return [textIn(locale).poll.denominator[method](formatNumber(locale, MIN_BALLOTS_FOR_PERCENT))];
}

type Told = { of: Electorate; locale: Locale };

function rowsOf(poll: PollView, tally: Tally, told: Told): FigureRow[] {
	if (poll.method === 'ranked') return rowsOfRanks(poll, tally, told);
	return poll.method === 'score' ? rowsOfScores(poll, tally, told) : rowsOfNames(poll, tally, told);
}

function rowsOfNames({ options }: PollView, tally: Tally, { of, locale }: Told): FigureRow[] {
	const longest = Math.max(1, ...tally.options.map(({ ballots }) => ballots[of]));
	return options.map(({ label }, index) => {
		const count = tally.options[index]!.ballots[of];
		const share = shareOf(count, tally.ballots[of]);
		const number = formatNumber(locale, count);
		const value = share === null ? number : `${number} · ${formatPercent(locale, share)}`;
		return { label, value, length: count / longest };
	});
}

function rowsOfScores({ options }: PollView, tally: Tally, { of, locale }: Told): FigureRow[] {
	const text = textIn(locale).count.score;
	const longest = Math.max(1, ...tally.options.map(({ points }) => points[of]));
	return options.map(({ label }, index) => {
		const { points, ballots } = tally.options[index]!;
		const mean = meanInHundredths(points[of], ballots[of]);
		const sum = plural(locale, points[of], text.points);
		const value =
			mean === null
				? sum
				: `${sum} · ${text.meanOf(formatHundredths(locale, mean))} ${plural(locale, ballots[of], text.scoresOf)}`;
		return { label, value, length: points[of] / longest };
	});
}

/** From the first place to the last one; those that tie have the same. */
function rowsOfRanks({ options }: PollView, tally: Tally, { of, locale }: Told): FigureRow[] {
	const { order } = rankBySchulze(tally.pairs![of]);
	return placesOf(order).flatMap(({ place, options: tied }) => {
		const value = textIn(locale).embed.rank(formatNumber(locale, place));
		return tied.map((index) => ({ label: options[index]!.label, value, length: null }));
	});
}
