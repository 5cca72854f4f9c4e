import { sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { Problem } from '../../rules/article-problems.ts';
import { pollNamedBy } from '../../rules/asked-again.ts';
import type { Ctx } from '../ctx.ts';

/**
 * What is to be mended before others are asked to read it, where only the database knows: a poll
 * that is asked again has to be published. One that was cancelled, perhaps for what it meant, is
 * asked anew so.
 */
export async function problemsOfEarlierPolls(
	ctx: Ctx,
	{ polls }: Pick<ArticleDocument, 'polls'>
): Promise<Problem[]> {
	const named = polls.map(({ asksAgain = '' }) => pollNamedBy(asksAgain));
	const ids = named.filter((id) => id !== null);
	if (ids.length === 0) return [];
	const rows = await ctx.db.execute<{ id: number }>(sql`
		select p.id::int as id from poll p
		join article a on a.id = p.article_id and a.state = 'published'
		where p.id = any(${sql.param(ids)}::bigint[])`);
	const found = new Set(rows.map(({ id }) => id));
	return named.flatMap((id, index) =>
		id === null || found.has(id)
			? []
			: [{ field: `poll-${index}-asks-again`, code: 'no-earlier-poll' as const }]
	);
}
