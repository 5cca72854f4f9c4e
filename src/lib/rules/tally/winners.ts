import type { Method } from './choice.ts';
import { leadersOf } from './leaders.ts';
import { rankBySchulze } from './schulze.ts';
import { decideByStar } from './star.ts';
import type { Electorate, Tally } from './tally.ts';

/**
 * The options that win among one electorate by the poll's own method, in the order of the poll:
 * most ballots, the Schulze method or STAR. More than one: a tie. Empty without a ballot.
 */
export function winnersOf(method: Method, tally: Tally, of: Electorate): number[] {
	if (tally.ballots[of] === 0) return [];
	const pairs = tally.pairs?.[of];
	if (!pairs) return leadersOf(tally.options.map(({ ballots }) => ballots[of]));
	if (method === 'ranked') return rankBySchulze(pairs).order[0] ?? [];
	const sums = tally.options.map(({ points }) => points[of]);
	return decideByStar(sums, pairs).winners;
}
