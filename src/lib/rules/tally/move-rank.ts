import { closeRanks } from './ranking.ts';

/**
 * Moves an option one place up or down on a ballot that is being filled in. Out of a tie it takes
 * a place of its own; a single one goes past the whole place next to it. Below the last place it
 * is unranked, from where it comes back as the last.
 *
 * @param ranks as in a `Ranking`; the ranks that come back have no gaps
 */
export function moveRank(
	ranks: readonly number[],
	option: number,
	direction: 'up' | 'down'
): number[] {
	const closed = closeRanks(ranks);
	const rank = closed[option] ?? 0;
	const last = Math.max(...closed);
	const isTied = closed.filter((other) => other === rank).length > 1;
	if (rank === 0) return direction === 'up' ? withRank(closed, option, last + 1) : closed;
	if (direction === 'down' && rank === last && !isTied) {
		return closeRanks(withRank(closed, option, 0));
	}
	const beside = isTied ? rank : rank + (direction === 'up' ? -1 : 1);
	// Every second number is free, for a place between two others or before the first.
	const spread = closed.map((other) => (other > 0 ? placeOf(other) : 0));
	return closeRanks(withRank(spread, option, placeOf(beside) + (direction === 'up' ? -1 : 1)));
}

const placeOf = (rank: number): number => 2 * rank + 2;

const withRank = (ranks: readonly number[], option: number, rank: number): number[] =>
	ranks.map((other, index) => (index === option ? rank : other));
