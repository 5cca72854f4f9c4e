import type { Text } from '../fr.ts';

/** The same question, asked again. */
export const series: Text['series'] = {
	before: (years) => `Asked before, in ${years}.`,
	again: (years) => `Asked again in ${years}.`,
	both: (before, again) => `Asked before, in ${before}, and again in ${again}.`,
	and: ' and ',
	compare: 'The answers of each time',
	ask: 'Ask this question again',

	title: {
		one: 'A question asked once, {years}',
		other: 'A question asked # times, {years}'
	},
	inYear: (year) => `in ${year}`,
	years: (from, to) => `from ${from} to ${to}`,
	chosen:
		'Each time other readers answered, those who chose to: it is never a sample. A difference between two times does not say that anybody changed their mind.',
	cut: (number) => `These are the last ${number} times; there were others before.`,
	askings: 'Each time',
	opened: (day) => `Opened on ${day}`,
	closed: (day) => `closed on ${day}`,
	closes: (day) => `closes on ${day}`,
	stays: 'without a closing date',
	notOpenYet: (day) => `Opens on ${day}`,
	cancelled:
		'This poll was cancelled: it decides nothing, and its figures are not compared with the others.',
	hidden: 'The results of this time are not shown to you yet.',
	vote: 'To the poll',
	source: (site, year) =>
		`The article appeared on ${site} in ${year}. No ballots of that time are known: those counted here were cast on this site.`,
	same: 'The same question, answers and way of voting as the time before.',
	differ: 'The words differ from the time before:',
	differInWay: 'The way of voting differs from the time before:',
	another: 'The question is not in the same language: its words cannot be compared.',
	question: 'The question.',
	added: (answers) => `Answers added: ${answers}.`,
	gone: (answers) => `Answers left out: ${answers}.`,
	rules: (before, after) => `The way of voting. Before: ${before} This time: ${after}`,

	results: {
		member: 'The answers of members, time after time',
		visitor: 'The answers of visitors, time after time'
	},
	none: 'No result can be shown yet.',
	curves:
		'Each point is the share of one answer, on the day on which the question was asked; the dotted line is at 50%.',
	joined: (from) =>
		`A line joins two times that follow each other only where question, answer and way of voting read the same, but for accents, capitals and spaces, and where there are ${from} ballots of the same group each time. Otherwise the numbers stand side by side.`,
	table: {
		member: 'The numbers of members',
		visitor: 'The numbers of visitors'
	},
	during: (from, to, said) => (from === to ? `${from}: ${said}` : `${from} to ${to}: ${said}`),
	absent: 'not asked',
	untold: 'not shown',
	notCounted: 'cancelled',
	place: (place) => `place ${place}`,
	tied: 'tied',
	mean: (mean) => `mean ${mean}`,
	scores: { one: '# score', other: '# scores' },
	ranks: 'Place: by the Schulze method.',

	begin: {
		title: 'Ask a question again',
		lede: 'Here begins an article with the words of this poll. Write the rest; moderators read it as any article. The fewer words you change, the better both results compare: the page that puts them side by side says all that differs.'
	},
	write: {
		label: 'Ask an earlier question again',
		hint: 'Optional: the number or address of a published poll, such as /polls/12. A page will put the results side by side and say all that differs.',
		found: (question, year) => `Asks “${question}” (${year}) again.`,
		setting: 'asks again poll'
	},

	method: {
		title: 'The same question, asked again',
		points: (rule) => [
			'An article can ask the question of an earlier poll again. A page puts the times side by side; who may not see the result of one finds it there without its numbers.',
			'The page compares the words: question, answers, way of voting. What differs is said, always; accents, capitals, spaces and marks that nobody sees do not count. They are compared in the language of the page where both times have it, otherwise in one that they have in common.',
			`A line joins two times that follow each other, unless question, answer or way of voting differ, or there are fewer than ${rule.minimum} ballots of the same group. A cancelled time does not count. The page shows the last ${rule.askings} times.`,
			'Members and visitors stay apart. They are other readers each time: a difference does not say that anybody changed their mind.'
		]
	}
};
