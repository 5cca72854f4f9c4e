import { customType, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { articles } from '../articles/tables.ts';
import { comments } from '../comments/tables.ts';
import { byteText, moment, reference } from '../db/columns.ts';

/** Words as an index of Postgres holds them: stems without accents, and where they stand. */
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * What a comment can be found by. Triggers on `comment` keep it, whoever writes
 * there: a comment that is not visible has no row.
 *
 * Among the words are marks (rules/search-marks.ts), which no text can contain:
 * they let one index answer for words, filters and age together.
 */
export const commentWords = pgTable(
	'comment_words',
	{
		commentId: reference('comment_id')
			.primaryKey()
			.references(() => comments.id, { onDelete: 'cascade' }),
		articleId: reference('article_id').notNull(),
		authorId: reference('author_id'),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		createdAt: moment('created_at').notNull(),
		words: tsvector('words').notNull()
	},
	(t) => [
		index('comment_words_time').on(t.createdAt, t.commentId),
		// What waits to be sorted in is read by every search: a short list costs both sides little.
		index('comment_words_words').using('gin', t.words).with({ gin_pending_list_limit: 256 })
	]
);

/** What an article can be found by, in each of its languages; kept by triggers on `article_text`. */
export const articleWords = pgTable(
	'article_words',
	{
		articleId: reference('article_id')
			.notNull()
			.references(() => articles.id, { onDelete: 'cascade' }),
		language: text('language', { enum: ['fr', 'en'] }).notNull(),
		words: tsvector('words').notNull()
	},
	(t) => [
		primaryKey({ columns: [t.articleId, t.language] }),
		index('article_words_words').using('gin', t.words)
	]
);

/** Words that comments contain, from which the beginning of a word is completed. */
export const knownWords = pgTable('known_word', {
	word: byteText('word').primaryKey(),
	/** Comments that had it when they were learned; only decides which completions come first. */
	uses: integer('uses').notNull()
});

/** One row: up to which comment words have been learned. */
export const learnedUpTo = pgTable('learned_up_to', {
	commentId: reference('comment_id').primaryKey()
});
