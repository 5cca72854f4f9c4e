/**
 * Sentences that demo comments are made of. Each stands alone and fits any
 * question about free and proprietary software, so that any order reads well.
 */
export type Stock = {
	openers: string[];
	claims: string[];
	reasons: string[];
	experiences: string[];
	concessions: string[];
	questions: string[];
	agreements: string[];
	objections: string[];
	/** Blocks of Markdown: lists, tables, code. */
	blocks: string[];
};
