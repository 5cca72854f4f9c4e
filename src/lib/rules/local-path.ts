/**
 * The text, if it is an address of this site and of nowhere else: `/path?query`.
 * Browsers read `\` as `/` and drop tabs and line ends, so none of them passes.
 */
export function localPath(text: string | null | undefined): string | null {
	return text && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(text) && text.length <= 2000 ? text : null;
}
