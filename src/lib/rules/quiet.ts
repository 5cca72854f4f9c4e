/** Days without a comment after which nobody can write a further one; null: never. */
export type QuietDays = number | null;

export const QUIET_DAYS: QuietDays = 90;

/** @param quietFor whole days since the last comment or, before it, the publication */
export const isThreadQuiet = (quietFor: number, days: QuietDays): boolean =>
	days !== null && quietFor >= days;
