import type { Text } from '../fr.ts';

export const twice: Text['twice'] = {
	title: {
		before: 'Your answer before reading',
		after: 'Your answer after reading'
	},
	optional:
		'Optional: answer before you read, or read first. The same question comes again at the end of the article; no result is shown until then.',
	first: (option) => `Before reading, you answered “${option}”.`,
	untilThen:
		'The question comes again at the end of the article; the results are shown only after that.',
	atTheEnd: 'The question and its results are at the end of the article.',
	toTheEnd: 'Go to the question, at the end of the article',
	again: 'Answer again: the same answer, or another one.',
	look: 'See the results without answering again',
	moves: {
		title: 'Before and after reading',
		before: {
			member: {
				one: '# member answered before reading',
				other: '# members answered before reading'
			},
			visitor: {
				one: '# visitor answered before reading',
				other: '# visitors answered before reading'
			}
		},
		again: {
			one: '; # answered again at the end, without having seen the results.',
			other: '; # answered again at the end, without having seen the results.'
		},
		nobody: '; nobody has answered again at the end yet without having seen the results.',
		changed: (ballots, share) => {
			const of = `# of ${ballots}${share === null ? '' : ` (${share} of those who answered twice)`}`;
			return {
				one: `${of} gave another answer at the end.`,
				other: `${of} gave another answer at the end.`
			};
		},
		tooFew: (from) => `No percentages below ${from} people who answered twice.`,
		left: { one: '# left it', other: '# left it' },
		joined: { one: '# joined it', other: '# joined it' },
		net: (net) => `net ${net}`,
		chart:
			'On the left the answers before reading, on the right those at the end. The more people went one way, the wider its band; where it is hatched they changed their answer.',
		table: 'From one answer to the other: before reading in rows, at the end in columns',
		from: 'Before reading',
		to: 'At the end',
		leaving: 'Left',
		joining: 'Joined',
		balance: 'Net',
		often: {
			of: { one: '# time in ', other: '# times in ' },
			less: 'less than once in '
		},
		test: {
			mcnemar: (often, p) =>
				`If all those who changed their answer had gone one way or the other by the toss of a coin, a difference at least as large would be seen ${often} (exact McNemar test, ${p}).`,
			'stuart-maxwell': (often, p) =>
				`If all those who changed their answer could just as well have gone the opposite way, net figures at least as uneven would be seen ${often} (Stuart–Maxwell test, ${p}).`
		},
		rare: 'By chance, such a difference would be rare.',
		chance: 'Chance is enough to bring about such a difference.',
		notWhy:
			'This does not say why they changed their answer: these people chose themselves, and may have read other things between their two answers.',
		noTest: {
			mcnemar: (fewest) =>
				`No test below ${fewest} changes: even if all went the same way, chance would bring that about more than once in twenty times.`,
			'stuart-maxwell': (fewest) =>
				`No test below ${fewest} changes between these answers: the calculation is an approximation, and would not be near enough.`
		}
	},
	write: {
		ask: 'Ask the question before and after reading',
		askHint:
			'Whoever wants to answers above the lede, then again at the end of the article, and sees the results only after that: you will know how many changed their answer, and which way.'
	},
	method: {
		title: 'Before and after reading',
		points: ({ percent, two, more, each, rare }) => [
			'The first poll of an article, if it asks for one answer, can be asked twice: above the lede and at the end. It is one ballot, counted once, by its current answer. The answer before reading is optional; once given it cannot be changed, only withdrawn with the ballot. The site takes readers at their word: nothing checks that they have read, or have not.',
			'Between the two, the results are not shown: they would speak into the second answer. Whoever asks to see them without answering again counts as informed, and is not in the table of both answers. Whoever had seen them before answering has no answer from before reading.',
			'The table counts the answer given before reading and the first one given at the end. Whoever changes once more, having seen the results, changes the tally, not the table. Whoever withdraws their ballot is no longer in either.',
			`It is shown how many answered before reading and how many again, who went from which answer to which, how many left and joined each and the net of both, members and visitors apart; no percentages below ${percent} people who answered twice.`,
			`The test asks whether as many left each answer as joined it, but for chance. Between two answers it is the exact McNemar test, from ${two} changes on; between more it is the Stuart–Maxwell test, from ${more} changes on, and ${each} for each answer concerned. Up to p = ${rare} it is said that this would be rare by chance. It never says that an article convinced anybody: readers chose themselves.`
		]
	}
};
