import { and, eq, sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { ReplyKind } from '../../rules/reply-kinds.ts';
import { MAX_DEPTH, pathSegment } from '../../rules/threads.ts';
import type { MemberCtx } from '../ctx.ts';
import { keepCitations } from './cite.ts';
import { discardDraft } from './drafts.ts';
import { followOwnBranch } from './follow.ts';
import { holdThread } from './hold-thread.ts';
import { refuseLocked } from './lock.ts';
import type { MadeText } from './make-text.ts';
import { keepMentions } from './mention.ts';
import { Refused } from './refused.ts';
import { slowDown } from './slow-down.ts';
import { writeStance, type readStance } from './stance.ts';
import { comments } from './tables.ts';
import { touchArticle } from './touch-articles.ts';

/** A comment with all that it takes to write it. */
export type ReadyComment = MadeText & {
	articleId: number;
	parentId: number | null;
	language: Locale;
	kind?: ReplyKind | null;
	idempotencyKey: string;
	/** The answer shown with it. */
	shown: Awaited<ReturnType<typeof readStance>>;
};

/** Holds the thread to write in it, where that is open. */
export async function openThread(ctx: MemberCtx, articleId: number): Promise<void> {
	const thread = await holdThread(ctx, articleId);
	if (thread === 'closed') throw new Refused('thread-quiet');
	if (!thread) throw new Refused('no-such-article');
}

/**
 * Puts a comment of the asker's into the thread that is held, and has all told whom it
 * concerns; says under which id.
 *
 * @param isLate it was written some time ago: nobody has to wait for their last one
 */
export async function writeComment(
	ctx: MemberCtx,
	draft: ReadyComment,
	{ isLate = false }: { isLate?: boolean } = {}
): Promise<number> {
	const { articleId, parentId, markdown, html, language, idempotencyKey, shown } = draft;
	if (!(await touchArticle(ctx, articleId, 1))) throw new Refused('no-such-article');
	const parent = parentId === null ? null : await growParent(ctx, articleId, parentId);
	await refuseLocked(ctx, { articleId, path: parent?.path });
	if (parent && !isLate) await slowDown(ctx, { articleId, rootId: parent.rootId });

	const id = await drawId(ctx);
	const rootId = parent?.rootId ?? id;
	await ctx.db.insert(comments).values({
		id,
		articleId,
		parentId,
		rootId,
		path: (parent?.path ?? '') + pathSegment(id),
		depth: (parent?.depth ?? 0) + 1,
		authorId: ctx.asker.id,
		markdown,
		html,
		language,
		kind: parent ? (draft.kind ?? null) : null,
		createdAt: sql`clock_timestamp()`,
		idempotencyKey
	});
	if (shown) await writeStance(ctx, { id, articleId }, shown);
	if (html.includes('href="http')) await keepCitations(ctx, { id, articleId, html });
	if (draft.mentioned.length > 0) await keepMentions(ctx, id, draft.mentioned);
	await followOwnBranch(ctx, { articleId, rootId });
	// Of what waited it went when that was sent; another one may be there by now.
	if (!isLate) await discardDraft(ctx, { articleId, parentId });
	await ctx.jobs.enqueue(ctx, 'announce-comment', { commentId: id });
	return id;
}

/** Counts a reply at its parent and at the root of its branch, which may be the same. */
async function growParent(ctx: MemberCtx, articleId: number, parentId: number) {
	const rows = await ctx.db
		.update(comments)
		.set({
			replyCount: sql`${comments.replyCount} + (${comments.id} = ${parentId})::int`,
			branchSize: sql`${comments.branchSize} + (${comments.depth} = 1)::int`
		})
		.where(
			and(
				eq(comments.articleId, articleId),
				sql`${comments.id} in (${parentId}, (select root_id from comment where id = ${parentId}))`
			)
		)
		.returning({
			id: comments.id,
			rootId: comments.rootId,
			path: comments.path,
			depth: comments.depth
		});
	const parent = rows.find(({ id }) => id === parentId);
	if (!parent) throw new Refused('no-such-parent');
	if (parent.depth >= MAX_DEPTH) throw new Refused('too-deep');
	return parent;
}

/** Drawn while the article is held: within a thread, a higher id is a later comment. */
async function drawId(ctx: MemberCtx): Promise<number> {
	const [row] = await ctx.db.execute<{ id: string }>(
		sql`select nextval(pg_get_serial_sequence('comment', 'id')) as id`
	);
	return Number(row?.id);
}
