import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { MOST_PASSKEYS } from '#lib/rules/second-factor.ts';
import { members } from '#lib/server/accounts/tables.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { addPasskey, offerPasskey } from '#lib/server/factors/add-passkey.ts';
import { findFactors } from '#lib/server/factors/find.ts';
import { purgeUnfinished } from '#lib/server/factors/purge.ts';
import { passkeyChallenges, passkeys } from '#lib/server/factors/tables.ts';
import { askForPasskey, usePasskey } from '#lib/server/factors/use-passkey.ts';
import { joinByPasskey } from '#lib/server/membership/join.ts';
import { Authenticator } from '../../support/authenticator.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aPasskey, aPersonWithPassword, LOCALHOST } from '../../support/factors.ts';

const offer = (ctx: MemberCtx) => offerPasskey(ctx, { ...LOCALHOST, name: 'Palabre' });
const add = (ctx: MemberCtx, answer: string, name = 'bureau') =>
	addPasskey(ctx, LOCALHOST, { name, answer });
const refused = { ok: false, reason: 'passkey-refused' };

test(
	'a passkey that was just made is taken, and brings recovery codes with the first',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const first = await add(ana, new Authenticator().make(await offer(ana)), '  téléphone  ');
		expect(first.ok && first.codes).toHaveLength(10);
		const second = await add(ana, new Authenticator().make(await offer(ana)), 'é'.repeat(70));
		expect(second).toEqual({ ok: true, codes: null });
		const { passkeys: own } = await findFactors(ana);
		expect(own.map(({ name }) => name)).toEqual(['téléphone', 'é'.repeat(60)]);
		expect((await offer(ana)).excludeCredentials).toHaveLength(2);
		const handles = await ctx.db.selectDistinct({ handle: passkeys.userHandle }).from(passkeys);
		expect(handles).toHaveLength(1);
	})
);

test(
	'what is not made here, now, for this member and by its owner is refused',
	rolledBack(async (ctx) => {
		const [ana, bea] = [await aPersonWithPassword(ctx), await aPersonWithPassword(ctx)];
		const key = new Authenticator();
		const make = async (given: Parameters<Authenticator['make']>[1]) =>
			add(ana, key.make(await offer(ana), given));
		expect(await make({ origin: 'https://elsewhere.example' })).toEqual(refused);
		expect(await make({ rpId: 'elsewhere.example' })).toEqual(refused);
		expect(await make({ isVerified: false })).toEqual(refused);
		expect(await add(ana, key.make(await offer(bea)))).toEqual(refused);
		for (const answer of ['', '{}', 'null', '[]', '{"id":1}', key.sign(await offer(ana))]) {
			expect(await add(ana, answer), answer).toEqual(refused);
		}
		const options = await offer(ana);
		expect(await add(ana, key.make(options), ' ')).toEqual({ ok: false, reason: 'name-empty' });
		await ctx.db
			.update(passkeyChallenges)
			.set({ expiresAt: sql`clock_timestamp() - interval '1 second'` });
		expect(await add(ana, key.make(options))).toEqual(refused);
		await purgeUnfinished(ctx);
		expect(await ctx.db.$count(passkeyChallenges)).toBe(0);
		expect(await ctx.db.$count(passkeys)).toBe(0);

		const answer = key.make(await offer(ana));
		expect(await add(ana, answer)).toMatchObject({ ok: true });
		expect(await add(ana, answer)).toEqual(refused);
		expect(await add(bea, key.make(await offer(bea)))).toEqual({
			...{ ok: false, reason: 'passkey-known' }
		});
	})
);

test(
	'nobody has more than so many',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		for (let n = 0; n < MOST_PASSKEYS; n++) await aPasskey(ana);
		expect(await add(ana, new Authenticator().make(await offer(ana)))).toEqual({
			...{ ok: false, reason: 'too-many-passkeys' }
		});
	})
);

test(
	'a passkey alone says who logs in, and each challenge is signed once',
	rolledBack(async (ctx) => {
		const [ana, bea] = [await aPersonWithPassword(ctx), await aPersonWithPassword(ctx)];
		const key = await aPasskey(ana);
		const ask = () => askForPasskey(ctx, LOCALHOST, { purpose: 'login' });
		const answer = key.sign(await ask());
		expect(await joinByPasskey(ctx, LOCALHOST, answer)).toMatchObject({ id: ana.asker.id });
		expect((await findFactors(ana)).passkeys[0]?.lastUsedAt).not.toBeNull();
		expect(await joinByPasskey(ctx, LOCALHOST, answer)).toBeNull();

		for (const given of [
			{ isVerified: false },
			{ origin: 'http://localhost:1' },
			{ rpId: 'palabre.example' }
		]) {
			expect(await joinByPasskey(ctx, LOCALHOST, key.sign(await ask(), given))).toBeNull();
		}
		expect(await joinByPasskey(ctx, LOCALHOST, new Authenticator().sign(await ask()))).toBeNull();
		// A challenge of one purpose, or for one member, serves no other.
		const memberId = ana.asker.id;
		const again = await askForPasskey(ctx, LOCALHOST, { purpose: 'again', memberId });
		expect(await joinByPasskey(ctx, LOCALHOST, key.sign(again))).toBeNull();
		const ofBea = await askForPasskey(ctx, LOCALHOST, {
			...{ purpose: 'second-step', memberId: bea.asker.id }
		});
		const signed = { purpose: 'second-step', answer: key.sign(ofBea) } as const;
		expect(await usePasskey(ctx, LOCALHOST, signed)).toBeNull();

		await ctx.db.update(members).set({ closedAt: new Date() }).where(eq(members.id, memberId));
		expect(await joinByPasskey(ctx, LOCALHOST, key.sign(await ask()))).toBeNull();
	})
);

test(
	'a copy that counts behind the original is refused',
	rolledBack(async (ctx) => {
		const ana = await aPersonWithPassword(ctx);
		const key = await aPasskey(ana);
		await ctx.db.update(passkeys).set({ counter: 50 });
		const options = await askForPasskey(ctx, LOCALHOST, { purpose: 'login' });
		expect(await joinByPasskey(ctx, LOCALHOST, key.sign(options))).toBeNull();
	})
);

test('of two who send one answer at once, one is let in', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const ana = await aPersonWithPassword(aCtx({ db: here.db }));
	const key = await aPasskey(ana);
	const answer = key.sign(await askForPasskey(ana, LOCALHOST, { purpose: 'login' }));
	const lets = await Promise.all(
		[here, there].map(({ db }) => joinByPasskey(aCtx({ db }), LOCALHOST, answer))
	);
	expect(lets.filter(Boolean)).toHaveLength(1);
	await here.db.delete(members).where(eq(members.id, ana.asker.id));
});
