import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Role } from '../../rules/permissions.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { members } from '../accounts/tables.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { holdByHandle, readAct, type ActOnMember, type ActRefusal } from './act-on-member.ts';
import { stewardshipActs } from './tables.ts';

export type RoleRefusal =
	| ActRefusal
	/** The site would have nobody left who can give a role. */
	| 'last-steward'
	/** They have this role already: somebody else was quicker. */
	| 'has-role';

export type RoleChange = ActOnMember & { role: Role };

/**
 * Gives a member another role. All team members are held meanwhile, in one order: of
 * two stewards who take each other's role away, the second finds itself the last one.
 *
 * @throws {Forbidden} for those who are no stewards, or no longer
 */
export async function changeRole(
	ctx: MemberCtx,
	change: RoleChange
): Promise<{ ok: true; handle: string } | { ok: false; reason: RoleRefusal }> {
	const read = await readAct(ctx, change);
	if (!read.ok) return read;
	return inTransaction(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const stewards = await ctx.db
			.select({ id: members.id })
			.from(members)
			.where(and(eq(members.role, 'steward'), isNull(members.closedAt)))
			.orderBy(asc(members.id))
			.for('no key update');
		if (!stewards.some(({ id }) => id === ctx.asker.id)) throw new Forbidden();
		const target = await holdByHandle(ctx, change.handle);
		if (!target) return { ok: false, reason: 'nobody' };
		if (target.role === change.role) return { ok: false, reason: 'has-role' };
		if (target.role === 'steward' && stewards.length === 1) {
			return { ok: false, reason: 'last-steward' };
		}
		await ctx.db.update(members).set({ role: change.role }).where(eq(members.id, target.id));
		await ctx.db.insert(stewardshipActs).values({
			kind: 'role',
			memberId: ctx.asker.id,
			ofMemberId: target.id,
			before: target.role,
			after: change.role,
			reason: read.reason
		});
		return { ok: true, handle: target.handle };
	});
}

/** Those who keep the peace and run the site, stewards first. */
export async function listTeam(ctx: MemberCtx) {
	const rows = await ctx.db
		.select({
			id: members.id,
			handle: members.handle,
			displayName: members.displayName,
			role: members.role
		})
		.from(members)
		.where(and(inArray(members.role, ['moderator', 'steward']), isNull(members.closedAt)))
		.orderBy(asc(members.handleKey));
	return rows.sort((a, b) => Number(b.role === 'steward') - Number(a.role === 'steward'));
}
