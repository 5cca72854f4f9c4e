import { asc, gt } from 'drizzle-orm';
import { ELECTORATES, noCounts, type Counts } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { findMindMiscounts } from '../minds/recount.ts';
import { polls } from '../polls/tables.ts';
import { countTwice, type WholeCount } from './recount.ts';

export type Verified = {
	pollId: number;
	/** Ballots by their rows. */
	ballots: Counts;
	/** Parts of the tally, and numbers of changed minds, that are not what the ballots say; empty where all are. */
	wrong: string[];
};

/** Counts every poll of the site anew, one after the other, and compares it with what is kept. */
export async function* verifyPolls(ctx: Ctx): AsyncGenerator<Verified, void, undefined> {
	let after = 0;
	for (;;) {
		const [next] = await ctx.db
			.select({ id: polls.id, position: polls.position })
			.from(polls)
			.where(gt(polls.id, after))
			.orderBy(asc(polls.id))
			.limit(1);
		if (!next) return;
		after = next.id;
		const { kept, recounted } = await countTwice(ctx, after);
		const ballots = recounted?.tally.ballots ?? noCounts();
		// They are of the whole article: with its first poll.
		const minds = next.position === 1 ? await findMindMiscounts(ctx, after) : [];
		const wrong = [...differencesOf(kept, recounted), ...minds];
		yield { pollId: after, ballots, wrong };
	}
}

function differencesOf(kept: WholeCount | null, recounted: WholeCount | null): string[] {
	// Deleted since it was listed.
	if (!kept || !recounted) return [];
	const parts = Object.keys(recounted.tally) as (keyof WholeCount['tally'])[];
	const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
	return [
		...parts.filter((part) => !isSame(kept.tally[part], recounted.tally[part])),
		...(isSame(kept.optionDays, recounted.optionDays) ? [] : ['answers by day']),
		...ELECTORATES.filter((of) => !isSame(kept.patterns[of], recounted.patterns[of])).map(
			(of) => `rankings of ${of}s`
		)
	];
}
