/**
 * Whether it is a day of the calendar, as YYYY-MM-DD: February has no 30th, and far from
 * our time a day has no moment that both sides can write (Postgres knows no year 0000).
 */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	const isReal = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
	return isReal && text >= '1900' && text < '9000';
}

/** The day that it is then in a time zone, as YYYY-MM-DD. */
export const dayIn = (zone: string, moment: Date): string =>
	new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(moment);

/** A moment of the last day on which one could vote: a close at midnight ends the day before. */
export const lastMomentBefore = (close: Date): Date => new Date(close.getTime() - 1000);
