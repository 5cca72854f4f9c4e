import type { Text } from '../fr.ts';

/** Answers over time. */
export const history: Text['history'] = {
	mark: 'spike',
	says: (from, to, counts) =>
		from === to
			? `First cast on ${from}: ${counts}.`
			: `First cast from ${from} to ${to}: ${counts}.`,
	part: (share, count, ballots) => `${share} (${count} of ${ballots})`,
	went: (from, to) => (from === to ? `stands at ${to}.` : `went from ${from} to ${to}.`),
	dashed: 'Dotted vertical line: a spike.',
	spike: (day, ballots, usual) =>
		`A spike on ${day}: ${ballots}. On other days there are usually ${usual} (median).`,
	link: 'The share of each answer over time',
	title: 'The share of each answer over time',
	meaning:
		'What those answer today who had voted by that date. Of a ballot the site keeps the day when it was first cast and the present answer, not earlier ones: a ballot that was changed or withdrawn since changes the past of these curves, too. So this is not what could have been read on that day.',
	denominator: {
		single: 'Percentages: share of the ballots of the same group cast until then.',
		approval:
			'Percentages: share of the people of the same group, among those who had voted until then, who tick the answer; their sum may exceed 100%.'
	},
	joined: (from, between) =>
		`Each curve begins at ${from} ballots, without smoothing. A period with fewer than ${between} ballots joins the next one, so that none tells what one person answered. The dotted line is at 50%.`,
	tooFew: (from) => `There are not yet ${from} ballots in one group.`,
	noShares: 'Of a ranking or of scores there is no share of each answer to follow.',
	hidden: 'The results of this poll are not shown to you yet.',
	until: {
		day: 'Until',
		week: 'Until the week of',
		month: 'Until the end of the month',
		year: 'Until the end of the year'
	},
	method: (rule) => [
		`The share of each answer over time, for one answer or several, tells what those answer today who had voted by each date; it begins at ${rule.from} ballots, and a period with fewer than ${rule.between} joins the next one.`,
		`Over time: each ballot that stands counts on the day when it was first cast, without smoothing. A day is marked as a spike when it has at least ${rule.ballots} ballots of an electorate and more than ${rule.times} times the median of the other days, from the first ballot to the last, days without a ballot included.`
	]
};
