import type { Text } from '../fr.ts';

export const robustness: Text['robustness'] = {
	title: 'How firm is this result?',
	among: { member: 'Among members', visitor: 'Among visitors' },
	switches: (among, option) => ({
		one: `${among}, at least # ballot would have to switch from “${option}” to another answer for it to be no longer alone in front.`,
		other: `${among}, at least # ballots would have to switch from “${option}” to another answer for it to be no longer alone in front.`
	}),
	holds: ({ day, ballots, lead }) =>
		`Without the ballots of the last day that brought some (${day}; ${ballots}), it would still be alone in front, whatever they say: its lead is ${lead}.`,
	unknown: ({ day, ballots, lead }) =>
		`Without the ballots of the last day that brought some (${day}; ${ballots}), nobody can tell whether it would still be alone in front: its lead is only ${lead}.`,
	same: (winners) => `With or without visitors, the result is the same; in front: ${winners}.`,
	differ: (members, together) =>
		`In front among members alone: ${members}. Members and visitors added up: ${together}.`,
	method: (minimum) => [
		`From ${minimum} ballots in a group on, it is said how many of them, at least, would have to switch for the winner to be no longer alone in front: half of its lead, rounded up. For rankings and scores this number cannot be had from the tally: nothing is said.`,
		`From ${minimum} members’ ballots on, it is said whether adding those of visitors would change the winner, by the poll’s own method. Of each day the site keeps how many ballots came, not what they say: a lead larger than their number holds without them; otherwise nobody can tell.`
	]
};
