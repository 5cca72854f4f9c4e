import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { FIRST_SETTINGS, textsOf } from '#lib/rules/site-settings.ts';
import { hashPassword } from '#lib/server/accounts/hash-password.ts';
import { readSession, startSession } from '#lib/server/accounts/sessions.ts';
import { mails, members, sessions } from '#lib/server/accounts/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { findFactors } from '#lib/server/factors/find.ts';
import { removeFactor } from '#lib/server/factors/remove.ts';
import { authenticators, passkeys, recoveryCodes } from '#lib/server/factors/tables.ts';
import { closeAccount } from '#lib/server/membership/close-account.ts';
import { exportData } from '#lib/server/membership/export-data.ts';
import { siteSettings } from '#lib/server/platform/tables.ts';
import { changeSettings, latestAct } from '#lib/server/stewardship/change-settings.ts';
import { listStewardshipActs } from '#lib/server/stewardship/list-acts.ts';
import { resetFactor, resetFactorOnServer } from '#lib/server/stewardship/reset-factor.ts';
import { stewardshipActs } from '#lib/server/stewardship/tables.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { anApp, aPasskey, aPersonWithPassword, password } from '../../support/factors.ts';

const require = async (ctx: MemberCtx) =>
	changeSettings(ctx, {
		texts: { ...textsOf(FIRST_SETTINGS), secondFactor: 'team' },
		base: await latestAct(ctx)
	});

async function aSteward(ctx: Ctx): Promise<MemberCtx> {
	const steward = await aMemberOf(ctx, 'steward');
	const passwordHash = await hashPassword(password);
	await ctx.db.update(members).set({ passwordHash }).where(eq(members.id, steward.asker.id));
	return steward;
}

test(
	'whoever asks the team for a second factor has one first',
	rolledBack(async (ctx) => {
		const steward = await aSteward(ctx);
		expect(await require(steward)).toEqual({ ok: false, reason: 'factor-first' });
		expect(await ctx.db.$count(siteSettings)).toBe(0);
		await anApp(steward);
		expect(await require(steward)).toEqual({ ok: true });
		expect((await listStewardshipActs(ctx)).acts).toMatchObject([
			{ kind: 'setting', subject: 'secondFactor', before: 'free', after: 'team' }
		]);
	})
);

test(
	'where it is asked for, the role of who has none rests until they have one',
	rolledBack(async (ctx) => {
		const [steward, moderator] = [await aSteward(ctx), await aMemberOf(ctx, 'moderator')];
		const member = await aWriter(ctx);
		await anApp(steward);
		await require(steward);
		const read = async ({ asker }: MemberCtx) => {
			const { id } = await startSession(ctx, { memberId: asker.id, agent: '' });
			const session = await readSession(ctx, id);
			return [session?.member.role, session?.lacksFactor];
		};
		expect(await read(steward)).toEqual(['steward', false]);
		expect(await read(moderator)).toEqual(['member', true]);
		expect(await read(member)).toEqual(['member', false]);
		await aPasskey(moderator);
		expect(await read(moderator)).toEqual(['moderator', false]);
	})
);

test(
	'the last factor stays with those of whom it is asked; with the last of others go the codes',
	rolledBack(async (ctx) => {
		const [steward, ana] = [await aSteward(ctx), await aPersonWithPassword(ctx)];
		for (const who of [steward, ana]) {
			await anApp(who);
			await aPasskey(who);
		}
		await require(steward);
		const keyOf = async (who: MemberCtx) => ({
			passkeyId: (await findFactors(who)).passkeys[0]!.id
		});
		// Somebody else's is not one's own.
		await removeFactor(ana, await keyOf(steward));
		expect((await findFactors(steward)).passkeys).toHaveLength(1);

		const key = await keyOf(steward);
		expect(await removeFactor(steward, 'app')).toEqual({ ok: true });
		// With the role at rest in the session it is the same.
		const resting = { ...steward, asker: { ...steward.asker, role: 'member' as const } };
		expect(await removeFactor(resting, key)).toEqual({ ok: false, reason: 'factor-needed' });

		expect(await removeFactor(ana, 'app')).toEqual({ ok: true });
		expect((await findFactors(ana)).codesLeft).toBe(10);
		expect(await removeFactor(ana, await keyOf(ana))).toEqual({ ok: true });
		expect(await findFactors(ana)).toEqual({ appSince: null, passkeys: [], codesLeft: 0 });
		const told = await ctx.db.select().from(mails).where(eq(mails.memberId, ana.asker.id));
		expect(told.map(({ kind }) => kind)).toEqual([
			...['factor-added', 'factor-added', 'factor-removed', 'factor-removed']
		]);
	})
);

test('of two factors that are taken away at once, one stays where one is asked for', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const steward = await aSteward(aCtx({ db: here.db }));
	await anApp(steward);
	await aPasskey(steward);
	const passkeyId = (await findFactors(steward)).passkeys[0]!.id;
	await require(steward);
	const outcomes = await Promise.all([
		removeFactor(steward, 'app'),
		removeFactor({ ...steward, db: there.db }, { passkeyId })
	]);
	expect(outcomes).toContainEqual({ ok: true });
	expect(outcomes).toContainEqual({ ok: false, reason: 'factor-needed' });
	await clear(here, steward);
});

test('who takes their factor away while they ask the team for one is not locked out', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const steward = await aSteward(aCtx({ db: here.db }));
	await anApp(steward);
	const [asked, removed] = await Promise.all([
		require(steward),
		removeFactor({ ...steward, db: there.db }, 'app')
	]);
	expect([asked.ok, removed.ok].filter(Boolean)).toHaveLength(1);
	await clear(here, steward);
});

async function clear({ db }: Pick<Ctx, 'db'>, { asker }: MemberCtx): Promise<void> {
	await db.delete(siteSettings);
	await db.delete(stewardshipActs);
	await db.delete(members).where(eq(members.id, asker.id));
}

test(
	'a steward takes away what a member lost; everybody can read it, and the member is told',
	rolledBack(async (ctx) => {
		const [steward, ana] = [await aSteward(ctx), await aPersonWithPassword(ctx)];
		const reset = (who: MemberCtx, given = {}) =>
			resetFactor(who, { handle: ana.asker.handle, reason: 'Perdu.', password, ...given });
		expect(await reset(steward)).toEqual({ ok: false, reason: 'no-factor' });
		await anApp(ana);
		await aPasskey(ana);
		await anApp(steward);
		for (const [given, reason] of [
			[{ reason: ' ' }, 'says-nothing'],
			[{ reason: 'x'.repeat(2001) }, 'reason-too-long'],
			[{ password: 'wrong' }, 'password-wrong'],
			[{ handle: 'nobody-here' }, 'nobody'],
			[{ handle: steward.asker.handle }, 'oneself']
		] as const) {
			expect(await reset(steward, given)).toEqual({ ok: false, reason });
		}
		await expect(reset(await aMemberOf(ctx, 'moderator'))).rejects.toThrow(Forbidden);
		expect((await findFactors(ana)).codesLeft).toBe(10);

		expect(await reset(steward, { handle: ` ${ana.asker.handle.toUpperCase()}` })).toEqual({
			ok: true
		});
		expect(await findFactors(ana)).toEqual({ appSince: null, passkeys: [], codesLeft: 0 });
		expect((await listStewardshipActs(ctx)).acts).toMatchObject([
			{ kind: 'factor-reset', ofName: ana.asker.displayName, reason: 'Perdu.' }
		]);
		const told = await ctx.db.select().from(mails).where(eq(mails.memberId, ana.asker.id));
		expect(told.at(-1)?.kind).toBe('factor-reset');
	})
);

test(
	'where no steward is left who could, whoever runs the server does, in the same log',
	rolledBack(async (ctx) => {
		const steward = await aSteward(ctx);
		const { handle } = steward.asker;
		await anApp(steward);
		expect(await resetFactorOnServer(ctx, { handle, reason: 'Téléphone perdu.' })).toEqual({
			ok: true
		});
		expect((await findFactors(steward)).appSince).toBeNull();
		expect((await listStewardshipActs(ctx)).acts).toMatchObject([
			{ kind: 'factor-reset', name: null, ofName: 'steward', reason: 'Téléphone perdu.' }
		]);
	})
);

test(
	'a member takes home what they called their passkeys, and closing the account leaves nothing',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const { secret, codes } = await anApp(ana);
		await aPasskey(ana, 'mon téléphone');
		const exported = JSON.stringify(await exportData(ana, undefined));
		expect(exported).toContain('mon téléphone');
		expect(exported).not.toContain(secret);
		expect(exported).not.toContain(codes[0]);
		expect(exported).not.toMatch(/publicKey|credentialId|sealed/);

		await closeAccount(ana, { password, withdrawBallots: false, comments: 'keep' });
		for (const table of [authenticators, passkeys, recoveryCodes, sessions]) {
			expect(await ctx.db.$count(table, sql`true`)).toBe(0);
		}
	})
);
