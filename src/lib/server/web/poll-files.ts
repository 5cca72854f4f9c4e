import { writeCsv, type CsvRow } from '../../rules/csv.ts';
import { dayIn, lastMomentBefore } from '../../rules/day.ts';
import { writeAbif } from '../../rules/tally/abif.ts';
import type { ElectorateData } from '../../rules/tally/poll-data.ts';
import { ELECTORATES, type Electorate } from '../../rules/tally/tally.ts';
import { alone, SMALLEST_CELL } from '../../rules/tally/withhold.ts';
import { formatNumber } from '../../text/format.ts';
import { textIn } from '../../text/text.ts';
import type { PollView } from '../ballots/view.ts';
import { addressOf, citationOf, type ShownPollData } from './poll-citation.ts';

type Asked = { url: URL; locals: App.Locals };

/** Of what follows; another name when a reader of the one before would misread it. */
const FORMAT = 'palabre-poll-data/1';

const FILE_OF = { member: 'data.abif', visitor: 'data.visitors.abif' };

/** Where whole ballots of these electorates are; none while the poll is open or does not rank. */
export function ballotFilesOf({ poll, data, isFinal }: ShownPollData) {
	if (poll.method !== 'ranked' || !isFinal) return [];
	return ELECTORATES.filter((of) => data[of].ballots !== null).map((of) => ({
		of,
		path: `/polls/${poll.id}/${FILE_OF[of]}`
	}));
}

/** All numbers with their names; documented on the page of the poll's data. */
export function jsonOfPoll(asked: Asked, shown: ShownPollData): string {
	const { poll, data, today } = shown;
	const files = ballotFilesOf(shown);
	const ofElectorate = (of: Electorate) => {
		const file = files.find((file) => file.of === of);
		return { ...figuresOf(data[of]), ballotFile: file ? addressOf(asked, file.path) : null };
	};
	const facts = {
		format: FORMAT,
		documentation: addressOf(asked, `/polls/${poll.id}/data`),
		asOf: today,
		citation: citationOf(asked, shown),
		smallestCount: SMALLEST_CELL,
		poll: describe(asked, poll),
		members: ofElectorate('member'),
		visitors: ofElectorate('visitor'),
		removed: poll.removals.map(({ removedAt, ballots, reason, restoredAt }) => ({
			on: dayOf(removedAt),
			ballots: alone(ballots),
			reason,
			restoredOn: restoredAt && dayOf(restoredAt)
		}))
	};
	return `${JSON.stringify(facts, null, '\t')}\n`;
}

const describe = (asked: Asked, poll: PollView) => ({
	id: poll.id,
	address: addressOf(asked, `/polls/${poll.id}`),
	question: poll.question,
	language: poll.language,
	method: poll.method,
	atLeast: poll.atLeast,
	atMost: poll.atMost,
	results: poll.visibility,
	headline: poll.headline,
	asksTwice: poll.asksTwice,
	state: poll.phase,
	series: poll.otherAskings.length > 0 ? addressOf(asked, `/polls/${poll.id}/series`) : null,
	closesOn:
		poll.closesAt && dayIn(asked.locals.site.config.timeZone, lastMomentBefore(poll.closesAt)),
	options: poll.options.map(({ label, since }, index) => ({
		number: index + 1,
		label,
		proposedOn: since ?? null
	}))
});

const figuresOf = ({ ballots, informed, looked, options, pairs, days, twice }: ElectorateData) => ({
	ballots,
	informed,
	looked,
	options: options.map((option, index) => ({ number: index + 1, ...option })),
	pairs: pairs.map(({ first, second, ...sides }) => ({
		options: [first + 1, second + 1],
		...sides
	})),
	days,
	answeredBefore: twice && twice.answeredBefore,
	answeredTwice: twice && twice.answeredTwice,
	moves: (twice?.moves ?? []).map(({ from, to, ballots }) => ({
		from: from + 1,
		to: to + 1,
		ballots
	}))
});

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

const COLUMNS = ['electorate', 'measure', 'option', 'other', 'from', 'to', 'count', 'label'];

/** The same numbers, one in each line. */
export const csvOfPoll = ({ poll, data }: ShownPollData): string =>
	writeCsv(
		COLUMNS,
		ELECTORATES.flatMap((of) => rowsOf(data[of], of, poll))
	);

type Line = { option?: number; other?: number; from?: string; to?: string };

function rowsOf(data: ElectorateData, of: Electorate, { method, options }: PollView): CsvRow[] {
	const row = (
		measure: string,
		count: number | null,
		{ option, other, from = '', to = '' }: Line = {}
	): CsvRow => {
		const number = (index?: number) => (index === undefined ? null : index + 1);
		const label = option === undefined ? '' : (options[option]?.label ?? '');
		return [of, measure, number(option), number(other), from, to, count, label];
	};
	return [
		row('ballots', data.ballots),
		row('informed', data.informed),
		row('looked', data.looked),
		...data.options.flatMap(({ ballots, points }, option) => [
			row('option', ballots, { option }),
			...(method === 'score' ? [row('points', points, { option })] : [])
		]),
		...data.pairs.flatMap(({ first, second, above, below, neither }) => [
			row('above', above, { option: first, other: second }),
			row('above', below, { option: second, other: first }),
			row('neither', neither, { option: first, other: second })
		]),
		...data.days.map(({ from, to, ballots }) => row('day', ballots, { from, to })),
		...(data.twice
			? [
					row('answered-before', data.twice.answeredBefore),
					row('answered-twice', data.twice.answeredTwice),
					...data.twice.moves.map(({ from, to, ballots }) =>
						row('move', ballots, { option: from, other: to })
					)
				]
			: [])
	];
}

/** Whole ballots of one electorate of a closed poll that ranks. */
export function abifOfPoll(asked: Asked, shown: ShownPollData, of: Electorate): string {
	const { poll, data, today } = shown;
	const { locale } = asked.locals;
	const { patterns, ballots } = data[of];
	return writeAbif({
		facts: {
			title: poll.question,
			description: citationOf(asked, shown),
			electorate: of,
			as_of: today,
			...(ballots !== null && { ballots_cast: ballots, ballots_not_listed: patterns.others })
		},
		labels: poll.options.map(({ label }) => label),
		patterns,
		note:
			patterns.others > 0 ? textIn(locale).data.others(formatNumber(locale, patterns.others)) : null
	});
}
