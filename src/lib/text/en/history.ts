import type { Text } from '../fr.ts';

/** Answers over time. */
export const history: Text['history'] = {
	mark: 'spike',
	dashed: 'Dotted vertical line: a spike.',
	spike: (day, ballots, usual) =>
		`A spike on ${day}: ${ballots}. On other days there are usually ${usual} (median).`,
	method: (rule) => [
		`Over time: each ballot that stands counts on the day when it was first cast, without smoothing. A day is marked as a spike when it has at least ${rule.ballots} ballots of an electorate and more than ${rule.times} times the median of the other days, from the first ballot to the last, days without a ballot included.`
	]
};
