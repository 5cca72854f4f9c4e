import { sql, type SQL } from 'drizzle-orm';

/**
 * Whether this row of `ballot` stands between the two answers of a poll that asks twice: given
 * before reading, not yet given again, and its voter has seen no results.
 */
export const isBetween = (ballot: 'b' | 'ballot'): SQL => {
	const of = sql.identifier(ballot);
	return sql`(${of}.before_option_id is not null and ${of}.after_option_id is null and not ${of}.informed)`;
};
