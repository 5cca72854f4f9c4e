import { sql } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';

type StewardshipAct = {
	kind: string;
	/** Whether it was done by the asker, to the asker, or both. */
	byMe: boolean;
	toMe: boolean;
	subject: string | null;
	before: string;
	after: string;
	reason: string | null;
	happenedAt: string;
};

/** What the asker changed about the site, and what of theirs was changed by others of the team. */
export const exportStewardship = async (ctx: MemberCtx): Promise<StewardshipAct[]> => [
	...(await ctx.db.execute<StewardshipAct>(sql`
		select kind, coalesce(member_id = ${ctx.asker.id}, false) as "byMe",
			coalesce(of_member_id = ${ctx.asker.id}, false) as "toMe",
			subject, before, after, reason, to_json(happened_at) as "happenedAt"
		from stewardship_act where ${ctx.asker.id} in (member_id, of_member_id) order by id`))
];

type OwnHeadline = {
	article: string;
	putByMe: boolean;
	putAt: string;
	endsAt: string;
	removedByMe: boolean;
	removedAt: string | null;
};

/** Articles that the asker put first, or took back from there. */
export const exportHeadlines = async (ctx: MemberCtx): Promise<OwnHeadline[]> => [
	...(await ctx.db.execute<OwnHeadline>(sql`
		select a.slug as article, coalesce(put_by = ${ctx.asker.id}, false) as "putByMe",
			to_json(put_at) as "putAt", to_json(ends_at) as "endsAt",
			coalesce(removed_by = ${ctx.asker.id}, false) as "removedByMe",
			to_json(removed_at) as "removedAt"
		from headline h join article a on a.id = h.article_id
		where ${ctx.asker.id} in (put_by, removed_by) order by h.id`))
];

/** How many of the asker's next comments a moderator reads first, and by which act; null: none. */
export async function exportCommentHold(ctx: MemberCtx) {
	const [hold] = await ctx.db.execute<{ actId: number; remaining: number }>(sql`
		select act_id::int as "actId", remaining from comment_hold
		where member_id = ${ctx.asker.id} and remaining > 0`);
	return hold ?? null;
}
