/** Characters of a slug at most, as the table checks; some are kept for the number of a namesake. */
const MOST = 120;
const FOR_NUMBER = 8;

/** What addresses below /articles/ mean already. */
const RESERVED = new Set(['new']);

const LETTERS: Record<string, string> = {
	œ: 'oe',
	æ: 'ae',
	ß: 'ss',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th'
};

/** A title as it stands in an address: `Ça dépend, non ?` is `ca-depend-non`. */
export function slugOf(title: string): string {
	const words = title
		.toLowerCase()
		.replace(/[œæßøłđðþ]/g, (letter) => LETTERS[letter] ?? letter)
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.match(/[a-z0-9]+/g);
	let slug = '';
	for (const word of words ?? []) {
		const longer = slug === '' ? word.slice(0, MOST - FOR_NUMBER) : `${slug}-${word}`;
		if (longer.length > MOST - FOR_NUMBER) break;
		slug = longer;
	}
	return slug || 'article';
}

/** The slug itself, or with the lowest number that makes it free. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
	if (!taken.has(slug) && !RESERVED.has(slug)) return slug;
	for (let number = 2; ; number++) {
		const numbered = `${slug}-${number}`;
		if (!taken.has(numbered)) return numbered;
	}
}
