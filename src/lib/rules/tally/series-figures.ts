import type { Method } from './choice.ts';
import { placesOf, rankBySchulze } from './schulze.ts';
import { shareOf } from './share.ts';
import { meanInHundredths } from './star.ts';
import type { Electorate, Tally } from './tally.ts';

/** What one electorate says of one option, by the method of its poll. */
export type Figure =
	/** `share`: from 0 to 1; null while there are too few ballots. */
	| { kind: 'named'; ballots: number; share: number | null }
	/** `mean`: in hundredths, of those who scored it; null where nobody did. */
	| { kind: 'scored'; scores: number; mean: number | null }
	/** `place`: by the Schulze method, from 1 on. */
	| { kind: 'ranked'; place: number; isTied: boolean };

/** By the ids of options; empty without a ballot that ranks. */
export function figuresOf(method: Method, tally: Tally, of: Electorate): Map<number, Figure> {
	if (method === 'ranked') return placesIn(tally, of);
	return new Map(
		tally.options.map(({ optionId, ballots, points }): [number, Figure] => [
			optionId,
			method === 'score'
				? {
						kind: 'scored',
						scores: ballots[of],
						mean: meanInHundredths(points[of], ballots[of])
					}
				: { kind: 'named', ballots: ballots[of], share: shareOf(ballots[of], tally.ballots[of]) }
		])
	);
}

function placesIn({ pairs, ballots, options }: Tally, of: Electorate): Map<number, Figure> {
	if (!pairs || ballots[of] === 0) return new Map();
	const { order } = rankBySchulze(pairs[of]);
	return new Map(
		placesOf(order).flatMap(({ place, options: indices }) =>
			indices.map((index): [number, Figure] => [
				options[index]!.optionId,
				{ kind: 'ranked', place, isTied: indices.length > 1 }
			])
		)
	);
}
