import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { agentClass } from '#lib/server/accounts/agent-class.ts';
import { changePassword } from '#lib/server/accounts/change-password.ts';
import { listSessions } from '#lib/server/accounts/list-sessions.ts';
import { logIn } from '#lib/server/accounts/log-in.ts';
import {
	endLabelledSession,
	endOtherSessions,
	endSession,
	purgeExpiredSessions,
	readSession,
	SESSION_DAYS,
	startSession
} from '#lib/server/accounts/sessions.ts';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import { members, sessions } from '#lib/server/accounts/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { rolledBack } from '../../support/database.ts';

const password = 'correct horse battery';

async function joined(ctx: Ctx, handle: string): Promise<MemberCtx> {
	const outcome = await signUp(ctx, { handle, password });
	if (!outcome.ok) throw new Error(outcome.reason);
	return { ...ctx, asker: outcome.member };
}

const started = async (ctx: MemberCtx, agent = 'Firefox, Linux') =>
	(await startSession(ctx, { memberId: ctx.asker.id, agent })).id;

test(
	'a session says who holds it, until it is ended',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana');
		const id = await started(asAna);

		expect(await readSession(ctx, id)).toEqual({
			member: asAna.asker,
			unread: 0,
			standing: { isBarred: false, suspendedUntil: null },
			isRecent: true,
			lacksFactor: false,
			renewedUntil: null
		});
		await endSession(ctx, id);
		expect(await readSession(ctx, id)).toBeNull();
		expect(await readSession(ctx, 'x')).toBeNull();
		expect(await readSession(ctx, '\0'.repeat(40))).toBeNull();
	})
);

test(
	'the database does not hold the session id in any form that could be read back',
	rolledBack(async (ctx) => {
		const id = await started(await joined(ctx, 'ana'));
		const [row] = await ctx.db.execute(
			sql`select row_to_json(session) as json, encode(hash, 'escape') as bytes, length(hash) as length from session`
		);
		expect(row?.['length']).toBe(32);
		expect(JSON.stringify(row)).not.toContain(id);
	})
);

test(
	'a session lasts 30 days and is prolonged once half of them are over',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana');
		const id = await started(asAna);
		const leave = (days: number) =>
			ctx.db.update(sessions).set({ expiresAt: sql`now() + make_interval(days => ${days})` });

		await leave(SESSION_DAYS / 2 + 1);
		expect((await readSession(ctx, id))?.renewedUntil).toBeNull();
		await leave(SESSION_DAYS / 2 - 1);
		const renewed = (await readSession(ctx, id))?.renewedUntil;
		const days = ((renewed?.getTime() ?? 0) - Date.now()) / 86_400_000;
		expect(days).toBeCloseTo(SESSION_DAYS, 1);
		const [row] = await ctx.db.select().from(sessions);
		expect(row?.expiresAt).toEqual(renewed);

		await leave(-1);
		expect(await readSession(ctx, id)).toBeNull();
		expect(await ctx.db.$count(sessions)).toBe(1);
		await purgeExpiredSessions(ctx);
		expect(await ctx.db.$count(sessions)).toBe(0);
	})
);

test(
	'its owner ends one session or all others, and nobody else’s',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana');
		const asBea = await joined(ctx, 'bea');
		const [here, phone, work] = [
			await started(asAna),
			await started(asAna, 'Safari, iOS'),
			await started(asAna, 'Edge, Windows')
		];
		const ofBea = await started(asBea);

		const listed = await listSessions(asAna, here);
		expect(listed.map(({ isCurrent }) => isCurrent).filter(Boolean)).toHaveLength(1);
		const labelOfPhone = listed.find(({ agent }) => agent === 'Safari, iOS')!.label;
		await endLabelledSession(asBea, labelOfPhone);
		expect(await readSession(ctx, phone)).not.toBeNull();
		await endLabelledSession(asAna, labelOfPhone);
		expect(await readSession(ctx, phone)).toBeNull();

		await endOtherSessions(asAna, here);
		expect(await readSession(ctx, work)).toBeNull();
		expect(await readSession(ctx, here)).not.toBeNull();
		expect(await readSession(ctx, ofBea)).not.toBeNull();
	})
);

test(
	'a new password asks for the old one, ends the other sessions and replaces it',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana');
		const [here, elsewhere] = [await started(asAna), await started(asAna)];
		const change = (current: string, next: string) =>
			changePassword(asAna, { current, next, sessionId: here });

		expect(await change('not this one', 'another sentence')).toEqual({
			ok: false,
			reason: 'password-wrong'
		});
		expect(await change(password, 'password')).toEqual({ ok: false, reason: 'password-common' });
		expect(await readSession(ctx, elsewhere)).not.toBeNull();

		expect(await change(password, 'another sentence')).toEqual({ ok: true });
		expect(await readSession(ctx, elsewhere)).toBeNull();
		expect(await readSession(ctx, here)).not.toBeNull();
		expect(await logIn(ctx, { handle: 'ana', password })).toEqual({ ok: false, reason: 'wrong' });
		expect(await logIn(ctx, { handle: 'ana', password: 'another sentence' })).toMatchObject({
			ok: true
		});
	})
);

test(
	'a closed account has no session, even if its row were left behind',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana');
		const id = await started(asAna);
		await ctx.db
			.update(members)
			.set({ closedAt: new Date() })
			.where(eq(members.id, asAna.asker.id));
		expect(await readSession(ctx, id)).toBeNull();
		expect(await logIn(ctx, { handle: 'ana', password })).toEqual({ ok: false, reason: 'wrong' });
	})
);

test.each([
	['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox, Linux'],
	[
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
		'Safari, iOS'
	],
	[
		'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
		'Edge, Windows'
	],
	[
		'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
		'Chrome, Android'
	],
	['curl/8.0', ''],
	[null, '']
])('of the browser %j its owner reads: %s', (header, name) => {
	expect(agentClass(header)).toBe(name);
});
