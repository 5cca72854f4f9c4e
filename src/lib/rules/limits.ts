const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * How often something may be done. `by` says who shares one count:
 * `asker`: one member, or else one network; `network`: everybody behind it,
 * members too; `subject`: everybody who names the same thing, from anywhere.
 * Where an act names a subject, each subject is counted apart.
 */
export type Limit = {
	by: 'asker' | 'network' | 'subject';
	points: number;
	/** Whether an act of a new account counts `NEW_ACCOUNT.weight` times. */
	weighsNew?: true;
	/** Seconds from the first act until the count begins again. */
	window: number;
};

/** For how many days an account is new, and how often an act of it counts then. */
export const NEW_ACCOUNT = { days: 3, weight: 2 };

/** A school or a company is one network: its limits let a class in and keep a script out. */
export const LIMITS = {
	'sign-up': { by: 'network', points: 40, window: HOUR },
	/** Attempts on one account from one network. */
	login: { by: 'network', points: 10, window: 15 * MINUTE },
	/** Attempts on all accounts from one network. */
	'login-network': { by: 'network', points: 200, window: 15 * MINUTE },
	/** Attempts on one account from everywhere; high, since it also keeps its owner out. */
	'login-account': { by: 'subject', points: 100, window: HOUR },
	/** Asking again for the password of somebody who has a session. */
	password: { by: 'asker', points: 10, window: 15 * MINUTE },
	/** Codes of a second factor for one account from one network. */
	'second-factor': { by: 'network', points: 10, window: 15 * MINUTE },
	/** The same from everywhere: of a million codes three are right at any time. */
	'second-factor-account': { by: 'subject', points: 30, window: HOUR },
	/** Asking for what a passkey shall sign. */
	passkey: { by: 'network', points: 120, window: 10 * MINUTE },
	/** Asking for a mail to an address that one gives as one's own. */
	'confirm-address': { by: 'asker', points: 5, window: 30 * MINUTE },
	'reset-password': { by: 'network', points: 5, window: 30 * MINUTE },
	/** Mails with a link to one address, whoever asks for them. */
	'mailed-link': { by: 'subject', points: 5, window: 30 * MINUTE },
	comment: { by: 'asker', points: 20, window: 10 * MINUTE, weighsNew: true },
	preview: { by: 'asker', points: 60, window: 10 * MINUTE },
	/** Keeping what is being written: some seconds apart while somebody types. */
	draft: { by: 'asker', points: 250, window: 10 * MINUTE },
	/** Beginning an article. */
	'new-article': { by: 'asker', points: 20, window: HOUR, weighsNew: true },
	/** Beginning a translation, and sending one. */
	translation: { by: 'asker', points: 20, window: HOUR },
	/** Saying that there is a mistake, and correcting one's own article. */
	correction: { by: 'asker', points: 30, window: HOUR },
	/** Proposing further answers to polls. */
	'option-proposal': { by: 'asker', points: 10, window: 24 * HOUR, weighsNew: true },
	/** Seeing an article while it is written: seconds apart while somebody types. */
	'article-preview': { by: 'asker', points: 300, window: 10 * MINUTE },
	/** Asking somebody to write along. */
	invitation: { by: 'asker', points: 20, window: HOUR, weighsNew: true },
	/** Inviting somebody who has no account. */
	'sign-up-invitation': { by: 'asker', points: 10, window: 24 * HOUR, weighsNew: true },
	/** Votes and decisions of moderators. */
	review: { by: 'asker', points: 120, window: 10 * MINUTE },
	/** Saying, changing and taking back whether a comment is useful. */
	rating: { by: 'asker', points: 120, window: 10 * MINUTE, weighsNew: true },
	/** Reporting a comment, an article, a link or a profile. */
	report: { by: 'asker', points: 20, window: 24 * HOUR, weighsNew: true },
	/** Acts of moderators at their desk, and appeals against them. */
	moderation: { by: 'asker', points: 240, window: 10 * MINUTE },
	search: { by: 'network', points: 300, window: 10 * MINUTE },
	/** Casting, changing and withdrawing. */
	ballot: { by: 'asker', points: 60, window: 10 * MINUTE },
	/** First ballots of visitors in one poll. */
	'visitor-ballot': { by: 'network', points: 10, window: HOUR }
} as const satisfies Record<string, Limit>;

/** How often one act counts against its limit. */
export const weightOf = (limit: Limit, asker: { isNew: boolean } | null): number =>
	limit.weighsNew && limit.by === 'asker' && asker?.isNew ? NEW_ACCOUNT.weight : 1;

export type LimitedAction = keyof typeof LIMITS;
