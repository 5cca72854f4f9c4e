/** Characters of a comment that a mail quotes. */
const LONGEST = 500;

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The beginning of a rendered comment as plain text: what its page shows, without marks. */
export function excerptOf(html: string): string {
	const text = html
		.replace(/<(?:br|hr)\s*\/?>|<\/(?:p|h\d|li|pre|blockquote|tr|div)>/g, '$&\n')
		.replace(/<[^>]*>/g, '')
		// The sanitiser writes these and no others.
		.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
		.replace(/[ \t]+\n/g, '\n')
		.replace(/\n{2,}/g, '\n')
		.trim();
	return text.length <= LONGEST ? text : `${cut(text)}…`;
}

/** At a space, if one is near; never within a character. */
function cut(text: string): string {
	const head = text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
	const space = head.lastIndexOf(' ');
	return (space > LONGEST - 60 ? head.slice(0, space) : head).trimEnd();
}
