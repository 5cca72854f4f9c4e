import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { LIMITS } from '#lib/rules/limits.ts';
import { RECOVERY } from '#lib/rules/second-factor.ts';
import { hasSecondFactor } from '#lib/server/accounts/has-factor.ts';
import { mails, members } from '#lib/server/accounts/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { TooMany } from '#lib/server/errors.ts';
import { findFactors } from '#lib/server/factors/find.ts';
import { renewRecoveryCodes } from '#lib/server/factors/new-codes.ts';
import { purgeUnfinished } from '#lib/server/factors/purge.ts';
import { beginApp, confirmApp, findPendingApp } from '#lib/server/factors/set-up-app.ts';
import { authenticators, recoveryCodes } from '#lib/server/factors/tables.ts';
import { useCode } from '#lib/server/factors/use-code.ts';
import { rateLimits } from '#lib/server/platform/tables.ts';
import { aCtx, rolledBack, testDatabase, testSecret } from '../../support/database.ts';
import { anApp, aPersonWithPassword, codeOf } from '../../support/factors.ts';

const kindsOfMails = async (ctx: Ctx, memberId: number) =>
	(await ctx.db.select().from(mails).where(eq(mails.memberId, memberId))).map(({ kind }) => kind);

test(
	'an app protects nothing before a code shows that it has the secret',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		await beginApp(ana);
		expect(await hasSecondFactor(ctx, ana.asker.id)).toBe(false);
		const { base32 } = (await findPendingApp(ana, 'Palabre'))!;
		const wrong = codeOf(base32, 600);
		expect(await confirmApp(ana, wrong)).toEqual({ ok: false, reason: 'code-wrong' });
		expect(await useCode(ctx, ana.asker.id, codeOf(base32))).toBe(false);

		const code = codeOf(base32);
		const outcome = await confirmApp(ana, code.replace(/^.../, '$& '));
		expect(outcome).toMatchObject({ ok: true });
		expect(new Set(outcome.ok ? outcome.codes : [])).toHaveProperty('size', RECOVERY.codes);
		expect(await hasSecondFactor(ctx, ana.asker.id)).toBe(true);
		expect(await findPendingApp(ana, 'Palabre')).toBeNull();
		expect(await kindsOfMails(ctx, ana.asker.id)).toEqual(['factor-added']);
		// The code that confirmed it is used up.
		expect(await useCode(ctx, ana.asker.id, code)).toBe(false);
	})
);

test(
	'an app in use is not replaced by beginning anew, and one that was not confirmed is forgotten',
	rolledBack(async (ctx) => {
		const [ana, bea] = [await aPersonWithPassword(ctx), await aPersonWithPassword(ctx)];
		const { secret } = await anApp(ana);
		await beginApp(ana);
		expect(await useCode(ctx, ana.asker.id, codeOf(secret))).toBe(true);

		await beginApp(bea);
		const { base32 } = (await findPendingApp(bea, 'Palabre'))!;
		await ctx.db
			.update(authenticators)
			.set({ createdAt: sql`clock_timestamp() - interval '31 minutes'` });
		expect(await findPendingApp(bea, 'Palabre')).toBeNull();
		expect(await confirmApp(bea, codeOf(base32))).toEqual({ ok: false, reason: 'setup-over' });
		await purgeUnfinished(ctx);
		expect(await ctx.db.$count(authenticators)).toBe(1);
		expect((await findFactors(ana)).appSince).not.toBeNull();
	})
);

test(
	'a code lets in once, and none from before it any more',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const { secret } = await anApp(ana);
		const [before, now, after] = [-30, 0, 30].map((away) => codeOf(secret, away));
		expect(await useCode(ctx, ana.asker.id, after!)).toBe(true);
		for (const code of [after, now, before]) {
			expect(await useCode(ctx, ana.asker.id, code!)).toBe(false);
		}
	})
);

test('of two who send the same code at once, one is let in', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const ana = await aPersonWithPassword(aCtx({ db: here.db }));
	const { secret, codes } = await anApp(ana);
	for (const code of [codeOf(secret), codes[0]!]) {
		const lets = await Promise.all(
			[here, there, here, there].map(({ db }) => useCode(aCtx({ db }), ana.asker.id, code))
		);
		expect(lets.filter(Boolean)).toHaveLength(1);
	}
	expect(await kindsOfMails(ana, ana.asker.id)).toEqual(['factor-added', 'recovery-code-used']);
	await here.db.delete(members).where(eq(members.id, ana.asker.id));
});

test(
	'a recovery code is read as people write it, opens its owner’s account, and once',
	rolledBack(async (ctx) => {
		const [ana, bea] = [await aPersonWithPassword(ctx), await aPersonWithPassword(ctx)];
		const { codes } = await anApp(ana);
		await anApp(bea);
		const [first, second, third] = codes as [string, string, string];
		expect(await useCode(ctx, bea.asker.id, first)).toBe(false);
		expect(await useCode(ctx, ana.asker.id, ` ${first.toUpperCase().replaceAll('-', ' ')} `)).toBe(
			true
		);
		expect(await useCode(ctx, ana.asker.id, first)).toBe(false);
		const misread = second.replaceAll('0', 'O').replaceAll('1', 'l');
		expect(await useCode(ctx, ana.asker.id, misread)).toBe(true);
		expect((await findFactors(ana)).codesLeft).toBe(RECOVERY.codes - 2);

		const renewed = await renewRecoveryCodes(ana);
		expect(renewed).toHaveLength(RECOVERY.codes);
		expect(await useCode(ctx, ana.asker.id, third)).toBe(false);
		expect(await useCode(ctx, ana.asker.id, renewed![0]!)).toBe(true);
	})
);

test(
	'without a factor there are no recovery codes',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		expect(await renewRecoveryCodes(ana)).toBeNull();
		expect(await ctx.db.$count(recoveryCodes)).toBe(0);
	})
);

test(
	'the tables hold neither secret nor recovery code in a form that could be used',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const { secret, codes } = await anApp(ana);
		const [row] = await ctx.db.select().from(authenticators);
		const sealed = row!.sealedSecret;
		const bytes = testSecret.open('authenticator', sealed, `member-${ana.asker.id}`)!;
		expect(bytes).toHaveLength(20);
		expect(sealed.includes(bytes)).toBe(false);
		// Moved to another account's row, or changed, it opens nothing.
		expect(testSecret.open('authenticator', sealed, 'member-1')).toBeNull();
		const changed = Buffer.from(sealed);
		changed[changed.length - 1]! ^= 1;
		expect(testSecret.open('authenticator', changed, `member-${ana.asker.id}`)).toBeNull();
		expect(testSecret.open('authenticator', Buffer.alloc(3), '')).toBeNull();

		const rows = await ctx.db.execute(
			sql`select row_to_json(r)::text || encode(hash, 'escape') as text from recovery_code r`
		);
		const all = JSON.stringify(rows);
		for (const code of [...codes, secret]) {
			expect(all).not.toContain(code);
			expect(all).not.toContain(code.replaceAll('-', ''));
		}
	})
);

test(
	'guessing is slowed down, by account and network, and a right code is no exception',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		await beginApp(ana);
		const { base32 } = (await findPendingApp(ana, 'Palabre'))!;
		const here = { ...ana, network: 'a-network' };
		for (let n = 0; n < LIMITS['second-factor'].points; n++) {
			expect(await confirmApp(here, '000000x')).toMatchObject({ ok: false });
		}
		await expect(confirmApp(here, codeOf(base32))).rejects.toThrow(TooMany);
		// Every network has its own count, and all together one that is higher.
		for (let n = LIMITS['second-factor'].points; n < LIMITS['second-factor-account'].points; n++) {
			await confirmApp({ ...ana, network: `network-${n}` }, '000000x').catch(() => null);
		}
		await expect(confirmApp({ ...ana, network: 'fresh' }, codeOf(base32))).rejects.toThrow(TooMany);
		await ctx.db.delete(rateLimits);
	})
);
