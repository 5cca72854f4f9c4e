import { sql } from 'drizzle-orm';
import { members } from '../accounts/tables.ts';
import { articleAuthors, articles } from './tables.ts';

/** Those who wrote an article here, who began it first; in a query that reads from `article`. */
export const writtenBy = sql<{ handle: string; name: string }[]>`(
	select coalesce(json_agg(json_build_object('handle', ${members.handle}, 'name', ${members.displayName})
		order by ${articleAuthors.role}, ${articleAuthors.since}), '[]')
	from ${articleAuthors} join ${members} on ${members.id} = ${articleAuthors.memberId}
	where ${articleAuthors.articleId} = ${articles.id} and ${articleAuthors.role} <> 'invited'
)`;
