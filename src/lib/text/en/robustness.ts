import type { Text } from '../fr.ts';

export const robustness: Text['robustness'] = {
	title: 'How firm is this result?',
	among: { member: 'Among members', visitor: 'Among visitors' },
	switches: (among, option) => ({
		one: `${among}, at least # ballot would have to switch from “${option}” to another answer for it to be no longer alone in front.`,
		other: `${among}, at least # ballots would have to switch from “${option}” to another answer for it to be no longer alone in front.`
	}),
	without: ({ among, from, to, leaders }) => ({
		one: `${among}, without the only ballot (#) of the last two days of voting, from ${from} to ${to}, in front: ${leaders}.`,
		other: `${among}, without the # ballots of the last two days of voting, from ${from} to ${to}, in front: ${leaders}.`
	}),
	untold: ({ among, from, to }) => ({
		one: `${among}, without the only ballot (#) of the last two days of voting, from ${from} to ${to}, who would be in front is not told: it would tell what a few people answered.`,
		other: `${among}, without the # ballots of the last two days of voting, from ${from} to ${to}, who would be in front is not told: it would tell what a few people answered.`
	}),
	noneSince: ({ among, from, to }) =>
		`${among}, the last two days of voting, from ${from} to ${to}, changed nothing: no ballot is of them.`,
	noDays:
		'For rankings and scores, what the ballots of each day say is not kept: whether the result would be the same without the last two days cannot be told.',
	same: (winners) => `With or without visitors, the result is the same; in front: ${winners}.`,
	differ: (members, together) =>
		`In front among members alone: ${members}. Members and visitors added up, to compare: ${together}.`,
	method: (minimum, between) => [
		`From ${minimum} ballots in a group on, it is said how many of them, at least, would have to switch for the winner to be no longer alone in front: half of its lead, rounded up. For rankings and scores this number cannot be had from the tally: nothing is said.`,
		`From ${minimum} members’ ballots on, it is said whether adding those of visitors would change the winner, by the poll’s own method.`,
		`It is also said who would be in front without the ballots first cast on the last two days of voting: these whole days hold the last 24 hours, and no hour is kept beside a ballot. Nothing is said where these ballots are fewer than ${between}, or fewer than ${minimum} would remain, unless the lead is larger than their number. For rankings and scores, what the ballots of each day say is not kept.`
	]
};
