import { sql, type SQL } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';

/** Whether the asker follows and mutes a thing. */
export type Choice = { isFollowed: boolean; isMuted: boolean };

/** Of the article itself with `branch` left out. */
export async function findChoice(
	ctx: MemberCtx,
	{ articleId, branch = null }: { articleId: number; branch?: number | null }
): Promise<Choice> {
	const isIt = sql`member_id = ${ctx.asker.id} and article_id = ${articleId}
		and comment_id is not distinct from ${branch}::bigint`;
	const [row] = await ctx.db.execute<Choice>(sql`select
		exists (select from follow where ${isIt} and state <> 'ended') as "isFollowed",
		exists (select from mute where ${isIt}) as "isMuted"`);
	return row ?? { isFollowed: false, isMuted: false };
}

export async function isMuted(ctx: MemberCtx, memberId: number): Promise<boolean> {
	const rows = await ctx.db.execute(
		sql`select from mute where member_id = ${ctx.asker.id} and muted_id = ${memberId}`
	);
	return rows.length > 0;
}

export async function findTagChoice(ctx: MemberCtx, tagId: number): Promise<Choice> {
	const [row] = await ofTag(ctx.db, { asker: ctx.asker.id, tagId });
	return row ?? { isFollowed: false, isMuted: false };
}

export type TagChoice = Choice & { id: number; label: string };

/** The tags of an article, and whether the asker follows and hides them. */
export const listTagChoices = (ctx: MemberCtx, articleId: number): Promise<TagChoice[]> =>
	ofTagsOf(ctx.db, { asker: ctx.asker.id, articleId });

const choiceOf = (memberId: SQL, tagId: SQL) => sql`
	exists (select from follow where member_id = ${memberId}
		and tag_id = ${tagId} and state <> 'ended') as "isFollowed",
	exists (select from mute where member_id = ${memberId} and tag_id = ${tagId}) as "isMuted"`;

/** Rows of `TagChoice`, in the author's order. */
export const choicesOfTags = (memberId: SQL, articleId: SQL): SQL => sql`
	select tag.id::int, tag.label, ${choiceOf(memberId, sql`tag.id`)}
	from article_tag join tag on tag.id = article_tag.tag_id
	where article_tag.article_id = ${articleId} order by position`;

const given = (name: string) => sql`${sql.placeholder(name)}::bigint`;

const ofTag = statement<Choice>(sql`select ${choiceOf(given('asker'), given('tagId'))}`);
const ofTagsOf = statement<TagChoice>(choicesOfTags(given('asker'), given('articleId')));
