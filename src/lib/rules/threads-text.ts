/** Characters of a comment at most. */
export const MAX_LENGTH = 10_000;

export type BadText = 'empty' | 'too-long';

/**
 * What is kept of a typed text: without blank lines before it and white space behind it.
 * Spaces before its first word stay, since Markdown gives them a meaning.
 */
export function tidyText(typed: string): { text: string } | { reason: BadText } {
	const end = typed.trimEnd();
	const first = end.length - end.trimStart().length;
	const text = end.slice(end.lastIndexOf('\n', first) + 1);
	if (text.trim() === '') return { reason: 'empty' };
	// By whole characters, as the database counts: some take two units of a JavaScript string.
	return [...text].length > MAX_LENGTH ? { reason: 'too-long' } : { text };
}
