import { sql, type SQL } from 'drizzle-orm';
import type { MemberCtx } from '../ctx.ts';

const PER_PAGE = 100;

/** Something that a member follows or mutes, as they know it again. */
export type Chosen = {
	id: number;
	kind: 'tag' | 'article' | 'branch' | 'member';
	/** What `follow` and `mute` call it by. */
	of: number;
	/** The tag, the title of the article, or the member's name; null of an article that was taken from the site. */
	label: string | null;
	/** Whose comment the branch begins with; null when it is deleted or its author has left. */
	author: string | null;
	isAutomatic: boolean;
	/** Of the article, the member's handle, or the tag's key. */
	slug: string | null;
};

export type ChosenPage = { chosen: Chosen[]; older: number | null };

/** What the asker follows, the newest first. */
export const listFollowed = (ctx: MemberCtx, before?: number): Promise<ChosenPage> =>
	listPage(
		ctx,
		sql`select chosen.id::int, chosen.state = 'automatic' as "isAutomatic",
			case when tag_id is not null then 'tag' when comment_id is null then 'article' else 'branch' end as kind,
			coalesce(tag_id, comment_id, chosen.article_id)::int as of,
			coalesce(tag.label, ${titleIn(ctx)}) as label, coalesce(tag.key, ${publishedSlug}) as slug,
			${authorOfBranch} as author
			from follow chosen left join tag on tag.id = tag_id
			left join article on article.id = chosen.article_id
			where chosen.member_id = ${ctx.asker.id} and chosen.state <> 'ended'`,
		before
	);

/** What the asker mutes, the newest first. */
export const listMuted = (ctx: MemberCtx, before?: number): Promise<ChosenPage> =>
	listPage(
		ctx,
		sql`select chosen.id::int, false as "isAutomatic",
			case when muted_id is not null then 'member' when tag_id is not null then 'tag'
				when comment_id is null then 'article' else 'branch' end as kind,
			coalesce(muted_id, tag_id, comment_id, chosen.article_id)::int as of,
			coalesce(member.display_name, tag.label, ${titleIn(ctx)}) as label,
			coalesce(member.handle, tag.key, ${publishedSlug}) as slug, ${authorOfBranch} as author
			from mute chosen left join member on member.id = muted_id
			left join tag on tag.id = tag_id
			left join article on article.id = chosen.article_id
			where chosen.member_id = ${ctx.asker.id}`,
		before
	);

async function listPage(ctx: MemberCtx, all: SQL, before?: number): Promise<ChosenPage> {
	const rows = await ctx.db.execute<Chosen>(sql`${all}
		${before === undefined ? sql`` : sql`and chosen.id < ${before}`}
		order by chosen.id desc limit ${PER_PAGE + 1}`);
	const chosen = rows.slice(0, PER_PAGE);
	return { chosen, older: rows.length > PER_PAGE ? (chosen.at(-1)?.id ?? null) : null };
}

/** What was taken from the site can still be let go of. */
const publishedSlug = sql`case when article.state = 'published' then article.slug end`;

const titleIn = (ctx: MemberCtx) => sql`(select title from article_text t
	where t.article_id = article.id and article.state = 'published' order by t.language = ${ctx.locale} desc,
		t.language = article.original_language desc limit 1)`;

const authorOfBranch = sql`(select author.display_name from comment
	join member author on author.id = comment.author_id
	where comment.id = chosen.comment_id and comment.state = 'visible'
		and article.state = 'published')`;
