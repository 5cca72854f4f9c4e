const EMAIL_MAX = 254;

/**
 * Whether mail could be sent there: one @, a name before it, a domain with a
 * dot behind. Only a letter that arrives proves more.
 */
export const isEmail = (text: string): boolean =>
	text.length <= EMAIL_MAX &&
	/^[^\s@\p{Cc}<>"]{1,64}@[^\s@\p{Cc}<>"]+\.[^\s@\p{Cc}<>".]+$/u.test(text);

/** The same for all spellings of one address; mailboxes that tell A from a are not known to exist. */
export const emailKey = (email: string): string => email.normalize('NFKC').toLowerCase();
