import { and, eq, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { ReplyKind } from '../../rules/reply-kinds.ts';
import { MAX_LENGTH } from '../../rules/threads-text.ts';
import type { UnpostedComment } from '../../rules/unposted-comment.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { statement } from '../db/statement.ts';
import { spend } from '../platform/limits.ts';
import { commentDrafts } from './reader-tables.ts';

/** Days that an unposted text is kept for its author. */
export const DRAFT_DAYS = 30;

export type Draft = { markdown: string; kind: ReplyKind | null; idempotencyKey: string | null };

/** Which form a text was typed in: a new comment or reply, or the edit of a comment. */
export type DraftForm = { articleId: number; parentId: number | null } | { commentId: number };

/**
 * The text that this member has not posted from this form yet; posting it forgets it.
 * One that came to be kept while it was being posted is posted, too.
 */
export async function findDraft(ctx: MemberCtx, form: DraftForm): Promise<Draft | null> {
	const [draft] = await unposted(ctx.db, {
		...{ articleId: null, parentId: null, commentId: null },
		...form,
		asker: ctx.asker.id
	});
	return draft ?? null;
}

type FormIn = Record<'asker' | 'articleId' | 'parentId' | 'commentId', SQL>;

/** One row or none, of a `Draft`. Of an edit the article is left out, of a new comment there is no comment. */
export const unpostedIn = ({ asker, articleId, parentId, commentId }: FormIn): SQL => sql`
	select markdown, kind, idempotency_key as "idempotencyKey" from comment_draft draft
	where member_id = ${asker}
		and article_id = coalesce(${articleId}, article_id)
		and (${commentId}::bigint is not null or parent_id is not distinct from ${parentId}::bigint)
		and comment_id is not distinct from ${commentId}::bigint
		and not exists (select from comment
			where author_id = ${asker} and idempotency_key = draft.idempotency_key)
		and not exists (select from held_comment
			where member_id = ${asker} and idempotency_key = draft.idempotency_key)`;

const given = (name: string) => sql`${sql.placeholder(name)}::bigint`;

const unposted = statement<Draft>(
	unpostedIn({
		asker: given('asker'),
		articleId: given('articleId'),
		parentId: given('parentId'),
		commentId: given('commentId')
	})
);

/**
 * Keeps what somebody has typed, one text per form, the latest. A place that does
 * not exist keeps nothing, nor does a comment that is not the asker's own.
 * What is beyond the length of a comment is cut off; an empty text discards the draft.
 *
 * @throws {TooMany}
 */
export async function saveDraft(ctx: MemberCtx, draft: UnpostedComment): Promise<void> {
	await spend(ctx, 'draft');
	const markdown = [...draft.markdown].slice(0, MAX_LENGTH).join('');
	if (markdown.trim() === '') return discardDraft(ctx, draft);
	const isReply = 'parentId' in draft && draft.parentId !== null;
	await ctx.db.execute(sql`
		insert into comment_draft
			(member_id, article_id, parent_id, comment_id, markdown, kind, idempotency_key)
		select ${ctx.asker.id}::bigint, form.*, ${markdown}::text,
			${(isReply && draft.kind) || null}::text,
			${'commentId' in draft ? null : draft.idempotencyKey}::uuid
		from (${formIn(ctx, draft)}) as form
		on conflict on constraint comment_draft_of_form do update
		set markdown = excluded.markdown, kind = excluded.kind, idempotency_key = excluded.idempotency_key,
			saved_at = clock_timestamp()`);
}

/** The article, the parent and the comment of a form that the asker may be shown; no row without one. */
function formIn(ctx: MemberCtx, draft: UnpostedComment): SQL {
	if ('commentId' in draft) {
		return sql`select article_id, parent_id, id from comment
			where id = ${draft.commentId}::bigint and author_id = ${ctx.asker.id} and state = 'visible'`;
	}
	const { articleId, parentId } = draft;
	return sql`select article.id, parent.id, null::bigint
		from article left join comment as parent
			on parent.id = ${parentId}::bigint and parent.article_id = article.id
		where article.id = ${articleId}::bigint and article.state = 'published'
			and parent.id is not distinct from ${parentId}::bigint`;
}

export async function discardDraft(ctx: MemberCtx, form: DraftForm): Promise<void> {
	await ctx.db.delete(commentDrafts).where(isOf(ctx, form));
}

export async function purgeDrafts(ctx: Ctx): Promise<void> {
	await ctx.db
		.delete(commentDrafts)
		.where(lt(commentDrafts.savedAt, sql`now() - ${DRAFT_DAYS} * interval '1 day'`));
}

function isOf(ctx: MemberCtx, form: DraftForm) {
	const isMine = eq(commentDrafts.memberId, ctx.asker.id);
	if ('commentId' in form) return and(isMine, eq(commentDrafts.commentId, form.commentId));
	return and(
		isMine,
		eq(commentDrafts.articleId, form.articleId),
		sql`${commentDrafts.parentId} is not distinct from ${form.parentId}::bigint`,
		isNull(commentDrafts.commentId)
	);
}
