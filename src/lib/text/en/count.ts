import type { Text } from '../fr.ts';

export const count: Text['count'] = {
	ranked: {
		winner: (option) => `“${option}” wins by the Schulze method.`,
		tie: (options) => `A tie by the Schulze method, between ${options}.`,
		meaning:
			'The answers are compared two by two, on all ballots; the winner is the one that no other beats, directly or by a chain of stronger duels.',
		order: 'The order, by Schulze',
		tied: 'tied',
		noBallot: 'No ballot: nothing to decide.',
		runOff: 'Instant run-off, round by round',
		runOffWinner: (option) => `“${option}” wins by instant run-off.`,
		runOffTie: (options) => `A tie by instant run-off, between ${options}.`,
		runOffMeaning:
			'In each round a ballot counts for the answer still in the running that it ranks best; the least chosen one leaves, those that tie for the last place leave together, until one has more than half of the ballots that still count. A ballot that ties two answers still in the running counts no more: it is exhausted.',
		agree: 'Both methods name the same answer.',
		agreeOnTie: 'Both methods name the same answers, in a tie.',
		disagree: (schulze, runOff) =>
			`The two methods do not say the same: Schulze names ${schulze}, instant run-off ${runOff}.`,
		round: (number) => `Round ${number}`,
		out: 'leaves',
		exhausted: 'Exhausted ballots',
		pairs: 'All answers two by two',
		pairsMeaning:
			'Each cell tells on how many ballots the answer of the row stands above that of the column; in brackets, the larger number of the two.',
		over: 'against',
		matrix: 'Answer',
		denominator:
			'Each ballot counts once in every comparison in which it puts one answer above the other; what it does not rank comes last, tied. Members and visitors each have their own tally.'
	},
	score: {
		winner: (option) => `“${option}” wins by the STAR method.`,
		tie: (options) => `A tie by the STAR method, between ${options}.`,
		meaning:
			'The two answers with the highest sums of scores meet in a final; the winner is the one that more ballots score above the other.',
		final: (one, other) => `Final between ${one} and ${other}: `,
		finalFor: { one: '# ballot prefers ', other: '# ballots prefer ' },
		finalNone: { one: '# ballot scores them the same.', other: '# ballots score them the same.' },
		manyFinals: 'Equal sums leave several finals possible; all of them are counted.',
		noBallot: 'No ballot: nothing to decide.',
		agree: 'It has the highest sum of scores, too.',
		disagree: (sum) =>
			`The highest sum of scores is that of ${sum}: the two steps do not say the same.`,
		sum: 'Sum',
		mean: 'Mean',
		scores: 'Scores',
		points: { one: '# point', other: '# points' },
		meanOf: (mean) => `mean ${mean}`,
		scoresOf: { one: 'of # score', other: 'of # scores' },
		table: 'Sums and means as a table',
		denominator:
			'Mean: sum of the scores of the same group, divided by the number of those who scored the answer; a ballot without an opinion is no part of it, and counts 0 in the sum and in the final.'
	},
	and: ' and ',
	quoted: (option) => `“${option}”`
};
