/** Rows of comma-separated values (RFC 4180), with a line of names in front. */
export const writeCsv = (names: readonly string[], rows: readonly CsvRow[]): string =>
	[names, ...rows].map((row) => `${row.map(fieldOf).join(',')}\r\n`).join('');

/** A text may be anybody's; null is an empty field. */
export type CsvRow = readonly (string | number | null)[];

function fieldOf(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const text = asText(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * What a spreadsheet would run as a formula gets an apostrophe in front, which makes it text
 * (OWASP, "CSV Injection"); signs of full width, and blanks before a sign, are no way around.
 */
const asText = (value: string): string =>
	/^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(value) ? `'${value}` : value;
