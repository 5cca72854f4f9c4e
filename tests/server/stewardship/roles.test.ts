import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hashPassword } from '#lib/server/accounts/hash-password.ts';
import { members } from '#lib/server/accounts/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { changeRole, type RoleChange } from '#lib/server/stewardship/change-role.ts';
import { listStewardshipActs } from '#lib/server/stewardship/list-acts.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';

const password = 'correct horse battery';

async function aSteward(ctx: Ctx): Promise<MemberCtx> {
	const steward = await aMemberOf(ctx, 'steward');
	const passwordHash = await hashPassword(password);
	await ctx.db.update(members).set({ passwordHash }).where(eq(members.id, steward.asker.id));
	return steward;
}

const give = (who: MemberCtx, to: MemberCtx, given: Partial<RoleChange> = {}) =>
	changeRole(who, {
		...{ handle: to.asker.handle, role: 'moderator', reason: 'Élue.', password },
		...given
	});

const roleOf = async ({ db, asker }: MemberCtx) =>
	(await db.select({ role: members.role }).from(members).where(eq(members.id, asker.id)))[0]?.role;

test(
	'a role is given with a reason, which everybody reads',
	rolledBack(async (ctx) => {
		const [steward, ana] = [await aSteward(ctx), await aWriter(ctx)];
		const { handle } = ana.asker;
		expect(await give(steward, ana, { handle: ` ${handle.toUpperCase()} ` })).toEqual({
			ok: true,
			handle
		});
		expect(await roleOf(ana)).toBe('moderator');
		expect((await listStewardshipActs(ctx)).acts).toMatchObject([
			{ kind: 'role', ofName: 'Ana', before: 'member', after: 'moderator', reason: 'Élue.' }
		]);
	})
);

test(
	'it is refused without a reason, the right password or somebody to give it to',
	rolledBack(async (ctx) => {
		const [steward, ana] = [await aSteward(ctx), await aWriter(ctx)];
		for (const [given, reason] of [
			[{ reason: ' ' }, 'says-nothing'],
			[{ reason: 'x'.repeat(2001) }, 'reason-too-long'],
			[{ password: 'wrong' }, 'password-wrong'],
			[{ handle: 'nobody-here' }, 'nobody'],
			[{ role: 'member' }, 'has-role']
		] as const) {
			expect(await give(steward, ana, given)).toEqual({ ok: false, reason });
		}
		await ctx.db
			.update(members)
			.set({ closedAt: sql`now()` })
			.where(eq(members.id, ana.asker.id));
		expect(await give(steward, ana)).toEqual({ ok: false, reason: 'nobody' });
		expect((await listStewardshipActs(ctx)).acts).toEqual([]);
	})
);

test(
	'moderators and members give none, nor does a steward who was one until now',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const [moderator, steward] = [await aMemberOf(ctx, 'moderator'), await aSteward(ctx)];
		await expect(give(ana, ana)).rejects.toThrow(Forbidden);
		await expect(give(moderator, ana)).rejects.toThrow(Forbidden);
		await ctx.db.update(members).set({ role: 'member' }).where(eq(members.id, steward.asker.id));
		await expect(give(steward, ana)).rejects.toThrow(Forbidden);
	})
);

test('two stewards who take each other’s role at once leave one', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const ctx = aCtx({ db: here.db });
	const [ana, ben] = [await aSteward(ctx), await aSteward(ctx)];
	const outcomes = await Promise.allSettled([
		give(ana, ben, { role: 'member' }),
		give({ ...ben, db: there.db }, ana, { role: 'member' })
	]);
	expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
	const isLeft = [await roleOf(ana), await roleOf(ben)].filter((role) => role === 'steward');
	expect(isLeft).toHaveLength(1);
	const last = (await roleOf(ana)) === 'steward' ? ana : ben;
	expect(await give(last, last, { role: 'member' })).toEqual({
		ok: false,
		reason: 'last-steward'
	});
	await here.db.delete(members).where(eq(members.role, 'steward'));
});
