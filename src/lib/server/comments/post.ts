import { and, eq, sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { ReplyKind } from '../../rules/reply-kinds.ts';
import { MAX_DEPTH, pathSegment } from '../../rules/threads.ts';
import type { BadText } from '../../rules/threads-text.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden, isViolationOf } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { keepCitations } from './cite.ts';
import { discardDraft } from './drafts.ts';
import { followOwnBranch } from './follow.ts';
import { holdThread } from './hold-thread.ts';
import { refuseLocked } from './lock.ts';
import { makeText, type MadeText } from './make-text.ts';
import { keepMentions } from './mention.ts';
import { Refused } from './refused.ts';
import { slowDown } from './slow-down.ts';
import { readStance, writeStance } from './stance.ts';
import { comments } from './tables.ts';
import { touchArticle } from './touch-articles.ts';

export type CommentDraft = {
	articleId: number;
	/** The comment that is answered; null for a top-level one. */
	parentId: number | null;
	markdown: string;
	/** A UUID made with the form. */
	idempotencyKey: string;
	/** What a reply says it is; a top-level comment says nothing. */
	kind?: ReplyKind | null;
	/** The options of the article's first poll that its author chose to show with it. */
	stance?: number[];
};

export type PostRefusal =
	| BadText
	| 'no-such-stance'
	| 'no-such-article'
	| 'no-such-parent'
	| 'too-deep'
	/** By a moderator; see lock.ts. */
	| 'thread-closed'
	| 'branch-locked'
	/** Nobody has commented for long. */
	| 'thread-quiet';
export type PostOutcome = { ok: true; id: number } | { ok: false; reason: PostRefusal };

/**
 * Posts a comment once: a second sending with the same key answers with the same comment.
 *
 * A parent that was deleted meanwhile is answered all the same, since its place stays.
 *
 * @throws {TooSoon} for a reply in a heated branch, in which the asker has just replied
 * @throws {Suspended}
 */
export async function postComment(
	ctx: MemberCtx,
	draft: CommentDraft & { language: Locale }
): Promise<PostOutcome> {
	const earlier = await findByKey(ctx, draft.idempotencyKey);
	if (earlier !== null) return { ok: true, id: earlier };

	await spend(ctx, 'comment');
	const text = await makeText(ctx, draft.markdown);
	if (!text.ok) return text;
	const shown = draft.stance?.length ? await readStance(ctx, draft.articleId, draft.stance) : null;
	if (draft.stance?.length && !shown) return { ok: false, reason: 'no-such-stance' };
	try {
		const id = await inTransaction(ctx, (ctx) => write(ctx, { ...draft, ...text, shown }));
		return { ok: true, id };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, reason: error.reason as PostRefusal };
		// The account was closed while this was on its way.
		if (isViolationOf(error, 'comment_author_id_member_id_fk')) throw new Forbidden();
		const twin = isViolationOf(error, 'comment_once')
			? await findByKey(ctx, draft.idempotencyKey)
			: null;
		if (twin === null) throw error;
		return { ok: true, id: twin };
	}
}

async function findByKey(ctx: MemberCtx, idempotencyKey: string): Promise<number | null> {
	const [row] = await ctx.db
		.select({ id: comments.id })
		.from(comments)
		.where(and(eq(comments.authorId, ctx.asker.id), eq(comments.idempotencyKey, idempotencyKey)));
	return row?.id ?? null;
}

async function write(
	ctx: MemberCtx,
	draft: CommentDraft &
		MadeText & { language: Locale; shown: Awaited<ReturnType<typeof readStance>> }
): Promise<number> {
	const { articleId, parentId, markdown, html, language, idempotencyKey, shown } = draft;
	const thread = await holdThread(ctx, articleId);
	if (thread === 'closed') throw new Refused('thread-quiet');
	if (!thread || !(await touchArticle(ctx, articleId, 1))) throw new Refused('no-such-article');
	await requireGoodStanding(ctx);
	const parent = parentId === null ? null : await growParent(ctx, articleId, parentId);
	await refuseLocked(ctx, { articleId, path: parent?.path });
	if (parent) await slowDown(ctx, { articleId, rootId: parent.rootId });

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
	await discardDraft(ctx, { articleId, parentId });
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
