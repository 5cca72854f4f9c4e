/** Characters of a key, as `tag.key` in the database. */
const MOST = 64;

/**
 * What two spellings of a tag have in common, and what its address is made of:
 * lower case, without accents, other signs as hyphens. Empty when nothing is left.
 */
export const tagKey = (label: string): string =>
	[
		...label
			.normalize('NFKD')
			.toLowerCase()
			.replaceAll('œ', 'oe')
			.replaceAll('æ', 'ae')
			.normalize('NFKD')
			.replace(/\p{Mark}/gu, '')
			.replace(/[^\p{Letter}\p{Number}+#.]+/gu, '-')
	]
		.slice(0, MOST)
		.join('')
		.replace(/^[-.]+|[-.]+$/g, '');
