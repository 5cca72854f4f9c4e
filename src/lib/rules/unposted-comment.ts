import type { ReplyKind } from './reply-kinds.ts';

/** A text that its author could not send yet, because their session had ended. */
export type UnpostedComment = UnpostedNew | UnpostedEdit;

export type UnpostedNew = {
	articleId: number;
	parentId: number | null;
	markdown: string;
	/** What a reply says it is. */
	kind?: ReplyKind | null;
	/** The one of the form it was typed in, so that it is posted once. */
	idempotencyKey: string;
};

/** What waits for somebody who must log in first: where they go on, a path without its language, and a text. */
export type Onward = { next: string; draft: UnpostedComment | null };

/** What was to replace the text of a comment. */
export type UnpostedEdit = { commentId: number; markdown: string };
