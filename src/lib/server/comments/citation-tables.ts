import { index, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { reference } from '../db/columns.ts';
import { resources } from '../resources/tables.ts';
import { comments } from './tables.ts';

/** A further-reading link of the article that a comment links to, too. */
export const commentCitations = pgTable(
	'comment_citation',
	{
		commentId: reference('comment_id')
			.notNull()
			.references(() => comments.id, { onDelete: 'cascade' }),
		resourceId: reference('resource_id')
			.notNull()
			.references(() => resources.id, { onDelete: 'cascade' })
	},
	(t) => [
		primaryKey({ columns: [t.resourceId, t.commentId] }),
		index('comment_citation_comment').on(t.commentId)
	]
);
