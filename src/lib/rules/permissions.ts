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
