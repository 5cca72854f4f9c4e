/** Rules of the place, one of which every act of a moderator names; their words are in lib/text. */
export const PLACE_RULES = [
	'insult',
	'hate',
	'doxxing',
	'illegal',
	'spam',
	'flooding',
	'off-topic',
	'impersonation'
] as const;
export type PlaceRule = (typeof PLACE_RULES)[number];

/** What moderators can do about a thing on their desk. */
export const DESK_ACTS = [
	'hide-comment',
	'lock-branch',
	'close-thread',
	'warn',
	'hold-comments',
	'suspend',
	'close-account'
] as const;
export type DeskAct = (typeof DESK_ACTS)[number];

/** All that keeps the peace, as the log names it. */
export const ACT_KINDS = [
	...DESK_ACTS,
	'approve-comment',
	'refuse-comment',
	'remove-ballots',
	'cancel-poll'
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** Why somebody reports something; `other` asks for words. */
export const REPORT_REASONS = [...PLACE_RULES, 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Characters at most of the reason of an act, of an answer, and of an appeal. */
export const REASON_MAX = 2_000;

/** Characters at most that a report adds to its reason. */
export const REPORT_WORDS_MAX = 1_000;

/** How long a moderator has something to themselves that they took from the desk. */
export const CLAIM_MINUTES = 30;

/** Days of a suspension at most; who must stay away for longer has the account closed. */
export const SUSPENSION_MOST_DAYS = 365;

/** What can be reported, and acted upon. */
export const SUBJECT_KINDS = ['comment', 'article', 'link', 'member'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export type Subject = { kind: SubjectKind; id: number };

export const subjectKey = ({ kind, id }: Subject): string => `${kind}-${id}`;

/** "comment-12" in an address; null for what names nothing that can be reported. */
export function parseSubject(text: string): Subject | null {
	const [, kind, id] = /^([a-z]+)-([1-9]\d{0,14})$/.exec(text) ?? [];
	const known = SUBJECT_KINDS.find((one) => one === kind);
	return known ? { kind: known, id: Number(id) } : null;
}

/** What lies on the moderators' desk: what was reported, and what else waits for them. */
export const DESK_KINDS = [
	...SUBJECT_KINDS,
	...(['appeal', 'submission', 'held', 'correction', 'option', 'translation'] as const)
] as const;
export type DeskKind = (typeof DESK_KINDS)[number];

/** Whether a form names something of the desk: `comment-12`, `appeal-3`. */
export const isOnDesk = (text: string): boolean => {
	const [, kind] = /^([a-z]+)-\d{1,15}$/.exec(text) ?? [];
	return DESK_KINDS.some((one) => one === kind);
};

const ON_MEMBERS = ['warn', 'hold-comments', 'suspend', 'close-account'] as const;

/** What can be done from the page of each kind of thing; acts on a member are on its author. */
export const ACTS_ON: Record<SubjectKind, readonly DeskAct[]> = {
	comment: ['hide-comment', 'lock-branch', ...ON_MEMBERS],
	article: ['close-thread', ...ON_MEMBERS],
	link: ON_MEMBERS,
	member: ON_MEMBERS
};

/** Whether an act is on a person, and not on what they wrote. */
export const isOnMember = (kind: ActKind): boolean => ON_MEMBERS.some((one) => one === kind);

const ON_PLACES = ['lock-branch', 'close-thread', 'cancel-poll'] as const;

/** What closes a place to everybody, and so is on nobody: whose place it is may appeal all the same. */
export const isOnPlace = (kind: string): kind is (typeof ON_PLACES)[number] =>
	ON_PLACES.some((one) => one === kind);

/**
 * What names no rule and cannot be taken back: what was posted is hidden like every other
 * comment; of a cancelled poll the key is gone.
 */
export const FINAL_ACTS = ['approve-comment', 'cancel-poll'] as const satisfies readonly ActKind[];

export const canBeUndone = (kind: string): boolean => !FINAL_ACTS.some((one) => one === kind);

/** Who is told of an act, and may appeal it: whom it is on, or whose place it closed. */
export const concernedBy = (act: {
	kind: string;
	memberId: number | null;
	ownerIds: readonly number[];
}): readonly number[] => {
	if (isOnPlace(act.kind)) return act.ownerIds;
	return act.memberId === null ? [] : [act.memberId];
};

/** A whole number of hours from what a form says; null when it is none, or too long. */
export function suspensionHours(length: string, unit: 'hours' | 'days'): number | null {
	if (!/^[1-9]\d{0,4}$/.test(length.trim())) return null;
	const hours = Number(length) * (unit === 'days' ? 24 : 1);
	return hours <= SUSPENSION_MOST_DAYS * 24 ? hours : null;
}
