import { sql } from 'drizzle-orm';
import { LIMITS } from '../../rules/limits.ts';
import { pauseIn, REPORTING_REASONS, SLOW_DOWN, type Heat } from '../../rules/slow-down.ts';
import type { MemberCtx } from '../ctx.ts';
import { TooMany } from '../errors.ts';

/** A heated branch, in which the asker has replied a moment ago; becomes 429. */
export class TooSoon extends TooMany {
	/** Members who report a comment of the branch. */
	readonly reports: number;

	constructor(wait: number, reports: number) {
		super(wait);
		this.reports = reports;
	}
}

/** Of the article's comments and of the reports on it, so many are looked through for those of one branch. */
const LAST = 200;

/** The limit lets nobody write more within the longest wait. */
const OWN = LIMITS.comment.points * Math.ceil(SLOW_DOWN.most / LIMITS.comment.window + 1);

/**
 * Refuses a reply to whoever has to wait in this branch; by the database's clock,
 * and while the article is held: two replies at once do not both slip through.
 *
 * @throws {TooSoon}
 */
export async function slowDown(
	ctx: MemberCtx,
	branch: { articleId: number; rootId: number }
): Promise<void> {
	const passed = await secondsSinceOwn(ctx, branch);
	if (passed === null || passed >= SLOW_DOWN.most) return;
	const heat = await measureHeat(ctx, branch);
	const wait = Math.ceil(pauseIn(heat) - passed);
	if (wait > 0) throw new TooSoon(wait, heat.reports);
}

/** Null when none of the asker's last comments is a reply in this branch. */
async function secondsSinceOwn(
	ctx: MemberCtx,
	{ rootId }: { rootId: number }
): Promise<number | null> {
	const [row] = await ctx.db.execute<{ passed: number | null }>(sql`
		select extract(epoch from clock_timestamp() - max(created_at))::float8 as passed
		from (select root_id, depth, created_at from comment
			where author_id = ${ctx.asker.id} order by id desc limit ${OWN}) as own
		where root_id = ${rootId} and depth > 1`);
	return row?.passed ?? null;
}

async function measureHeat(
	ctx: MemberCtx,
	{ articleId, rootId }: { articleId: number; rootId: number }
): Promise<Heat> {
	const [row] = await ctx.db.execute<Heat>(sql`
		select count(*)::int as replies, count(distinct author_id)::int as people,
			(select count(distinct member_id)::int from (
				(select r.member_id, c.root_id from comment_rating r join comment c on c.id = r.comment_id
				where r.article_id = ${articleId} and ${isReport}
					and r.rated_on > current_date - ${SLOW_DOWN.reportDays}::int
				order by r.rated_on desc limit ${LAST})
				union all
				(select r.reporter_id, c.root_id from report r join comment c on c.id = r.comment_id
				where r.article_id = ${articleId} and ${isReported}
					and r.created_at > current_date - (${SLOW_DOWN.reportDays}::int - 1)
				order by r.created_at desc limit ${LAST})) as reported
			where root_id = ${rootId}) as reports
		from (select root_id, depth, author_id, created_at from comment
			where article_id = ${articleId} order by id desc limit ${LAST}) as last
		where root_id = ${rootId} and depth > 1
			and created_at > clock_timestamp() - ${SLOW_DOWN.lately}::int * interval '1 second'`);
	return row ?? { replies: 0, people: 0, reports: 0 };
}

/**
 * Reports to moderators that they have not dismissed: by the name of a table that
 * lies above, and in the words of its index.
 */
const isReported = sql.raw(`r.kind = 'comment' and r.state <> 'dismissed'`);

/** In the words of the index. */
const isReport = sql.raw(
	`r.reason in (${REPORTING_REASONS.map((reason) => `'${reason}'`).join(', ')})`
);
