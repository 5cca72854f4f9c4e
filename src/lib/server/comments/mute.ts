import { sql, type SQL } from 'drizzle-orm';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { isAbout, thingOf, type Followable } from './follow.ts';

export type Mutable = Followable | { member: number };

/**
 * Keeps the asker from being told of what is written there, or by that member,
 * whose comments are folded for the asker, too; articles of a tag are left out of their
 * lists. Nobody else learns of it.
 * False when there is no such thing.
 */
export async function mute(ctx: MemberCtx, what: Mutable): Promise<boolean> {
	const muted =
		'member' in what
			? sql`select id, null::bigint, null::bigint, null::bigint from member
				where id = ${what.member} and id <> ${ctx.asker.id}`
			: sql`select null::bigint, thing.* from (${thingOf(what)}) as thing`;
	const rows = await ctx.db.execute(sql`
		insert into mute (member_id, muted_id, tag_id, article_id, comment_id)
		select ${ctx.asker.id}::bigint, muted.* from (${muted}) as muted
		on conflict on constraint mute_once do update set since = mute.since returning id`);
	return rows.length > 0;
}

export async function unmute(ctx: MemberCtx, what: Mutable): Promise<void> {
	const isIt = 'member' in what ? sql`muted_id = ${what.member}` : isAbout(what);
	await ctx.db.execute(sql`delete from mute where member_id = ${ctx.asker.id} and ${isIt}`);
}

/** The members whom this one has muted, as an array. */
export const mutedBy = (memberId: SQL): SQL => sql`array(
	select muted_id from mute where mute.member_id = ${memberId} and muted_id is not null)`;

/** The branches of an article that this member has muted, by the paths of their comments, as an array. */
export const mutedPaths = (memberId: SQL, articleId: SQL): SQL => sql`array(
	select branch.path from mute join comment as branch on branch.id = mute.comment_id
	where mute.member_id = ${memberId} and mute.article_id = ${articleId})`;

/** The tags whose articles are left out of the asker's lists, by their ids; none for who is not a member. */
export async function listHiddenTags(ctx: Ctx): Promise<number[]> {
	if (!ctx.asker) return [];
	const [row] = await ctx.db.execute<{ ids: number[] }>(sql`select array(
		select tag_id::int from mute where member_id = ${ctx.asker.id} and tag_id is not null) as ids`);
	return row?.ids ?? [];
}
