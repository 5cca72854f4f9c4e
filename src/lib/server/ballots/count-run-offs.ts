import { sql } from 'drizzle-orm';
import { runOff, type InstantRunoff } from '../../rules/tally/instant-runoff.ts';
import type { Electorate, Tally } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { asKeptTally, tallyColumns, type KeptTally, type TallyRow } from './count.ts';
import { packedPatterns, unpackPatterns, type PackedPatterns } from './list-patterns.ts';

export type RunOffs = Record<Electorate, InstantRunoff>;

/** Per process: the last rounds of this many polls, some kilobytes each. */
const MOST_KEPT = 500;
const kept = new Map<number, { of: string; runOffs: RunOffs }>();

/**
 * The rounds of an instant run-off, and the tally of the same moment: the given one, unless
 * another ballot came in between. Counted anew from the distinct ballots when there is a new one.
 */
export async function countRunOffs(
	ctx: Ctx,
	pollId: number,
	given: KeptTally
): Promise<{ tally: Tally; runOffs: RunOffs }> {
	const known = kept.get(pollId);
	if (known?.of === nameOf(given)) return { tally: given.tally, runOffs: known.runOffs };
	const [row] = await tallyWithPatterns(ctx.db, { pollId });
	if (!row) throw new Error(`poll ${pollId} went away`);
	const fresh = asKeptTally(row);
	const patterns = unpackPatterns(row.patterns);
	const size = fresh.tally.options.length;
	const runOffs = {
		member: runOff(size, patterns.member),
		visitor: runOff(size, patterns.visitor)
	};
	kept.delete(pollId);
	kept.set(pollId, { of: nameOf(fresh), runOffs });
	const [oldest] = kept.keys();
	if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
	return { tally: fresh.tally, runOffs };
}

/** With the pairs, since a version that was rolled back may come again with other ballots. */
const nameOf = ({ tally, version }: KeptTally): string =>
	`${version} ${JSON.stringify(tally.pairs)}`;

const tallyWithPatterns = statement<TallyRow & { patterns: PackedPatterns }>(sql`
	select ${tallyColumns}, ${packedPatterns} as patterns
	from poll p where p.id = ${sql.placeholder('pollId')}`);
