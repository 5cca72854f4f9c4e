import { sql } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { Problem } from '../../rules/article-problems.ts';
import { pollNamedBy } from '../../rules/asked-again.ts';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';

/** A poll that a draft asks again. */
export type EarlierPoll = { id: number; language: Locale; question: string; year: number };

type Polls = Pick<ArticleDocument, 'polls'>;

/** Those of the polls that a draft asks again which can be: published, and not cancelled. By what its authors typed. */
export async function findEarlierPolls(
	ctx: Ctx,
	{ polls }: Polls
): Promise<Map<string, EarlierPoll>> {
	const named = new Map(
		polls.flatMap(({ asksAgain = '' }) => {
			const id = pollNamedBy(asksAgain);
			return id === null ? [] : [[asksAgain, id] as const];
		})
	);
	if (named.size === 0) return new Map();
	const rows = await ctx.db.execute<EarlierPoll>(sql`
		select p.id::int as id, t.language, t.question,
			coalesce(a.source_year, extract(year from p.opens_at))::int as year
		from poll p
		join article a on a.id = p.article_id and a.state = 'published'
		cross join lateral (
			select language, question from poll_text
			where poll_id = p.id
			order by language = ${ctx.locale} desc, language = a.original_language desc
			limit 1) t
		where p.id = any(${sql.param([...named.values()])}::bigint[]) and p.cancelled_at is null`);
	const found = new Map(rows.map((row) => [row.id, row]));
	return new Map(
		[...named].flatMap(([typed, id]) => {
			const poll = found.get(id);
			return poll ? [[typed, poll] as const] : [];
		})
	);
}

/** What is to be mended before others are asked to read it, where only the database knows. */
export async function problemsOfEarlierPolls(ctx: Ctx, document: Polls): Promise<Problem[]> {
	const found = await findEarlierPolls(ctx, document);
	return document.polls.flatMap(({ asksAgain = '' }, index) =>
		pollNamedBy(asksAgain) === null || found.has(asksAgain)
			? []
			: [{ field: `poll-${index}-asks-again`, code: 'no-earlier-poll' as const }]
	);
}
