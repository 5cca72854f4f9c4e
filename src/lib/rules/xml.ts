const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Characters that XML 1.0 has no way to write (section 2.2) become the replacement character. */
export const writableInXml = (text: string): string => text.replace(UNWRITABLE, '\u{FFFD}');

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Any text as text or attribute of XML, and of HTML. */
export const asXml = (text: string): string =>
	writableInXml(text).replace(/[&<>"]/g, (character) => ESCAPED[character] ?? '');
