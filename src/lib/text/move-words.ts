import type { Locale } from '../rules/locale.ts';
import { isBetweenTwo, RARE, type MoveTable, type MoveTest } from '../rules/tally/moves.ts';
import { formatNumber, formatP, plural } from './format.ts';
import { textIn } from './text.ts';

/** What the test of moves between two answers says, in sentences; of too few movers, why it says nothing. */
export function testWords(
	locale: Locale,
	test: MoveTest | null,
	{ table, fewest }: { table: MoveTable; fewest: number }
): string[] {
	const text = textIn(locale).twice.moves;
	if (!test) {
		const by = isBetweenTwo(table) ? 'mcnemar' : 'stuart-maxwell';
		return [text.noTest[by](formatNumber(locale, fewest)), text.notWhy];
	}
	return [
		text.test[test.by](oftenWords(locale, test.p), formatP(locale, test.p)),
		test.p <= RARE ? text.rare : text.chance,
		text.notWhy
	];
}

/** "3 times in 100", of rarer things "4 times in 1,000", and below that "less than once in 1,000". */
function oftenWords(locale: Locale, p: number): string {
	const { often } = textIn(locale).twice.moves;
	const among = p < 0.01 ? 1_000 : 100;
	const said = formatNumber(locale, among);
	return p < 0.001
		? `${often.less}${said}`
		: `${plural(locale, Math.round(p * among), often.of)}${said}`;
}
