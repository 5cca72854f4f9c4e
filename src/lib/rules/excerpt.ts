const ENTITIES: Record<string, string> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&#39;': "'",
	'&nbsp;': ' '
};

/**
 * The beginning of a comment's text, of at most so many characters: whole when it
 * is short, else cut between words and ended by "…". What the comment quotes and
 * its code are left out, unless there is nothing else. The result is plain text.
 *
 * @param html as our renderer writes it, or its beginning
 */
export function excerptOf(html: string, most: number): string {
	const said = textOf(html.replace(/<(blockquote|pre)\b[^]*?<\/\1>/g, ' '));
	const text = said || textOf(html);
	const characters = Array.from(text);
	if (characters.length <= most) return text;
	const cut = characters.slice(0, most).join('');
	// A word longer than an excerpt is cut within.
	const whole = cut.replace(/\s+\S*$/, '');
	return `${(whole || cut).replace(/[\s,;:–—-]+$/, '')} …`;
}

/** What HTML of our renderer says, as plain text on one line. */
export const textOf = (html: string): string =>
	html
		.replace(/<[^>]*(?:>|$)/g, (tag) => (/^<\/?(a|b|code|del|em|s|strong)\b/.test(tag) ? '' : ' '))
		.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
		.replace(/[^\S\u00a0\u202f]+/g, ' ')
		.trim();
