import { describe, expect, test } from 'vitest';
import type { ChoiceRules } from '#lib/rules/tally/choice.ts';
import type { Phase } from '#lib/rules/tally/may-see-results.ts';
import { figuresOf } from '#lib/rules/tally/series-figures.ts';
import {
	answersOf,
	curveOf,
	differencesBetween,
	wordsIn,
	type CountedAsking,
	type Said
} from '#lib/rules/tally/series.ts';
import { tallyBallots, type CountedBallot } from '#lib/rules/tally/tally.ts';

/** As the database folds them, as far as these texts go. */
const inFrench = (text: string): Said => ({ fr: text });
const inEnglish = (text: string): Said => ({ en: text });

const SINGLE: ChoiceRules = { method: 'single', atLeast: null, atMost: null };
const APPROVAL: ChoiceRules = { method: 'approval', atLeast: null, atMost: null };

type Given = {
	question?: Said;
	answers?: (string | Said)[];
	rules?: ChoiceRules;
	phase?: Phase;
	/** Ballots of members for each answer; null: not shown. */
	ballots?: number[] | null;
};

let nextId = 1;
function asking({
	question = inFrench('Faut-il un seul dépôt ?'),
	answers = ['Oui', 'Non'],
	rules = SINGLE,
	phase = 'closed',
	ballots = null
}: Given = {}): CountedAsking {
	const options = answers.map((words) => ({
		id: nextId++,
		words: typeof words === 'string' ? inFrench(words) : words
	}));
	const optionIds = options.map(({ id }) => id);
	const cast = (ballots ?? []).flatMap((count, place) =>
		Array.from({ length: count }, (): CountedBallot => ({
			electorate: 'member',
			optionIds: [optionIds[place]!],
			informed: false,
			castOn: '2026-11-27'
		}))
	);
	const tally = ballots && tallyBallots({ method: rules.method, optionIds }, cast);
	return { ...rules, question, options, phase, tally };
}

const curvesOf = (askings: CountedAsking[]) =>
	answersOf(askings, 'fr').map((answer) =>
		curveOf(answer, askings, 'member', 'fr').map((run) =>
			run.map(({ place, share }) => `${place} ${share}`)
		)
	);

describe('what differs', () => {
	test('is nothing where the words are the same but for accents and capitals', () => {
		const before = asking({ answers: ['Oui', 'Évidemment'] });
		const after = asking({
			question: inFrench('faut-il un seul depot ?'),
			answers: ['EVIDEMMENT', 'oui']
		});
		expect(differencesBetween(before, after, 'fr')).toBeNull();
	});

	test('is the question, answers that came and went, and the way of voting', () => {
		const before = asking({ answers: ['Oui', 'Non'] });
		const after = asking({
			question: inFrench('Faut-il deux dépôts ?'),
			answers: ['Oui', 'Ça dépend'],
			rules: { ...APPROVAL, atMost: 2 }
		});
		expect(differencesBetween(before, after, 'fr')).toEqual({
			isInAnotherLanguage: false,
			question: {
				language: 'fr',
				before: 'Faut-il un seul dépôt ?',
				after: 'Faut-il deux dépôts ?'
			},
			added: [{ text: 'Ça dépend', language: 'fr' }],
			gone: [{ text: 'Non', language: 'fr' }],
			rules: { before: SINGLE, after: { ...APPROVAL, atMost: 2 } }
		});
	});

	test('is the number of answers that are asked for, too', () => {
		const [before, after] = [APPROVAL, { ...APPROVAL, atMost: 1 }].map((rules) =>
			asking({ rules })
		);
		expect(differencesBetween(before!, after!, 'fr')?.rules).not.toBeNull();
	});

	test('is looked for in the language of the reader, or in the one that both have', () => {
		const both = asking({
			question: { ...inFrench('Du thé ?'), ...inEnglish('Tea?') },
			answers: [{ ...inFrench('Oui'), ...inEnglish('Yes') }]
		});
		const english = asking({
			question: inEnglish('Tea?'),
			answers: [inEnglish('Yes')]
		});
		const reworded = asking({
			question: { ...inFrench('Du thé ?'), ...inEnglish('Some tea?') },
			answers: [{ ...inFrench('Oui'), ...inEnglish('Yes') }]
		});
		for (const locale of ['fr', 'en'] as const) {
			expect(differencesBetween(both, english, locale)).toBeNull();
		}
		expect(differencesBetween(both, reworded, 'fr')).toBeNull();
		expect(differencesBetween(both, reworded, 'en')?.question).toEqual({
			...{ language: 'en', before: 'Tea?', after: 'Some tea?' }
		});
	});

	test('cannot be told between two languages, which is said in place of every word', () => {
		const french = asking();
		const english = asking({
			question: inEnglish('One repository?'),
			answers: [inEnglish('Yes'), inEnglish('No')]
		});
		expect(differencesBetween(french, english, 'fr')).toEqual({
			...{ isInAnotherLanguage: true, question: null, added: [], gone: [], rules: null }
		});
		expect(wordsIn(english.question, 'fr')).toEqual({
			...{ text: 'One repository?', language: 'en' }
		});
	});
});

describe('answers through all askings', () => {
	test('are one where they say the same, in the order in which they came up', () => {
		const askings = [
			asking({ answers: ['Oui', 'Non'] }),
			asking({ answers: ['Ça dépend', 'oui'] }),
			asking({ answers: ['NON', 'Oui', 'Jamais'] })
		];
		const answers = answersOf(askings, 'fr');
		expect(answers.map(({ text }) => text)).toEqual(['Oui', 'NON', 'Ça dépend', 'Jamais']);
		expect(answers.map(({ optionIds }) => optionIds.map((id) => id !== null))).toEqual([
			[true, true, true],
			[true, false, true],
			[false, true, false],
			[false, false, true]
		]);
	});

	test('of one asking are never one, however alike they are', () => {
		const askings = [asking({ answers: ['Été', 'Ete'] }), asking({ answers: ['été', 'ETE'] })];
		expect(answersOf(askings, 'fr')).toHaveLength(2);
	});

	test('are one through a third that has both languages', () => {
		const askings = [
			asking({ answers: [inFrench('Oui')] }),
			asking({ answers: [{ ...inFrench('Oui'), ...inEnglish('Yes') }] }),
			asking({ answers: [inEnglish('Yes')] })
		];
		expect(answersOf(askings, 'fr')).toHaveLength(1);
	});
});

describe('a line', () => {
	test('joins askings that ask the same in the same way', () => {
		const askings = [asking({ ballots: [5, 15] }), asking({ ballots: [10, 10] })];
		expect(curvesOf(askings)).toEqual([[['0 0.25', '1 0.5']], [['0 0.75', '1 0.5']]]);
	});

	test('has no point below twenty ballots, nor where the result is not shown, and ends there', () => {
		const askings = [
			asking({ ballots: [10, 10] }),
			asking({ ballots: null, phase: 'open' }),
			asking({ ballots: [15, 5] }),
			asking({ ballots: [10, 9] }),
			asking({ ballots: [0, 20] })
		];
		expect(curvesOf(askings)[0]).toEqual([['0 0.5'], ['2 0.75'], ['4 0']]);
	});

	test('goes over a cancelled asking as if it had not been, and through no number of it', () => {
		const askings = [
			asking({ ballots: [10, 10] }),
			asking({ ballots: [20, 0], phase: 'cancelled' }),
			asking({ ballots: [15, 5] })
		];
		expect(curvesOf(askings)[0]).toEqual([['0 0.5', '2 0.75']]);
	});

	test('does not join another question, though the answer reads the same', () => {
		const other = inFrench('Faut-il interdire le dépôt ?');
		const askings = [
			asking({ ballots: [10, 10] }),
			asking({ ballots: [15, 5], question: other }),
			asking({ ballots: [5, 15], question: other })
		];
		expect(curvesOf(askings)[0]).toEqual([['0 0.5'], ['1 0.75', '2 0.25']]);
	});

	test('does not join another way of voting; a method without shares has no point', () => {
		const askings = [
			asking({ ballots: [10, 10] }),
			asking({ ballots: [10, 10], rules: APPROVAL }),
			asking({ ballots: [10, 10], rules: { ...APPROVAL, atMost: 1 } }),
			asking({ ballots: [10, 10], rules: { ...SINGLE, method: 'score' } })
		];
		expect(curvesOf(askings)[0]).toEqual([['0 0.5'], ['1 0.5'], ['2 0.5']]);
	});

	test('does not leap over an asking without the answer', () => {
		const askings = [
			asking({ answers: ['Oui', 'Jamais'], ballots: [10, 10] }),
			asking({ answers: ['Oui', 'Non'], ballots: [10, 10] }),
			asking({ answers: ['Oui', 'Jamais'], ballots: [5, 15] })
		];
		const [yes, never] = curvesOf(askings);
		expect(yes).toEqual([['0 0.5', '1 0.5', '2 0.25']]);
		expect(never).toEqual([['0 0.5'], ['2 0.75']]);
	});
});

describe('figures', () => {
	const optionIds = [1, 2, 3];
	const marked = (values: number[], count: number): CountedBallot[] =>
		Array.from({ length: count }, () => ({
			electorate: 'visitor',
			optionIds,
			values,
			informed: false,
			castOn: '2026-11-27'
		}));

	test('of named options are ballots, with a share from twenty on', () => {
		const of = (count: number) => {
			const cast: CountedBallot[] = Array.from({ length: count }, () => ({
				...{ electorate: 'member', optionIds: [1], informed: false, castOn: '2026-11-27' }
			}));
			return figuresOf('single', tallyBallots({ method: 'single', optionIds }, cast), 'member');
		};
		expect(of(19).get(1)).toEqual({ kind: 'named', ballots: 19, share: null });
		expect(of(20).get(1)).toEqual({ kind: 'named', ballots: 20, share: 1 });
		expect(of(20).get(2)).toEqual({ kind: 'named', ballots: 0, share: 0 });
	});

	test('of scores are means with how many scored', () => {
		const tally = tallyBallots({ method: 'score', optionIds }, [
			...marked([5, 0, 2], 2),
			...marked([2, 0, 2], 1)
		]);
		expect(figuresOf('score', tally, 'visitor').get(1)).toEqual({
			...{ kind: 'scored', scores: 3, mean: 400 }
		});
		expect(figuresOf('score', tally, 'member').get(1)).toEqual({
			...{ kind: 'scored', scores: 0, mean: null }
		});
	});

	test('of rankings are places with their ties, and none without a ballot', () => {
		const tally = tallyBallots({ method: 'ranked', optionIds }, marked([2, 1, 1], 3));
		expect([...figuresOf('ranked', tally, 'visitor')]).toEqual([
			[2, { kind: 'ranked', place: 1, isTied: true }],
			[3, { kind: 'ranked', place: 1, isTied: true }],
			[1, { kind: 'ranked', place: 3, isTied: false }]
		]);
		expect(figuresOf('ranked', tally, 'member').size).toBe(0);
	});
});
