/** What of a member's notifications is mailed: nothing, each one, or a digest. */
export const MAIL_CHOICES = ['none', 'each', 'daily', 'weekly'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** Mails about notifications: only these are counted towards the day's most, and can be unsubscribed from. */
export const NOTICES = ['notification', 'digest'] as const;

export const MAIL_KINDS = [
	'confirm-address',
	/** To the confirmed address, which another one shall replace. */
	'address-replaced',
	/** To the address that was taken out of the account. */
	'address-removed',
	'reset-password',
	'password-changed',
	'factor-added',
	'factor-removed',
	/** A steward took away what its owner had lost. */
	'factor-reset',
	'recovery-code-used',
	...NOTICES
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** Mails about notifications to one member in a day of the database. */
export const MAILS_PER_DAY = 20;

/** Minutes that a mailed link is good for. */
export const LINK_MINUTES = 60;

/** Days after which the site forgets that a mail was sent. */
export const MAIL_KEPT_DAYS = 90;

export const isNotice = (kind: MailKind): boolean => (NOTICES as readonly string[]).includes(kind);
