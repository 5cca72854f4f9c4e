import { sql } from 'drizzle-orm';
import type { DeskKind } from '../../rules/moderation.ts';
import { isOrphan } from '../amendments/find-translation.ts';
import type { Ctx } from '../ctx.ts';
import { phaseNow } from '../polls/phase.ts';

/** Nobody can look at what stands in an article that was taken from the site: it waits until that is put back. */
const isThere = sql`(article_id is null
	or exists (select from article where article.id = article_id and article.state = 'published'))`;

/**
 * One branch for each kind: what waits, since when, and how many reports ask for it. What the
 * desk lists and what the head of the page counts is this.
 */
export const whatWaits = sql`
	select subject, min(created_at) as since, count(*)::int as reports
	from report where state = 'open' and ${isThere}
		and not exists (select from member where id = member_id and closed_at is not null)
	group by subject
	union all
	select 'appeal-' || act_id, appealed_at, 0 from appeal where decided_at is null
	union all
	select 'submission-' || id, (select max(happened_at) from article_event
		where article_id = article.id and submission = article.submission
			and to_state = 'submitted'), 0
	from article where state = 'submitted' and accepted_at is null
	union all
	select 'held-' || id, held_at, 0 from held_comment where state = 'waiting'
	union all
	select 'correction-' || id, created_at, 0 from correction where state = 'waiting' and ${isThere}
	union all
	select 'option-' || p.id, p.created_at, 0 from option_proposal p
	join (select id as poll_id, article_id, ${phaseNow} as phase from poll) asked using (poll_id)
	where p.state = 'waiting' and phase = 'open' and ${isThere}
	union all
	select 'translation-' || t.id, t.sent_at, 0 from translation t
	join article a on a.id = t.article_id and a.state <> 'archived'
		and t.language <> a.original_language
	where t.state = 'sent' and ${isOrphan}`;

/** So many of a kind are counted: beyond, the number helps nobody. */
const MOST = 100;

/** How much of each kind waits, up to a number that says enough; kinds without any are left out. */
export async function countDesk(ctx: Ctx): Promise<Map<DeskKind, number>> {
	const rows = await ctx.db.execute<{ kind: DeskKind; count: number }>(sql`
		select kind, least(count(*), ${MOST})::int as count
		from (select split_part(subject, '-', 1) as kind from (${whatWaits}) as waiting) as kinds
		group by kind`);
	return new Map(rows.map(({ kind, count }) => [kind, count]));
}

/** The sum of these, for the head of a moderator's pages. */
export async function countAllOnDesk(ctx: Ctx): Promise<number> {
	const counts = await countDesk(ctx);
	return counts.values().reduce((sum, count) => sum + count, 0);
}
