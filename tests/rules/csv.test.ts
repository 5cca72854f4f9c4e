import { expect, test } from 'vitest';
import { writeCsv } from '#lib/rules/csv.ts';

test('fields are quoted where they must be, numbers and empty ones are not', () => {
	expect(
		writeCsv(
			['a', 'b'],
			[
				['x, "y"\nz', 3],
				['', null]
			]
		)
	).toBe('a,b\r\n"x, ""y""\nz",3\r\n,\r\n');
});

test('no text that somebody wrote begins like a formula, however it is disguised', () => {
	const formulas = [
		'=1+1',
		'+1',
		'-2',
		'@SUM(A1)',
		'＝1',
		'＋1',
		'－1',
		'＠A',
		' =1',
		'\t=1',
		'\tx'
	];
	for (const formula of [
		...formulas,
		'\r=1',
		'\n=1',
		'\u200b=cmd',
		'\u00a0=1',
		'=HYPERLINK("x")'
	]) {
		const [, row = ''] = writeCsv(['a'], [[formula]]).split(/^a\r\n/);
		expect(row.replace(/^"/, ''), JSON.stringify(formula)).toMatch(/^'/);
	}
	expect(writeCsv(['a'], [['Du thé'], ['a=b'], ['1-2']])).toBe('a\r\nDu thé\r\na=b\r\n1-2\r\n');
});
