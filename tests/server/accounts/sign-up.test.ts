import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { handleKey } from '#lib/rules/handle.ts';
import { LIMITS } from '#lib/rules/limits.ts';
import { logIn } from '#lib/server/accounts/log-in.ts';
import { offerFirstSteward } from '#lib/server/accounts/offer-first-steward.ts';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import { mails, members, oneTimeTokens } from '#lib/server/accounts/tables.ts';
import { TooMany } from '#lib/server/errors.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

const password = 'correct horse battery';

test('two spellings of one handle, sent at once from two connections, make one account', async () => {
	const first = await testDatabase();
	const second = first.openPool();
	for (const [one, other] of [
		['Straße', 'STRASSE'],
		['chloé', 'ＣＨＬＯÉ'],
		['race', 'Race']
	] as const) {
		const outcomes = await Promise.all([
			signUp(aCtx({ db: first.db }), { handle: one, password }),
			signUp(aCtx({ db: second.db }), { handle: other, password })
		]);
		expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect(outcomes).toContainEqual({ ok: false, reason: 'handle-taken' });
		expect(await first.db.$count(members, eq(members.handleKey, handleKey(one)))).toBe(1);
	}
});

test.each([
	['Émile.Zola', 'emilezola'],
	['oscar', '0scar'],
	['lili', '1i1i'],
	['modern', 'modem'],
	['vivvy', 'vi-wy'],
	['coco', 'сосо'],
	['BOB', 'ВОВ'],
	['nina', 'ΝΙΝΑ'],
	['viva', 'νινα'],
	['сара', 'capa'],
	['hugo', 'հսցօ']
])('%s is somebody, so that %s can be nobody else', (one, other) =>
	rolledBack(async (ctx) => {
		expect(await signUp(ctx, { handle: one, password })).toMatchObject({ ok: true });
		expect(await signUp(ctx, { handle: other, password })).toEqual({
			ok: false,
			reason: 'handle-alike'
		});
		expect(await signUp(ctx, { handle: `${other}2`, password })).toMatchObject({ ok: true });
	})()
);

test.each(['rnod', 'rnodo', '0fficiel', 'ΑΝΟΝΥΜΕ', 'steward-staff'])(
	'%s looks like the site’s own voice, and is nobody’s handle',
	(handle) =>
		rolledBack(async (ctx) => {
			expect(await signUp(ctx, { handle, password })).toEqual({
				ok: false,
				reason: 'handle-reserved'
			});
		})()
);

test('two handles that look alike, sent at once from two connections, make one account', async () => {
	const first = await testDatabase();
	const second = first.openPool();
	const outcomes = await Promise.all([
		signUp(aCtx({ db: first.db }), { handle: 'paul-0', password }),
		signUp(aCtx({ db: second.db }), { handle: 'paul-O', password })
	]);
	expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
	expect(outcomes).toContainEqual({ ok: false, reason: 'handle-alike' });
});

test('one steward link used twice at once makes one steward', async () => {
	const first = await testDatabase();
	const second = first.openPool();
	const token = await offerFirstSteward(aCtx({ db: first.db }));
	expect(token).not.toBeNull();

	const outcomes = await Promise.all([
		signUp(aCtx({ db: first.db }), { handle: 'stewardess', password, stewardToken: token! }),
		signUp(aCtx({ db: second.db }), { handle: 'usurper', password, stewardToken: token! })
	]);

	expect(outcomes).toContainEqual({ ok: false, reason: 'steward-link-dead' });
	expect(await first.db.$count(members, eq(members.role, 'steward'))).toBe(1);
	expect(
		await first.db.$count(members, eq(members.handleKey, outcomes[0].ok ? 'usurper' : 'stewardess'))
	).toBe(0);
	expect(await offerFirstSteward(aCtx({ db: first.db }))).toBeNull();
	await first.db.delete(members).where(eq(members.role, 'steward'));
});

test(
	'a refused sign-up leaves the steward link as it was',
	rolledBack(async (ctx) => {
		const stewardToken = (await offerFirstSteward(ctx))!;
		await signUp(ctx, { handle: 'ana', password });

		expect(await signUp(ctx, { handle: 'Ana', password, stewardToken })).toEqual({
			ok: false,
			reason: 'handle-taken'
		});
		expect(await signUp(ctx, { handle: 'bea', password, stewardToken })).toMatchObject({
			ok: true,
			member: { role: 'steward' }
		});
	})
);

test(
	'a new steward link replaces the earlier one, and an old one is dead',
	rolledBack(async (ctx) => {
		const replaced = (await offerFirstSteward(ctx))!;
		const expired = (await offerFirstSteward(ctx))!;
		const use = (stewardToken: string) => signUp(ctx, { handle: 'ana', password, stewardToken });
		expect(await use(replaced)).toEqual({ ok: false, reason: 'steward-link-dead' });

		await ctx.db.update(oneTimeTokens).set({ expiresAt: new Date(Date.now() - 1000) });
		expect(await use(expired)).toEqual({ ok: false, reason: 'steward-link-dead' });
		expect(await use('no such token')).toEqual({ ok: false, reason: 'steward-link-dead' });
	})
);

test(
	'whether an address is somebody’s is not told at sign-up',
	rolledBack(async (ctx) => {
		const signUpAs = (handle: string, email: string) => signUp(ctx, { handle, password, email });
		expect(await signUpAs('ana', 'ana@example.org')).toMatchObject({ ok: true });
		await ctx.db
			.update(members)
			.set({ confirmedEmail: 'ana@example.org', confirmedEmailKey: 'ana@example.org' })
			.where(eq(members.handleKey, 'ana'));
		expect(await signUpAs('bea', ' Ana@Example.ORG ')).toMatchObject({ ok: true });
		expect(await signUpAs('eva', 'eva@')).toEqual({ ok: false, reason: 'email-malformed' });
		expect(await signUpAs('eva', '')).toMatchObject({ ok: true });
		expect(await ctx.db.$count(mails)).toBe(2);
	})
);

test(
	'an unknown handle and a wrong password get the same answer',
	rolledBack(async (ctx) => {
		await signUp(ctx, { handle: 'Zoé', password });
		expect(await logIn(ctx, { handle: 'nobody-here', password })).toEqual({
			ok: false,
			reason: 'wrong'
		});
		expect(await logIn(ctx, { handle: 'Zoé', password: 'something else' })).toEqual({
			ok: false,
			reason: 'wrong'
		});
		expect(await logIn(ctx, { handle: 'zoe\u0301 ', password })).toMatchObject({
			member: { handle: 'Zoé' }
		});
	})
);

test('an unknown handle takes about as much work to refuse as a wrong password', async () => {
	const { db } = await testDatabase();
	const ctx = aCtx({ db });
	await signUp(ctx, { handle: 'timekeeper', password });
	// The processor's time, not the clock's: others may keep the machine busy.
	const work = async (handle: string) => {
		const start = process.cpuUsage();
		await logIn(ctx, { handle, password: 'not this one' });
		const { user, system } = process.cpuUsage(start);
		return user + system;
	};
	await work('warming-up');
	const [known, unknown]: [number[], number[]] = [[], []];
	for (let n = 0; n < 9; n++) {
		known.push(await work('timekeeper'));
		unknown.push(await work('nobody-here'));
	}
	const median = (times: number[]) => times.sort((a, b) => a - b)[4]!;
	expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
	expect(median(unknown) / median(known)).toBeLessThan(2);
});

test(
	'no stored row holds the password',
	rolledBack(async (ctx) => {
		await signUp(ctx, { handle: 'ana', password });
		const [row] = await ctx.db.select().from(members).where(eq(members.handleKey, 'ana'));
		expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(JSON.stringify(row)).not.toContain(password);
	})
);

test(
	'guessing at one account is stopped, also for the right password; another account is not',
	rolledBack(async (ctx) => {
		const from = { ...ctx, network: 'a-network' };
		await signUp(ctx, { handle: 'ana', password });
		await signUp(ctx, { handle: 'bea', password });
		for (let guess = 0; guess < LIMITS.login.points; guess++) {
			expect(await logIn(from, { handle: 'Ana', password: `guess number ${guess}` })).toEqual({
				ok: false,
				reason: 'wrong'
			});
		}
		await expect(logIn(from, { handle: 'ana', password })).rejects.toThrow(TooMany);
		expect(await logIn(from, { handle: 'bea', password })).toMatchObject({
			member: { handle: 'bea' }
		});
		expect(
			await logIn({ ...ctx, network: 'elsewhere' }, { handle: 'ana', password })
		).toMatchObject({ member: { handle: 'ana' } });
	})
);

test(
	'a right password takes back the count of the wrong ones',
	rolledBack(async (ctx) => {
		const from = { ...ctx, network: 'a-network' };
		await signUp(ctx, { handle: 'ana', password });
		for (let round = 0; round < 3; round++) {
			for (let guess = 0; guess < LIMITS.login.points - 1; guess++) {
				await logIn(from, { handle: 'ana', password: 'not this one' });
			}
			expect(await logIn(from, { handle: 'ana', password })).toMatchObject({ ok: true });
		}
	})
);
