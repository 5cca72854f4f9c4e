import { sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { ReplyKind } from '../../rules/reply-kinds.ts';
import type { BadText } from '../../rules/threads-text.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden, isViolationOf } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { findHoldReason, holdBack } from './hold.ts';
import { makeText } from './make-text.ts';
import { Refused } from './refused.ts';
import { readStance } from './stance.ts';
import { openThread, writeComment, type ReadyComment } from './write-comment.ts';

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
	| 'thread-quiet'
	/** For a moderator; see rules/holding.ts. */
	| 'too-many-wait';

/** The comment; or, where a moderator must read it first, what waits. */
type Posted = { id: number } | { id: null; heldId: number };
export type PostOutcome = ({ ok: true } & Posted) | { ok: false; reason: PostRefusal };

/**
 * Posts a comment once, or has it wait for a moderator: a second sending with the same
 * key answers with the same.
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
	const earlier = await findEarlier(ctx, draft.idempotencyKey);
	if (earlier) return { ok: true, ...earlier };

	await spend(ctx, 'comment');
	const text = await makeText(ctx, draft.markdown);
	if (!text.ok) return text;
	const shown = draft.stance?.length ? await readStance(ctx, draft.articleId, draft.stance) : null;
	if (draft.stance?.length && !shown) return { ok: false, reason: 'no-such-stance' };
	try {
		const posted = await inTransaction(ctx, (ctx) => write(ctx, { ...draft, ...text, shown }));
		return { ok: true, ...posted };
	} catch (error) {
		if (error instanceof Refused) return { ok: false, reason: error.reason as PostRefusal };
		// The account was closed while this was on its way.
		if (isViolationOf(error, 'comment_author_id_member_id_fk')) throw new Forbidden();
		const isTwin =
			error instanceof Twin ||
			isViolationOf(error, 'comment_once') ||
			isViolationOf(error, 'held_comment_once');
		const twin = isTwin ? await findEarlier(ctx, draft.idempotencyKey) : null;
		if (!twin) throw error;
		return { ok: true, ...twin };
	}
}

async function findEarlier(ctx: MemberCtx, idempotencyKey: string): Promise<Posted | null> {
	const isIt = sql`idempotency_key = ${idempotencyKey}::uuid`;
	const [row] = await ctx.db.execute<{ id: number | null; heldId: number }>(sql`
		select id::int, 0 as "heldId" from comment where author_id = ${ctx.asker.id} and ${isIt}
		union all select null, id::int from held_comment
			where member_id = ${ctx.asker.id} and state <> 'posted' and ${isIt}
		limit 1`);
	if (!row) return null;
	return row.id === null ? { id: null, heldId: row.heldId } : { id: row.id };
}

/** The same form was sent twice at once, and the other one was first. */
class Twin extends Error {}

async function write(ctx: MemberCtx, draft: ReadyComment): Promise<Posted> {
	await openThread(ctx, draft.articleId);
	await requireGoodStanding(ctx);
	const why = await findHoldReason(ctx, draft.html);
	// Looked for behind that: of two sendings at once, the first may have used up what was asked for.
	if (await findEarlier(ctx, draft.idempotencyKey)) throw new Twin();
	if (why) return { id: null, heldId: await holdBack(ctx, draft, why) };
	return { id: await writeComment(ctx, draft) };
}
