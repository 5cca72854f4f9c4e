import { sql } from 'drizzle-orm';
import { viewPollsById, type PollView } from '../ballots/view.ts';
import { asStranger, type Ctx } from '../ctx.ts';

const MOST = 50;

/** A poll as everybody may see it. */
export type FeedPoll = PollView & {
	opensAt: Date;
	/** When its tally became final. */
	closedAt: Date | null;
};

/** Polls of published articles that can be answered, the last opened first. */
export const listOpenPolls = (ctx: Ctx): Promise<FeedPoll[]> =>
	listPolls(
		ctx,
		sql`where p.closed_at is null and p.opens_at <= now() and (p.closes_at is null or p.closes_at > now())
			order by p.opens_at desc, p.id desc`
	);

/** Those whose tally is final, the last closed first. What was cancelled came to nothing. */
export const listClosedPolls = (ctx: Ctx): Promise<FeedPoll[]> =>
	listPolls(
		ctx,
		sql`where p.closed_at is not null and p.cancelled_at is null
			order by p.closed_at desc, p.id desc`
	);

type Row = { id: number; opensAt: number; closedAt: number | null };

async function listPolls(ctx: Ctx, which: ReturnType<typeof sql>): Promise<FeedPoll[]> {
	const rows = await ctx.db.execute<Row>(sql`
		select p.id::int as id, (extract(epoch from p.opens_at) * 1000)::float8 as "opensAt",
			(extract(epoch from p.closed_at) * 1000)::float8 as "closedAt"
		from poll p join article a on a.id = p.article_id and a.state = 'published'
		${which} limit ${MOST}`);
	const views = await viewPollsById(
		asStranger(ctx),
		rows.map(({ id }) => id)
	);
	const byId = new Map(views.map((view) => [view.id, view]));
	return rows.flatMap(({ id, opensAt, closedAt }) => {
		const view = byId.get(id);
		const dates = {
			opensAt: new Date(opensAt),
			closedAt: closedAt === null ? null : new Date(closedAt)
		};
		return view ? [{ ...view, ...dates }] : [];
	});
}
