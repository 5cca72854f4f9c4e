import { and, desc, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { ACT_KINDS, isOnMember } from '../../rules/moderation.ts';
import { members } from '../accounts/tables.ts';
import { articles } from '../articles/tables.ts';
import { heldComments } from '../comments/held-tables.ts';
import { comments } from '../comments/tables.ts';
import type { Ctx } from '../ctx.ts';
import { concerning, listOwners } from './owners.ts';
import { appeals, moderationActs } from './tables.ts';

const PER_PAGE = 50;

const ON_CONTENT = ACT_KINDS.filter((kind) => !isOnMember(kind));

/** An act as everybody may read it: without the names of who acted and whom it is on. */
export type LoggedAct = Awaited<ReturnType<typeof selectActs>>[number];

const selectActs = (ctx: Ctx, where: SQL | undefined, limit: number) =>
	ctx.db
		.select({
			id: moderationActs.id,
			kind: moderationActs.kind,
			rule: moderationActs.rule,
			reason: moderationActs.reason,
			happenedAt: moderationActs.happenedAt,
			expiresAt: moderationActs.expiresAt,
			amount: moderationActs.amount,
			undoneAt: moderationActs.undoneAt,
			undoReason: moderationActs.undoReason,
			/** Of a published one. */
			slug: sql<string | null>`case when ${articles.state} = 'published' then ${articles.slug} end`,
			/** Where an act on a comment or a branch can be seen. */
			commentId: sql<number | null>`case when ${articles.state} = 'published'
				and ${moderationActs.kind} in ('hide-comment', 'lock-branch')
				then ${moderationActs.commentId} end`.mapWith(Number),
			/** The poll that it cancelled. */
			pollId: sql<number | null>`(select id from poll
				where cancel_act_id = ${moderationActs.id})`.mapWith(Number),
			appealedAt: appeals.appealedAt,
			appealDecidedAt: appeals.decidedAt,
			isUpheld: appeals.isUpheld,
			answer: appeals.answer
		})
		.from(moderationActs)
		.leftJoin(articles, eq(articles.id, moderationActs.articleId))
		.leftJoin(appeals, eq(appeals.actId, moderationActs.id))
		.where(where)
		.orderBy(desc(moderationActs.id))
		.limit(limit);

/** Which acts: all of them, those about one comment, in one article and its thread, or on one member. */
export type ActsOf = {
	commentId?: number;
	articleId?: number;
	memberId?: number;
	/** Those on this member, and those that closed a branch or thread of theirs. */
	concernedId?: number;
	/** Without those on members, whom a comment names. */
	isOnContent?: boolean;
};

/** The public log, the newest first. */
export async function listActs(
	ctx: Ctx,
	{ before, of = {} }: { before?: number | undefined; of?: ActsOf } = {}
): Promise<{ acts: LoggedAct[]; older: number | null }> {
	const rows = await selectActs(
		ctx,
		and(
			before === undefined ? undefined : lt(moderationActs.id, before),
			of.commentId === undefined ? undefined : eq(moderationActs.commentId, of.commentId),
			of.articleId === undefined ? undefined : eq(moderationActs.articleId, of.articleId),
			of.isOnContent ? inArray(moderationActs.kind, ON_CONTENT) : undefined,
			of.memberId === undefined ? undefined : eq(moderationActs.memberId, of.memberId),
			of.concernedId === undefined ? undefined : concerning(of.concernedId)
		),
		PER_PAGE + 1
	);
	const acts = rows.slice(0, PER_PAGE);
	return { acts, older: rows.length > PER_PAGE ? (acts.at(-1)?.id ?? null) : null };
}

export async function findAct(ctx: Ctx, id: number): Promise<LoggedAct | null> {
	const [act] = await selectActs(ctx, eq(moderationActs.id, id), 1);
	return act ?? null;
}

const moderators = alias(members, 'moderator');
const undoers = alias(members, 'undoer');

/** What of an act only moderators and whom it concerns may read. */
export async function findActDetails(ctx: Ctx, id: number) {
	const [row] = await ctx.db
		.select({
			kind: moderationActs.kind,
			moderatorId: moderationActs.moderatorId,
			memberId: moderationActs.memberId,
			moderator: moderators.displayName,
			undoneBy: undoers.displayName,
			member: { handle: members.handle, displayName: members.displayName },
			/** What was hidden. */
			html: comments.html,
			language: comments.language,
			commentId: moderationActs.commentId,
			commentState: comments.state,
			articleId: moderationActs.articleId,
			appeal: appeals.words,
			/** What was refused, as long as its author keeps it. */
			refusedHtml: heldComments.html,
			refusedLanguage: heldComments.language,
			heldId: heldComments.id
		})
		.from(moderationActs)
		.leftJoin(members, eq(members.id, moderationActs.memberId))
		.leftJoin(moderators, eq(moderators.id, moderationActs.moderatorId))
		.leftJoin(undoers, eq(undoers.id, moderationActs.undoneBy))
		.leftJoin(comments, eq(comments.id, moderationActs.commentId))
		.leftJoin(appeals, eq(appeals.actId, moderationActs.id))
		.leftJoin(heldComments, eq(heldComments.actId, moderationActs.id))
		.where(eq(moderationActs.id, id));
	return row ? { ...row, ownerIds: await listOwners(ctx, row) } : null;
}
