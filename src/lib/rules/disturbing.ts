/**
 * Controls, line ends, marks that turn the direction of what follows (Trojan
 * Source, CVE-2021-42574), and towers of accents that cover the line above.
 */
const DISTURBING =
	/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]|\p{M}{5}/u;

/** Whether a text of one line would disturb what stands beside it. */
export const isDisturbing = (text: string): boolean => DISTURBING.test(text);
