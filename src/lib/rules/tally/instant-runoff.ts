import type { RankedBallots, Ranking } from './ranking.ts';

export type Round = {
	/** Ballots for each option that is still in the running, in the order of the poll. */
	counts: { option: number; ballots: number }[];
	/** Ballots that count for nobody any more. */
	exhausted: number;
	/** Options with the fewest ballots, which leave together; none in the last round. */
	eliminated: number[];
};

export type InstantRunoff = {
	rounds: Round[];
	/** More than one: a tie, which nothing in the method decides. */
	winners: number[];
};

/**
 * Instant run-off: round by round the options with the fewest ballots leave, until one has more
 * than half of the ballots that still count. Options that tie for the last place leave together;
 * when all that remain tie, the result is a tie.
 *
 * A ballot that reaches a place with two options still in the running is exhausted for the rest:
 * the rule by which Burlington, Vermont, counted 2009 (4313 to 4061 in its last round).
 */
export function runOff(options: number, ballots: readonly RankedBallots[]): InstantRunoff {
	const rounds: Round[] = [];
	let running = Array.from({ length: options }, (_, option) => option);
	// What counts for an option goes on counting for it until it leaves: only then is it looked at again.
	const piles = new Map<number, RankedBallots[]>(running.map((option) => [option, []]));
	const counts = new Map<number, number>(running.map((option) => [option, 0]));
	let exhausted = 0;
	let toDeal = ballots;
	for (;;) {
		for (const ballot of toDeal) {
			const first = firstOf(ballot.ranking, running);
			if (first === null) exhausted += ballot.ballots;
			else {
				piles.get(first)!.push(ballot);
				counts.set(first, counts.get(first)! + ballot.ballots);
			}
		}
		const { eliminated, leading } = judge(running, counts);
		rounds.push({
			counts: running.map((option) => ({ option, ballots: counts.get(option)! })),
			exhausted,
			eliminated
		});
		if (eliminated.length === 0) return { rounds, winners: leading };
		running = running.filter((option) => !eliminated.includes(option));
		// Its opponents left together: nobody is left to count against.
		if (running.length === 1) return { rounds, winners: running };
		toDeal = eliminated.flatMap((option) => piles.get(option)!);
	}
}

function judge(running: readonly number[], counts: ReadonlyMap<number, number>) {
	const figures = running.map((option) => counts.get(option)!);
	const fewest = Math.min(...figures);
	const most = Math.max(...figures);
	const total = figures.reduce((sum, count) => sum + count, 0);
	const having = (figure: number) => running.filter((option) => counts.get(option) === figure);
	const isLast = 2 * most > total || fewest === most;
	return { leading: having(most), eliminated: isLast ? [] : having(fewest) };
}

/** The option for which a ballot counts; null where it names two at its best place, or none. */
function firstOf(ranking: Ranking, running: readonly number[]): number | null {
	let best = Infinity;
	let first: number | null = null;
	for (const option of running) {
		const rank = ranking[option]! || Infinity;
		if (rank < best) [best, first] = [rank, option];
		else if (rank === best) first = null;
	}
	return first;
}
