import type { Locale } from '../../rules/locale.ts';

/** A comment as a feed shows it. */
export type FeedEntry = {
	id: number;
	html: string;
	language: Locale;
	publishedAt: Date;
	updatedAt: Date;
	/** Null once its author has left and taken the name along. */
	author: string | null;
	handle: string | null;
	articleTitle: string;
};
