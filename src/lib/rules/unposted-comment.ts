/** A comment that its author could not post yet, because their session had ended. */
export type UnpostedComment = {
	articleId: number;
	parentId: number | null;
	markdown: string;
	/** The one of the form it was typed in, so that it is posted once. */
	idempotencyKey: string;
};
