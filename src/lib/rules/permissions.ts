import type { TranslationState } from './amendments.ts';
import { canBeUndone, concernedBy } from './moderation.ts';
import { leadsElsewhere } from './outside-links.ts';
import type { ArticleState } from './review.ts';
import { lacksFactor } from './second-factor.ts';

export const ROLES = ['member', 'moderator', 'steward'] as const;
export type Role = (typeof ROLES)[number];

/** Hidden by a moderator, deleted by its author. */
export const COMMENT_STATES = ['visible', 'hidden', 'deleted'] as const;
export type CommentState = (typeof COMMENT_STATES)[number];

type Person = { id: number; role: Role } | null;
type Comment = {
	authorId: number | null;
	state: CommentState;
	replyCount: number;
	/** Seconds since it was posted, by the database's clock. */
	age: number;
};

/** How long an author may edit a comment that nobody has answered, in seconds. */
export const EDIT_WINDOW = 10 * 60;

/** Seconds within which an edit leaves no trace: a slip of the pen. */
export const UNTRACED_EDIT = 2 * 60;

export const canEditComment = (person: Person, comment: Comment): boolean =>
	isAuthorOf(person, comment) &&
	comment.state === 'visible' &&
	comment.replyCount === 0 &&
	comment.age < EDIT_WINDOW;

/** New accounts not into a text that would have waited; both are rendered. See `holdReasonOf`. */
export const canEditInto = (
	author: NonNullable<Person> & { isNew: boolean },
	before: string,
	after: string
): boolean => isModerator(author) || !author.isNew || !leadsElsewhere(before, after);

/** What was hidden, too: everybody may take back their own words. */
export const canDeleteComment = (person: Person, comment: Comment): boolean =>
	isAuthorOf(person, comment) && comment.state !== 'deleted';

export const isAuthorOf = (person: Person, { authorId }: Pick<Comment, 'authorId'>): boolean =>
	person !== null && authorId === person.id;

/** Nobody weighs their own words. */
export const canRateComment = (person: Person, comment: Pick<Comment, 'authorId'>): boolean =>
	person !== null && !isAuthorOf(person, comment);

/** What somebody is to an article: who began it, who writes along, who was asked to. */
export type Part = 'author' | 'co-author' | 'invited';

/** An article on its way, as far as it decides who may do what; `part` is the asker's. */
type Proposal = { state: ArticleState; part: Part | null };

export const isModerator = (person: Person): boolean => person !== null && person.role !== 'member';

/** Settings, roles, jobs and mails are theirs. */
export const isSteward = (person: Person): boolean => person?.role === 'steward';

export const isWriter = ({ part }: Pick<Proposal, 'part'>): boolean =>
	part === 'author' || part === 'co-author';

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

/** Once it is published nobody joins those who wrote it: its readers were told who did. */
export const canAcceptInvitation = (person: Person, { state, part }: Proposal): boolean =>
	person !== null && part === 'invited' && isUnpublished(state);

/** To decline, at any time; to stop writing along, until it is published. */
export const canLeaveAuthors = (person: Person, { state, part }: Proposal): boolean =>
	person !== null && (part === 'invited' || (part === 'co-author' && isUnpublished(state)));

export const canSubmitDraft = (person: Person, { state, part }: Proposal): boolean =>
	person !== null && part === 'author' && ['draft', 'withdrawn', 'refused'].includes(state);

export const canWithdrawDraft = (person: Person, { state, part }: Proposal): boolean =>
	person !== null && part === 'author' && ['draft', 'submitted', 'refused'].includes(state);

/** Nobody votes on what they wrote, or were asked to write along. */
export const canVoteOnDraft = (person: Person, { state, part }: Proposal): boolean =>
	isModerator(person) && state === 'submitted' && part === null;

/** `isOnlyJudge`: whether nobody else of the team is without a part in the article. */
type Judged = Proposal & { isOnlyJudge: boolean };

/**
 * Nobody says whether or when their own article appears, or one that they were asked to
 * write along. Except where nobody else could: a site may have one steward and nobody
 * else. The log tells everybody.
 */
const canJudge = (person: Person, { part, isOnlyJudge }: Judged): boolean =>
	part === null ? isModerator(person) : isSteward(person) && isOnlyJudge;

export const canDecideAlone = (person: Person, judged: Judged): boolean =>
	isSteward(person) && judged.state === 'submitted' && canJudge(person, judged);

/** Before which moment it does not appear. */
export const canSetPublicationTime = (person: Person, judged: Judged): boolean =>
	judged.state === 'submitted' && canJudge(person, judged);

/** What may be done with a published article by those who did not write it; see `canJudge`. */
type JudgedText = Pick<Judged, 'part' | 'isOnlyJudge'>;

const isOthersText = (person: Person, { part, isOnlyJudge }: JudgedText): boolean =>
	!isWriter({ part }) || (isSteward(person) && isOnlyJudge);

/** To take a published article from the site, or put it back; alone, and the log tells everybody. */
export const canArchive = (person: Person, text: JudgedText): boolean =>
	isSteward(person) && isOthersText(person, text);

/** To have it stand first on the front page, until a moment. */
export const canPutHeadline = (person: Person, text: JudgedText): boolean =>
	isModerator(person) && isOthersText(person, text);

/** Whatever article it is, one's own too. */
export const canTakeHeadlineBack = (person: Person): boolean => isModerator(person);

export const isUnpublished = (state: ArticleState): boolean =>
	state !== 'published' && state !== 'archived';

/** A translation on its way; `part` is what the asker is to its article. */
type Translation = {
	translatorId: number | null;
	state: TranslationState;
	/** Whether it was ever sent to anybody. */
	wasSent: boolean;
	part: Part | null;
	/** Whether nobody is left who wrote the article, or they have let it wait for long. */
	isOrphan: boolean;
	/** Whether it was begun before the article was published, by those who write that. */
	isJoint: boolean;
	articleState: ArticleState;
};
type Whose = Pick<Translation, 'translatorId' | 'part' | 'isJoint' | 'articleState'>;

/** Their translator; of one that was begun with the article all who write the article. */
export const canEditTranslation = (
	person: Person,
	{ translatorId, part, isJoint, articleState: state }: Whose
): boolean =>
	state === 'published'
		? person !== null && (translatorId === person.id || (isJoint && isWriter({ part })))
		: isJoint && canEditDraft(person, { state, part });

/**
 * Before the article is published, whoever may read that; later, until it is sent for the
 * first time, those alone who write it.
 */
export const canReadTranslation = (
	person: Person,
	translation: Whose & Pick<Translation, 'wasSent'>
): boolean => {
	const { part, isJoint, articleState: state } = translation;
	if (state !== 'published') return isJoint && canReadDraft(person, { state, part });
	return (
		person !== null &&
		(canEditTranslation(person, translation) ||
			(translation.wasSent && (isWriter(translation) || isModerator(person))))
	);
};

/**
 * To accept or return one that was sent: those who wrote the article, their own
 * translation too; without them moderators, and for their own translation stewards.
 */
export const canDecideTranslation = (
	person: Person,
	translation: Pick<Translation, 'translatorId' | 'state' | 'part' | 'isOrphan'>
): boolean =>
	person !== null &&
	translation.state === 'sent' &&
	(isWriter(translation) ||
		(translation.isOrphan &&
			isModerator(person) &&
			(translation.translatorId !== person.id || person.role === 'steward')));

/** What came of a poll, once it is closed: those who wrote its article, and where nobody is left who did, stewards. */
export const canTellOutcome = (
	person: Person,
	{ part, isOrphan }: { part: Part | null; isOrphan: boolean }
): boolean => person !== null && (isWriter({ part }) || (isOrphan && isSteward(person)));

/** A poll of a published article; `part` is what the asker is to that article. */
type Asked = JudgedText & {
	/** Whether the hour in which its authors correct it without asking is not over. */
	isRecent: boolean;
	/** How many voted. */
	ballots: number;
};

const canAmendAsModerator = (person: Person, asked: JudgedText): boolean =>
	isModerator(person) && isOthersText(person, asked);

/** Mistakes in the words of a poll: those who wrote its article for an hour, moderators at any time. */
export const canCorrectPoll = (person: Person, asked: Asked): boolean =>
	person !== null && ((isWriter(asked) && asked.isRecent) || canAmendAsModerator(person, asked));

/** To ask moderators to, who decide by `canDecideCorrection`. */
export const canProposePollWords = (person: Person, { part }: Pick<Asked, 'part'>): boolean =>
	person !== null && isWriter({ part });

/** To show the results to fewer while it is open: takes from nobody what they said. */
export const canTightenPoll = (person: Person, asked: Asked): boolean =>
	person !== null && (isWriter(asked) || isModerator(person));

/** To call it off: those who wrote its article as long as nobody has voted, moderators at any time. */
export const canCancelPoll = (person: Person, asked: Asked): boolean =>
	person !== null &&
	((isWriter(asked) && asked.ballots === 0) || canAmendAsModerator(person, asked));

/** A published article, in the language that it was written in. */
export const canCorrectArticle = (person: Person, { state, part }: Proposal): boolean =>
	person !== null && state === 'published' && isWriter({ part });

/** Not what they asked for themselves, nor of what they wrote; see `canJudge`. */
export const canDecideCorrection = (
	person: Person,
	{ senderId, ...text }: JudgedText & { senderId: number | null }
): boolean =>
	isModerator(person) &&
	isOthersText(person, text) &&
	(senderId !== person?.id || (isSteward(person) && text.isOnlyJudge));

/**
 * An answer that a reader would add to a poll: those who wrote the article, and moderators; not
 * who proposed it, unless they run the site.
 */
export const canDecideOption = (
	person: Person,
	{ part, senderId }: { part: Part | null; senderId: number | null }
): boolean =>
	person !== null &&
	(isWriter({ part }) || isModerator(person)) &&
	(senderId !== person.id || isSteward(person));

/** Who stands above whom, where one acts upon the other. */
const RANK: Record<Role, number> = { member: 0, moderator: 1, steward: 2 };

/** Of an article all who wrote it, those who wrote along too. */
type Written = { authorIds: readonly number[] };

/** To hide, lock and close what others wrote; never one's own, which one deletes. */
export const canActOnContent = (person: Person, { authorIds }: Written): boolean =>
	person !== null && isModerator(person) && !authorIds.includes(person.id);

/** To warn, suspend or hold: those below oneself only. */
export const canActOnMember = (person: Person, member: { id: number; role: Role }): boolean =>
	person !== null && isModerator(person) && RANK[person.role] > RANK[member.role];

export const canCloseAccountOf = (person: Person, member: { id: number; role: Role }): boolean =>
	person?.role === 'steward' && canActOnMember(person, member);

/** To take a second factor away, when so many others stay. */
export const canRemoveFactor = (
	role: Role,
	{ isRequired, others }: { isRequired: boolean; others: number }
): boolean => !lacksFactor(role, { isRequired, hasFactor: others > 0 });

/** Of those whom a lost factor keeps out; one's own is taken away in the settings. */
export const canResetFactorOf = (person: Person, member: { id: number }): boolean =>
	isSteward(person) && person?.id !== member.id;

/** Who reports nothing of their own. */
export const canDecideReports = (person: Person, written: Written): boolean =>
	canActOnContent(person, written);

/** Visitor ballots of an abusive burst: whoever says so could shape a poll, and the log names the act. */
export const canRemoveBallots = (person: Person): boolean => isSteward(person);

/** What somebody else wrote, and waits. */
export const canDecideHeld = (person: Person, held: { authorId: number | null }): boolean =>
	canActOnContent(person, { authorIds: held.authorId === null ? [] : [held.authorId] });

type Act = {
	kind: string;
	moderatorId: number | null;
	memberId: number | null;
	/** Whose it is where the act was done; see moderation/owners.ts. */
	ownerIds: readonly number[];
};

/** Acts that stewards do, and take back. */
const OF_STEWARDS = ['close-account', 'remove-ballots'];

/**
 * Any moderator, but none of whom it is or who wrote what it is about; what a steward
 * did, a steward looks at.
 */
const canReviewAct = (person: Person, act: Act): boolean =>
	person !== null &&
	isModerator(person) &&
	act.memberId !== person.id &&
	!act.ownerIds.includes(person.id) &&
	(!OF_STEWARDS.includes(act.kind) || person.role === 'steward');

export const canUndoAct = (person: Person, act: Act): boolean =>
	canReviewAct(person, act) && canBeUndone(act.kind);

/** Whom an act is on, or whose place it closed, unless they closed it themselves; once, which the database sees to. */
export const canAppeal = (person: Person, act: Act): boolean =>
	person !== null &&
	concernedBy(act).includes(person.id) &&
	act.moderatorId !== person.id &&
	act.kind !== 'approve-comment';

/** Somebody else than who acted. What cannot be undone is answered all the same. */
export const canDecideAppeal = (person: Person, act: Act): boolean =>
	person !== null && act.moderatorId !== person.id && canReviewAct(person, act);
