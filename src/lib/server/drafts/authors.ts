import { and, asc, eq, ne, sql } from 'drizzle-orm';
import {
	canAcceptInvitation,
	canChooseAuthors,
	canLeaveAuthors,
	type Part
} from '../../rules/permissions.ts';
import { findProfile } from '../accounts/find.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { members } from '../accounts/tables.ts';
import { articleAuthors } from '../articles/tables.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { holdArticle, holdOwn } from './hold.ts';

export type ArticleAuthor = { memberId: number; handle: string; displayName: string; role: Part };

/** Writers of one article at most, with those who are asked. */
const MOST = 10;

export type InviteOutcome =
	| { ok: true; memberId: number; isNew: boolean }
	| { ok: false; reason: 'no-such-member' | 'too-many-authors' };

/** Who writes an article and who is asked to, the author first. */
export const listAuthors = (ctx: Ctx, articleId: number): Promise<ArticleAuthor[]> =>
	ctx.db
		.select({
			memberId: members.id,
			handle: members.handle,
			displayName: members.displayName,
			role: articleAuthors.role
		})
		.from(articleAuthors)
		.innerJoin(members, eq(members.id, articleAuthors.memberId))
		.where(eq(articleAuthors.articleId, articleId))
		.orderBy(asc(articleAuthors.role), asc(articleAuthors.since), asc(members.id));

/**
 * Asks a member, by any spelling of the handle, to write along. They can read the
 * draft from now on, and write once they accept. Asking again changes nothing.
 *
 * @throws {Forbidden} for one who did not begin the article
 * @throws {Suspended}
 */
export async function inviteAuthor(
	ctx: MemberCtx,
	{ id, handle }: { id: number; handle: string }
): Promise<InviteOutcome> {
	await spend(ctx, 'invitation');
	const profile = await findProfile(ctx, handle.trim().replace(/^@/, ''));
	return inTransaction<MemberCtx, InviteOutcome>(ctx, async (ctx) => {
		const held = await holdArticle(ctx, id);
		if (!held || !canChooseAuthors(ctx.asker, held)) throw new Forbidden();
		await requireGoodStanding(ctx);
		if (!profile || profile.closedAt) return { ok: false, reason: 'no-such-member' };
		const there = await ctx.db.$count(articleAuthors, eq(articleAuthors.articleId, id));
		if (there >= MOST) return { ok: false, reason: 'too-many-authors' };
		const added = await ctx.db
			.insert(articleAuthors)
			.values({ articleId: id, memberId: profile.id, role: 'invited' })
			.onConflictDoNothing()
			.returning({ memberId: articleAuthors.memberId });
		return { ok: true, memberId: profile.id, isNew: added.length > 0 };
	});
}

/**
 * Becomes a co-author of what one was invited to; false when one was not, or no longer,
 * as once it is published. The article is held: an invitation is accepted before or
 * after its publication, never across it.
 */
export const acceptInvitation = (ctx: MemberCtx, id: number): Promise<boolean> =>
	inTransaction(ctx, async (ctx) => {
		const held = await holdOwn(ctx, id);
		if (!held || !canAcceptInvitation(ctx.asker, held)) return false;
		await ctx.db
			.update(articleAuthors)
			.set({ role: 'co-author', since: sql`clock_timestamp()` })
			.where(and(eq(articleAuthors.articleId, id), eq(articleAuthors.memberId, ctx.asker.id)));
		return true;
	});

/**
 * Declines an invitation, or stops writing along. What one wrote stays. For somebody
 * who has no part in the article there is nothing to do.
 *
 * @throws {Forbidden} for the author, and for co-authors once it is published
 */
export const leaveAuthors = (ctx: MemberCtx, id: number): Promise<void> =>
	inTransaction(ctx, async (ctx) => {
		const held = await holdOwn(ctx, id);
		if (!held) return;
		if (!canLeaveAuthors(ctx.asker, held)) throw new Forbidden();
		await removeAuthor(ctx, id, ctx.asker.id);
	});

/** Who was asked to write along and has not answered has no part in what is published. */
export async function dropInvitations(ctx: Ctx, articleId: number): Promise<void> {
	await ctx.db
		.delete(articleAuthors)
		.where(and(eq(articleAuthors.articleId, articleId), eq(articleAuthors.role, 'invited')));
}

/**
 * Takes back an invitation, or the part of a co-author.
 *
 * @throws {Forbidden} for one who did not begin the article
 */
export const dismissAuthor = (
	ctx: MemberCtx,
	{ id, memberId }: { id: number; memberId: number }
): Promise<void> =>
	inTransaction(ctx, async (ctx) => {
		const held = await holdArticle(ctx, id);
		if (!held || !canChooseAuthors(ctx.asker, held)) throw new Forbidden();
		await removeAuthor(ctx, id, memberId);
	});

async function removeAuthor(ctx: Ctx, articleId: number, memberId: number): Promise<void> {
	await ctx.db
		.delete(articleAuthors)
		.where(
			and(
				eq(articleAuthors.articleId, articleId),
				eq(articleAuthors.memberId, memberId),
				ne(articleAuthors.role, 'author')
			)
		);
}
