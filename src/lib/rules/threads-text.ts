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

/** Characters of an excerpt, of which few more are ever wanted to know a comment again. */
const EXCERPT = 140;

/** The beginning of a comment in one line, without what it quotes and without its code. */
export function excerptOf(markdown: string): string {
	const said = markdown
		.replace(/^(```|~~~)[^]*?(^\1|$(?![^]))/gm, '')
		.replace(/^\s{0,3}>.*$/gm, '')
		.replace(/^\s{0,3}#{1,6}\s+/gm, '')
		.replace(/\[([^\][]*)\]\([^()\s]*\)/g, '$1')
		.replace(/[*`~]+(?=\S)|(?<=\S)[*`~]+/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	const characters = [...said];
	if (characters.length <= EXCERPT) return said;
	const cut = characters.slice(0, EXCERPT).join('');
	return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT / 2))}…`;
}
