import { sql } from 'drizzle-orm';
import type { RankedBallots } from '../../rules/tally/ranking.ts';
import type { Electorate } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

export type Patterns = Record<Electorate, RankedBallots[]>;

export type PackedPatterns = { electorate: Electorate; size: number; packed: string }[];

/**
 * The ranked ballots of poll `p`, equal ones together. All in one value for an electorate: the
 * driver would take longer for a hundred thousand rows than we take to count their rounds.
 */
export const packedPatterns = sql`(
	select coalesce(json_agg(json_build_object(
		'electorate', electorate, 'size', size, 'packed', encode(packed, 'base64'))), '[]')
	from (
		select electorate, max(octet_length(pattern)) as size,
			string_agg(pattern || int4send(ballots), ''::bytea) as packed
		from pattern_tally where poll_id = p.id group by electorate
	) of_electorate)`;

/** In no order. */
export function unpackPatterns(rows: PackedPatterns): Patterns {
	const found: Patterns = { member: [], visitor: [] };
	for (const { electorate, size, packed } of rows) {
		const bytes = Buffer.from(packed, 'base64');
		for (let at = 0; at < bytes.length; at += size + 4) {
			const ranking = bytes.subarray(at, at + size);
			found[electorate].push({ ranking, ballots: bytes.readInt32BE(at + size) });
		}
	}
	return found;
}

/** Empty for a poll of another method. */
export async function listPatterns(ctx: Ctx, pollId: number): Promise<Patterns> {
	const [row] = await patterns(ctx.db, { pollId });
	return unpackPatterns(row?.patterns ?? []);
}

const patterns = statement<{ patterns: PackedPatterns }>(
	sql`select ${packedPatterns} as patterns from poll p where p.id = ${sql.placeholder('pollId')}`
);
