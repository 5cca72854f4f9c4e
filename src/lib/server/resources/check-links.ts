import { sql } from 'drizzle-orm';
import { CHECK_AGAIN, sayAnswer, verdictOf, type LinkAnswer } from '../../rules/link-check.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { mayConnectInPublic, visitLink, type MayConnect } from '../platform/visit-link.ts';

/** Links of one round: at one round in five minutes some 20,000 a week. */
const ROUND = 10;

/** Milliseconds that another server has to answer. */
const PATIENCE = 5_000;

/** Minutes after which another process may look at a link that one has claimed and not finished. */
const CLAIMED = 30;

/**
 * Looks at those links of published articles that are due, a few at a time, and
 * notes what came. Any number of processes may do so at once: each link is claimed
 * by one of them.
 *
 * @param by `site`: where this one is found, which others may read in their logs;
 *   `mayConnect` and `timeout` are for tests, which have no public Internet
 */
export async function checkDueLinks(
	ctx: Ctx,
	by: { site: string; mayConnect?: MayConnect; timeout?: number; round?: number }
): Promise<number> {
	const due = await claimLinks(ctx, by.round ?? ROUND);
	await Promise.all(
		due.map(async ({ id, url }) => {
			const answer = await visitLink(url, {
				mayConnect: by.mayConnect ?? mayConnectInPublic,
				timeout: by.timeout ?? PATIENCE,
				userAgent: `Palabre (link check; +${by.site})`
			});
			// Said of this machine, not of the link, which is looked at again when the claim ends.
			if ('failure' in answer && answer.failure === 'no-network') return;
			await noteAnswer(ctx, id, answer);
		})
	);
	return due.length;
}

async function claimLinks(ctx: Ctx, most: number): Promise<{ id: number; url: string }[]> {
	const rows = await ctx.db.execute<{ id: string; url: string }>(sql`
		update resource set check_due_at = clock_timestamp() + ${CLAIMED} * interval '1 minute'
		where id in (
			select resource.id from resource join article on article.id = resource.article_id
			where resource.check_due_at <= clock_timestamp() and article.state = 'published'
			order by resource.check_due_at limit ${most}
			for update of resource skip locked)
		returning id, url`);
	return [...rows].map(({ id, url }) => ({ id: Number(id), url }));
}

/**
 * A link that fails is looked at again the next day, and is dead if it fails then:
 * two failures within one day are one, since a server may be away for an evening.
 * Readers see a change of that at once.
 */
async function noteAnswer(ctx: Ctx, id: number, answer: LinkAnswer): Promise<void> {
	const verdict = verdictOf(answer);
	await inTransaction(ctx, async (ctx) => {
		const [link] = await ctx.db.execute<{ before: string; after: string; articleId: string }>(sql`
			with before as (select id, link_state, failing_since from resource where id = ${id} for update),
			judged as (select id, link_state as state, case
				when ${verdict}::text = 'ok' then 'ok'
				when ${verdict}::text = 'unknown' then 'unknown'
				when failing_since at time zone 'UTC' < ${today} then 'dead'
				else 'failing' end as next,
				case when ${verdict}::text = 'failed' then coalesce(failing_since, clock_timestamp()) end as since
				from before)
			update resource set link_state = next, failing_since = since,
				link_answer = ${sayAnswer(answer)}, checked_at = clock_timestamp(),
				check_due_at = clock_timestamp() + interval '1 day' * (case next
					when 'failing' then ${CHECK_AGAIN.afterFailure}::int else ${CHECK_AGAIN.days}::int end)
			from judged where resource.id = judged.id
			returning judged.state as before, next as after, article_id as "articleId"`);
		if (!link || (link.before === 'dead') === (link.after === 'dead')) return;
		await ctx.db.execute(sql`select pg_notify('palabre_changed', ${`article-${link.articleId}`})`);
	});
}

/** As the database has it; in the notes of clicks, too, a day is one of UTC. */
const today = sql`date_trunc('day', clock_timestamp() at time zone 'UTC')`;
