import { sql } from 'drizzle-orm';

export const PLANNED_ANEW = '/* planned anew */';

/**
 * Stands first in a query whose best way depends on what is asked for: a word may be in
 * no text or in each. One plan for all, as connections keep it for other queries, would
 * guess.
 */
export const plannedAnew = sql.raw(PLANNED_ANEW);
