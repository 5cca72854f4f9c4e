/** Opening and closing tags; attribute values hold no `>`, which the sanitizer writes as `&gt;`. */
const TAGS = /<(\/?)([a-z][a-z0-9]*)[^>]*>/g;
const EMPTY = new Set(['br', 'hr']);

/**
 * The HTML of an article's lede or body with a link behind each outermost element, in the
 * order of `listBlocks`.
 *
 * @param linkOf the HTML of the link behind the element of this number, from 0 on
 */
export function withLinkBehindEach(html: string, linkOf: (index: number) => string): string {
	const parts: string[] = [];
	let [read, depth, index] = [0, 0, 0];
	for (const { 0: tag, 1: closes, 2: name = '', index: at } of html.matchAll(TAGS)) {
		if (!EMPTY.has(name)) depth += closes ? -1 : 1;
		if (depth > 0) continue;
		const end = at + tag.length;
		parts.push(html.slice(read, end), linkOf(index++));
		read = end;
	}
	return [...parts, html.slice(read)].join('');
}
