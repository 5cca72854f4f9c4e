import { leavesTheSite } from './outside-links.ts';
import { isModerator, type Role } from './permissions.ts';

/**
 * Why a comment waits for a moderator before anybody else sees it: one asked for it
 * (`act`), it is the first of a new account, or a new account put links into it.
 */
export const HOLD_REASONS = ['act', 'first', 'links'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Comments of an account that one act holds, at most. */
export const HOLD_MOST = 50;

/** Comments of one account that wait at the same time, at most: the desk is for others, too. */
export const WAITING_MOST = 10;

type Author = { id: number; role: Role; isNew: boolean };

type Written = {
	/** Whether a moderator asked to see it first. */
	isAsked: boolean;
	/** Whether the site holds the first comment of new accounts. */
	holdsFirst: boolean;
	hasPosted: boolean;
	html: string;
};

/** Null: it is posted at once. Never what moderators write. */
export function holdReasonOf(
	author: Author,
	{ isAsked, holdsFirst, hasPosted, html }: Written
): HoldReason | null {
	if (isModerator(author)) return null;
	if (isAsked) return 'act';
	if (!author.isNew) return null;
	if (leavesTheSite(html)) return 'links';
	return holdsFirst && !hasPosted ? 'first' : null;
}

/** A whole number of comments from what a form says; null when it is none, or too many. */
export function holdCount(text: string): number | null {
	const count = /^[1-9]\d?$/.test(text.trim()) ? Number(text) : 0;
	return count >= 1 && count <= HOLD_MOST ? count : null;
}
