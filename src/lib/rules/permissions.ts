import type { ArticleState } from './review.ts';

export const ROLES = ['member', 'moderator', 'steward'] as const;
export type Role = (typeof ROLES)[number];

type Person = { id: number; role: Role } | null;
type Comment = {
	authorId: number | null;
	state: 'visible' | 'deleted';
	replyCount: number;
	/** Seconds since it was posted, by the database's clock. */
	age: number;
};

/** How long an author may edit a comment that nobody has answered, in seconds. */
export const EDIT_WINDOW = 10 * 60;

/** Seconds within which an edit leaves no trace: a slip of the pen. */
export const UNTRACED_EDIT = 2 * 60;

export const canEditComment = (person: Person, comment: Comment): boolean =>
	isOwn(person, comment) && comment.replyCount === 0 && comment.age < EDIT_WINDOW;

export const canDeleteComment = (person: Person, comment: Comment): boolean =>
	isOwn(person, comment);

function isOwn(person: Person, comment: Comment): boolean {
	return person !== null && comment.state === 'visible' && comment.authorId === person.id;
}

/** What somebody is to an article: who began it, who writes along, who was asked to. */
export type Part = 'author' | 'co-author' | 'invited';

/** An article on its way, as far as it decides who may do what; `part` is the asker's. */
type Proposal = { state: ArticleState; part: Part | null };

export const isModerator = (person: Person): boolean => person !== null && person.role !== 'member';

const isWriter = ({ part }: Proposal): boolean => part === 'author' || part === 'co-author';

/** Moderators see what was submitted, and what became of it; not what is being written. */
export const canReadDraft = (person: Person, proposal: Proposal): boolean =>
	person !== null &&
	(proposal.part !== null ||
		(isModerator(person) && ['submitted', 'refused', 'published'].includes(proposal.state)));

/** Until it is published. What was submitted is a draft again by that. */
export const canEditDraft = (person: Person, proposal: Proposal): boolean =>
	person !== null && isWriter(proposal) && isUnpublished(proposal.state);

/** To invite, and to take back an invitation or a part. */
export const canChooseAuthors = (person: Person, proposal: Proposal): boolean =>
	person !== null && proposal.part === 'author' && isUnpublished(proposal.state);

export const canSubmitDraft = (person: Person, { state, part }: Proposal): boolean =>
	person !== null && part === 'author' && ['draft', 'withdrawn', 'refused'].includes(state);

export const canWithdrawDraft = (person: Person, { state, part }: Proposal): boolean =>
	person !== null && part === 'author' && ['draft', 'submitted', 'refused'].includes(state);

/** Nobody votes on what they wrote, or were asked to write along. */
export const canVoteOnDraft = (person: Person, { state, part }: Proposal): boolean =>
	isModerator(person) && state === 'submitted' && part === null;

/** Their own, too: a site may have one steward and nobody else. The log tells everybody. */
export const canDecideAlone = (person: Person, { state }: Pick<Proposal, 'state'>): boolean =>
	person?.role === 'steward' && state === 'submitted';

/** Which article stands first on the front page, and until when. */
export const canChooseHeadline = (person: Person): boolean => isModerator(person);

const isUnpublished = (state: ArticleState): boolean =>
	state !== 'published' && state !== 'archived';
