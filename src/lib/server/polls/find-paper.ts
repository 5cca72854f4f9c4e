import { sql } from 'drizzle-orm';
import type { ChoiceRules } from '../../rules/tally/choice.ts';
import type { Phase, Visibility } from '../../rules/tally/may-see-results.ts';
import type { Ctx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { phaseNow } from './phase.ts';

/** A poll without its words: what a ballot is checked against. */
export type BallotPaper = {
	id: number;
	articleId: number;
	articleSlug: string;
	visibility: Visibility;
	asksTwice: boolean;
	optionIds: number[];
} & ChoiceRules &
	({ phase: 'open'; salt: Buffer } | { phase: Exclude<Phase, 'open'>; salt: Buffer | null });

/** Its phase is of this moment: what writes must look at it again under a lock. */
export async function findBallotPaper(ctx: Ctx, pollId: number): Promise<BallotPaper | null> {
	const [paper] = await paperOf(ctx.db, { pollId });
	return paper ?? null;
}

const paperOf = statement<BallotPaper>(sql`
	select p.id::int as id, p.article_id::int as "articleId", a.slug as "articleSlug", p.method, p.at_least as "atLeast", p.at_most as "atMost", p.results as visibility, p.asks_twice as "asksTwice",
		${phaseNow} as phase, p.salt,
		array(select o.id::int from poll_option o where o.poll_id = p.id order by o.position) as "optionIds"
	from poll p join article a on a.id = p.article_id and a.state = 'published'
	where p.id = ${sql.placeholder('pollId')}`);
