import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { changePassword } from '#lib/server/accounts/change-password.ts';
import { makeLink } from '#lib/server/accounts/mailed-links.ts';
import { keepForm, markProved, purgeKeptForms, takeKept } from '#lib/server/accounts/recent.ts';
import { resetPassword } from '#lib/server/accounts/reset-password.ts';
import { readSession, startSession } from '#lib/server/accounts/sessions.ts';
import { members, sessions } from '#lib/server/accounts/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { findPendingLogin } from '#lib/server/factors/pending-logins.ts';
import { proveAgain } from '#lib/server/factors/prove-again.ts';
import { purgeUnfinished } from '#lib/server/factors/purge.ts';
import { pendingLogins } from '#lib/server/factors/tables.ts';
import { joinByLoggingIn, joinBySecondStep } from '#lib/server/membership/join.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { anApp, aPersonWithPassword, codeOf, password } from '../../support/factors.ts';

const onward = { next: '/articles/x', draft: { commentId: 7, markdown: 'À moitié écrit.' } };

async function begin(ctx: Ctx, { asker }: MemberCtx, given = password): Promise<string> {
	const outcome = await joinByLoggingIn(ctx, { handle: asker.handle, password: given }, onward);
	if (!outcome.ok || outcome.member) throw new Error('no second step was asked for');
	return outcome.pending;
}

const step = (ctx: Ctx, token: string, code: string) =>
	joinBySecondStep(ctx, token, { by: 'code', code });

test(
	'the password opens nothing before the second step, which brings back what waits',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const { secret } = await anApp(ana);
		const token = await begin(ctx, ana);
		expect(await ctx.db.$count(sessions)).toBe(0);
		expect(await step(ctx, token, '000000')).toEqual({ ok: false, reason: 'code-wrong' });
		expect(await step(ctx, token, codeOf(secret))).toMatchObject({
			...{ ok: true, onward },
			member: { id: ana.asker.id }
		});
		expect(await step(ctx, token, codeOf(secret, 30))).toEqual({ ok: false, reason: 'over' });
		expect(await step(ctx, 'no such token', codeOf(secret, 30))).toEqual({
			...{ ok: false, reason: 'over' }
		});
	})
);

test(
	'a login that waits for too long is over, and what waited comes back',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const { secret } = await anApp(ana);
		const token = await begin(ctx, ana);
		const age = (interval: string) =>
			ctx.db
				.update(pendingLogins)
				.set({ expiresAt: sql`clock_timestamp() - ${interval}::interval` });
		await age('1 second');
		expect(await step(ctx, token, codeOf(secret))).toEqual({ ok: false, reason: 'over' });
		expect(await findPendingLogin(ctx, token)).toMatchObject({ isOver: true, onward });
		await purgeUnfinished(ctx);
		expect(await ctx.db.$count(pendingLogins)).toBe(1);
		await age('25 hours');
		await purgeUnfinished(ctx);
		expect(await ctx.db.$count(pendingLogins)).toBe(0);
	})
);

test('of two who finish one login at once, one is let in', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const ctx = aCtx({ db: here.db });
	const ana = await aPersonWithPassword(ctx);
	const { codes } = await anApp(ana);
	const token = await begin(ctx, ana);
	const outcomes = await Promise.all(
		[here, there].map(({ db }, n) => step(aCtx({ db }), token, codes[n]!))
	);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes).toContainEqual({ ok: false, reason: 'over' });
	await here.db.delete(members).where(eq(members.id, ana.asker.id));
});

test(
	'a new password ends logins that began with the old one, and does not do away with the second step',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const { codes } = await anApp(ana);
		const token = await begin(ctx, ana);
		const next = 'another sentence';
		await changePassword(ana, { current: password, next, sessionId: 'x' });
		expect(await step(ctx, token, codes[0]!)).toEqual({ ok: false, reason: 'over' });

		const later = await begin(ctx, ana, next);
		const link = await makeLink(ctx, 'reset-password', {
			...{ memberId: ana.asker.id, mailKey: 'a' }
		});
		await resetPassword(ctx, { token: link, password: 'by mail, a third one' });
		expect(await step(ctx, later, codes[0]!)).toEqual({ ok: false, reason: 'over' });
		expect(await begin(ctx, ana, 'by mail, a third one')).toMatch(/^[\w-]{32}$/);
	})
);

test(
	'who logged in long ago proves again who they are: by password, and by code where there is an app',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const { id } = await startSession(ctx, { memberId: ana.asker.id, agent: '' });
		const isRecent = async () => (await readSession(ctx, id))?.isRecent;
		const age = () =>
			ctx.db.update(sessions).set({ provedAt: sql`clock_timestamp() - interval '16 minutes'` });
		const prove = (given: { password?: string; code?: string }) =>
			proveAgain(ana, id, { by: 'password', password, code: '', ...given });
		expect(await isRecent()).toBe(true);
		await age();
		expect(await isRecent()).toBe(false);
		expect(await prove({ password: 'wrong' })).toEqual({ ok: false, reason: 'password-wrong' });
		expect(await isRecent()).toBe(false);
		expect(await prove({})).toEqual({ ok: true });
		expect(await isRecent()).toBe(true);

		const { secret } = await anApp(ana);
		await age();
		expect(await prove({})).toEqual({ ok: false, reason: 'code-wrong' });
		expect(await prove({ password: 'wrong', code: codeOf(secret) })).toEqual({
			...{ ok: false, reason: 'password-wrong' }
		});
		expect(await isRecent()).toBe(false);
		expect(await prove({ code: codeOf(secret) })).toEqual({ ok: true });
		expect(await isRecent()).toBe(true);

		// Nobody proves anything in a session of somebody else's.
		await age();
		await markProved(await aPersonWithPassword(ctx), id);
		expect(await isRecent()).toBe(false);
	})
);

test(
	'what somebody was sending waits in their session for a day, for its own page, and is given once',
	rolledBack(async (ctx) => {
		const [ana, bea] = [await aPersonWithPassword(ctx), await aPersonWithPassword(ctx)];
		const { id } = await startSession(ctx, { memberId: ana.asker.id, agent: '' });
		const fields = { email: 'ana@example.org' };
		const keep = () => keepForm(ana, id, { page: '/settings', fields });
		await keep();
		expect(await takeKept(ana, id, '/steward/team')).toBeNull();
		expect(await takeKept(bea, id, '/settings')).toBeNull();
		expect(await takeKept(ana, id, '/settings')).toEqual(fields);
		expect(await takeKept(ana, id, '/settings')).toBeNull();

		await keep();
		// However long ago they logged in.
		await ctx.db.update(sessions).set({ provedAt: sql`now() - interval '20 days'` });
		await purgeKeptForms(ctx);
		expect(await takeKept(ana, id, '/settings')).toEqual(fields);
		await keep();
		await ctx.db.update(sessions).set({ keptAt: sql`now() - interval '25 hours'` });
		await purgeKeptForms(ctx);
		expect(await takeKept(ana, id, '/settings')).toBeNull();
	})
);
