import { sql } from 'drizzle-orm';
import { MAX_LENGTH } from '../../rules/threads-text.ts';
import type { MemberCtx } from '../ctx.ts';
import type { CommentDraft } from './post.ts';

/**
 * Keeps what somebody had typed when their session turned out to be over, one
 * text per place, the latest. A place that does not exist keeps nothing.
 * What is beyond the length of a comment is cut off.
 */
export async function saveDraft(ctx: MemberCtx, draft: CommentDraft): Promise<void> {
	const { articleId, parentId, idempotencyKey } = draft;
	const markdown = [...draft.markdown].slice(0, MAX_LENGTH).join('');
	if (markdown.trim() === '') return;
	await ctx.db.execute(sql`
		insert into comment_draft (member_id, article_id, parent_id, markdown, idempotency_key)
		select ${ctx.asker.id}::bigint, article.id, parent.id, ${markdown}::text, ${idempotencyKey}::uuid
		from article left join comment as parent
			on parent.id = ${parentId}::bigint and parent.article_id = article.id
		where article.id = ${articleId}::bigint and article.state = 'published'
			and parent.id is not distinct from ${parentId}::bigint
		on conflict on constraint comment_draft_once do update
		set markdown = excluded.markdown, idempotency_key = excluded.idempotency_key, saved_at = now()`);
}
