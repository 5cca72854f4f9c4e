import { sql } from 'drizzle-orm';
import type { Subject } from '../../rules/moderation.ts';
import type { CommentState, Role } from '../../rules/permissions.ts';
import { nameWithHandle } from '../accounts/member-columns.ts';
import type { Ctx } from '../ctx.ts';
import { writersOf } from './owners.ts';

/** Where something stands that can be reported and acted upon, and whose it is. */
export type Place = {
	subject: Subject;
	/** Null for a profile. */
	article: { id: number; slug: string; title: string } | null;
	/** Of a comment. */
	state: CommentState | null;
	/** Who wrote it, or whose profile it is, with the handle in the name; null where nobody is known. */
	author: { id: number; role: Role; handle: string; name: string } | null;
	/** Ids of all whose it is: of an article and its links, those who wrote along too. */
	authorIds: number[];
	/** Of a link. */
	link: { title: string; url: string } | null;
};

type Row = {
	articleId: number | null;
	slug: string | null;
	title: string | null;
	state: CommentState | null;
	authorId: number | null;
	role: Role | null;
	handle: string | null;
	name: string | null;
	writerIds: number[];
	linkTitle: string | null;
	url: string | null;
};

/** Null when there is no such thing, or it is of no published article, or who it is has left. */
export async function findSubject(ctx: Ctx, subject: Subject): Promise<Place | null> {
	const [row] = await ctx.db.execute<Row>(sql`
		select article.id::int as "articleId", article.slug, ${titleIn(ctx)} as title, found.state,
			member.id::int as "authorId", member.role, member.handle, ${nameWithHandle} as name,
			case when found.is_of_article then array(${writersOf(sql`found.article_id`)})
				else '{}' end as "writerIds",
			found.link_title as "linkTitle", found.url
		from (${thing(subject)}) as found
		left join article on article.id = found.article_id
		left join member on member.id = found.author_id
		where found.article_id is null or article.state = 'published'`);
	if (!row) return null;
	const { articleId, slug, authorId, role, handle, writerIds, linkTitle, url } = row;
	return {
		subject,
		article: articleId && slug ? { id: articleId, slug, title: row.title ?? '' } : null,
		state: row.state,
		author:
			authorId && role && handle ? { id: authorId, role, handle, name: row.name ?? handle } : null,
		authorIds: writerIds.length > 0 || authorId === null ? writerIds : [authorId],
		link: url ? { title: linkTitle ?? url, url } : null
	};
}

function thing({ kind, id }: Subject) {
	if (kind === 'comment') {
		return sql`select article_id, author_id, state, null as link_title, null as url, false as is_of_article
			from comment where id = ${id}::bigint`;
	}
	if (kind === 'article') {
		return sql`select id as article_id, author_id, null as state, null as link_title, null as url,
			true as is_of_article
			from article where id = ${id}::bigint`;
	}
	if (kind === 'link') {
		return sql`select article_id, article.author_id, null as state, resource.title as link_title, url,
			true as is_of_article
			from resource join article on article.id = article_id where resource.id = ${id}::bigint`;
	}
	return sql`select null::bigint as article_id, id as author_id, null as state,
		null as link_title, null as url, false as is_of_article from member where id = ${id}::bigint and closed_at is null`;
}

const titleIn = (
	ctx: Ctx
) => sql`(select t.title from article_text t where t.article_id = article.id
	order by t.language = ${ctx.locale} desc, t.language = article.original_language desc limit 1)`;
