import { expect, test } from 'vitest';
import { writeAbif } from '#lib/rules/tally/abif.ts';
import { comparePairs } from '#lib/rules/tally/pairwise.ts';
import { readAbif } from '../../support/abif.ts';

const PATTERNS = [
	{ ranking: [1, 2, 0], ballots: 12 },
	{ ranking: [1, 1, 1], ballots: 7 },
	{ ranking: [3, 1, 2], ballots: 5 },
	{ ranking: [0, 0, 1], ballots: 5 }
];

test('ranked ballots come back from ABIF as they were, ties and unranked options too', () => {
	const text = writeAbif({
		facts: { title: 'Thé ou "café" ?', ballots: 29 },
		labels: ['Thé', 'Café [noir]\n12:A1>A2', 'Rien'],
		patterns: { listed: PATTERNS, others: 0 },
		note: null
	});
	expect(text.split('\n')).toEqual([
		'{"title":"Thé ou \\"café\\" ?"}',
		'{"ballots":29}',
		'=A1:[Thé]',
		'=A2:[Café (noir) 12:A1>A2]',
		'=A3:[Rien]',
		'12:A1>A2',
		'7:A1=A2=A3',
		'5:A2>A3>A1',
		'5:A3',
		''
	]);
	const read = readAbif(text);
	expect(read.labels).toHaveLength(3);
	expect(read.ballots).toEqual(PATTERNS);
	expect(comparePairs(3, read.ballots)).toEqual(comparePairs(3, PATTERNS));
});
