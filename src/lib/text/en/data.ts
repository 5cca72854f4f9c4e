import type { Text } from '../fr.ts';

export const data: Text['data'] = {
	link: 'Data and citation',
	title: 'The data of this poll',
	cite: 'Cite this result',
	citation: ({ question, site, day, counts, address }) =>
		`“${question}”, a poll on ${site}. As of ${day}: ${counts}. ${address}`,
	/** In the citation, where the poll was called off. */
	cancelled: 'poll cancelled',
	fewer: {
		member: (smallest) => `fewer than ${smallest} ballots by members`,
		visitor: (smallest) => `fewer than ${smallest} ballots by visitors`
	},
	citeNote: 'The date is the database’s, on the day this page was read. The address stays.',
	refused: {
		'after-vote':
			'The data of this poll can be read after voting, or on request without a vote, like its result; after the close, by everybody.',
		between:
			'You have answered before reading: the data of this poll can be read once you have answered again, at the end of the article, or asked for the results without answering again; after the close, by everybody.',
		sealed:
			'The result of this poll is sealed: its data can be read after the close, by everybody, and by nobody before.',
		ballots:
			'Whole ballots are given only once the poll is closed and its salt destroyed: none of them leads to anybody then.'
	},
	files: {
		title: 'The files',
		json: 'all numbers, by group of voters',
		csv: 'the same, one line for each number, for a spreadsheet',
		abif: {
			member: 'whole ballots of members, equal ones together',
			visitor: 'whole ballots of visitors, equal ones together'
		},
		later: 'Whole ballots (ABIF) will be added here after the close.'
	},
	rules: {
		title: 'What is not in them, and why',
		points: (smallest) => [
			`No number of ballots below ${smallest}, except zero: files are laid beside other files, where a small number would point at somebody. It is left empty, which means “withheld”, never zero.`,
			'Where what is withheld could be found from the total by subtraction, the smallest other part is withheld with it. So an empty cell is not always a small number.',
			`A group with fewer than ${smallest} ballots has empty cells only.`,
			`No times of day: days, joined until there are ${smallest} ballots at least. It is the day of the first cast; a ballot that was changed keeps its own.`,
			'Of moves between two answers, those to an answer are withheld together where few of its ballots came otherwise: its total would tell how many.',
			'No whole ballot while the poll is open. After the close, equal rankings are given together with their number, from the most frequent to the rarest: their order says nothing of when they were cast.',
			'Nothing about a person: no account, no network, no mark of a ballot.',
			'Of one reading. While the poll is open, whoever takes the numbers before and after a vote can tell what it was, as can whoever looks twice at the page of the poll; after the close they no longer change.',
			'The page of the poll itself shows all totals, small numbers too, to those who may see the result.'
		]
	},
	schema: {
		title: 'What the fields say',
		json: 'JSON',
		csv: 'Columns of the CSV',
		abif: 'ABIF',
		jsonFields: {
			format:
				'Name and version of this format. A change that would break a reader changes the version.',
			asOf: 'The day that the numbers are of: year, month, day.',
			citation: 'The sentence to cite.',
			smallestCount: 'The smallest number of ballots that is given, except zero.',
			'documentation, poll.id, poll.address, poll.question, poll.language':
				'The address of this page, and what names the poll.',
			'poll.state':
				'not-open-yet, open, closed, or cancelled (its numbers name no winning answer).',
			'poll.closesOn': 'The last day of voting, in the time zone of the site; null without one.',
			'poll.options':
				'The answers, in the order of the poll; everywhere else they are named by their number.',
			'poll.options.proposedOn':
				'The day on which the answer, proposed by readers, joined the others: who had voted before did not have it before them. null for all others.',
			'poll.method':
				'single: one answer; approval: one or more; ranked: a ranking; score: scores from 0 to 5.',
			'poll.atLeast, poll.atMost':
				'How many answers a ballot may name; empty where there is no rule.',
			'poll.series':
				'Address of the page that compares the times at which the same question was asked; null where it was asked once.',
			'poll.results': 'Who sees the result before the close: always, after-vote or sealed.',
			'poll.headline':
				'Whose result is the headline, as announced beside the ballot: both, or members.',
			'members, visitors': 'The two groups of voters, which are never added up.',
			ballots: 'Ballots that stand.',
			informed: 'Of these, the ones cast after seeing the result.',
			looked: 'People who saw the result and have no ballot; they are no part of the ballots.',
			'options.ballots': 'Ballots that choose the answer, or score it.',
			'options.points': 'Sum of the scores of the answer.',
			pairs:
				'Two answers against each other: ballots that put the first one above (above), the second one (below), or neither (neither). What is not ranked comes last, tied; no opinion counts 0.',
			days: 'Ballots first cast from the day from to the day to.',
			'poll.asksTwice': 'Whether the question is asked before the article and again at its end.',
			'answeredBefore, answeredTwice, moves':
				'Of a poll that is asked twice: ballots first answered before reading; of these, the ones given again at the end without a look at the results; and those by first answer (from) and second (to), who stayed included. null and empty where a poll is asked once.',
			ballotFile: 'Address of the whole ballots of this group, once the poll is closed.',
			removed:
				'Ballots taken out for abuse: the day, their number, the public reason, and the day on which they were put back.'
		},
		csvFields: {
			electorate: 'member or visitor.',
			measure:
				'What is counted: ballots, informed, looked, option, points, above (the answer option above the answer other), neither, day; where a poll is asked twice, answered-before, answered-twice, and move (from the answer option to the answer other).',
			'option, other': 'Numbers of answers, in the order of the poll.',
			'from, to': 'First and last day.',
			count: 'The number; empty where it is withheld.',
			label:
				'The text of the answer option. A text that would begin like a formula of a spreadsheet has an apostrophe in front.'
		},
		abifText: (smallest) =>
			`One text file for each group of voters, as “aggregated ballot information” (electowiki.org/wiki/ABIF): a line for each answer, such as =A1:[Tea], then a line for each ballot, such as 12:A2>A1=A3, which means twelve times: A2 first, then A1 and A3 tied. An answer that is absent is not ranked. Ballots of which there are fewer than ${smallest} equal ones are not given, nor, where it takes that to hide how few they are, the rarest of the others: a line of comment tells how many are missing.`
	},
	others: (count) => `Ballots that are not given, too few of them being equal: ${count}`,
	method: (smallest) => [
		`The data files of a poll can be read by those who may see its result, and by nobody else. They give no number of ballots below ${smallest}, except zero, nor anything from which one could be worked out by subtraction within one reading (two readings, before and after a vote, tell it while the poll is open, as two looks at its page do); their days are joined up to ${smallest} ballots; whole ballots are in them only after the close, from ${smallest} equal ones on.`,
		'The page of the poll, its picture and its frame show all totals, small ones too, to those who may see the result: a count that anyone can check hides none. The files leave them out because files are kept, and laid beside other files.'
	]
};
