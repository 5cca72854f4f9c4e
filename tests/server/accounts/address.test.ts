import { desc, eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { LIMITS } from '#lib/rules/limits.ts';
import { changeAddress } from '#lib/server/accounts/change-address.ts';
import { memberOfToken, unsubscribe, unsubscribeToken } from '#lib/server/accounts/choose-mail.ts';
import { confirmAddress } from '#lib/server/accounts/confirm-address.ts';
import { logIn } from '#lib/server/accounts/log-in.ts';
import { makeLink } from '#lib/server/accounts/mailed-links.ts';
import { askPasswordReset, resetPassword } from '#lib/server/accounts/reset-password.ts';
import { readSession, startSession } from '#lib/server/accounts/sessions.ts';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import { mailedLinks, mails, members } from '#lib/server/accounts/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { TooMany } from '#lib/server/errors.ts';
import { closeAccount } from '#lib/server/membership/close-account.ts';
import { exportData } from '#lib/server/membership/export-data.ts';
import { runUpkeep } from '#lib/server/upkeep/run-upkeep.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';

const password = 'correct horse battery';
const next = 'another horse altogether';

async function joined(ctx: Ctx, handle: string, email = ''): Promise<MemberCtx> {
	const outcome = await signUp(ctx, { handle, password, email });
	if (!outcome.ok) throw new Error(outcome.reason);
	return { ...ctx, asker: outcome.member };
}

/** As the mail would hold it. */
const confirmToken = (ctx: MemberCtx, mailKey = 'a mail') =>
	makeLink(ctx, 'confirm-address', { memberId: ctx.asker.id, mailKey });
const resetToken = (ctx: MemberCtx, mailKey = 'a mail') =>
	makeLink(ctx, 'reset-password', { memberId: ctx.asker.id, mailKey });

const rowOf = async (ctx: MemberCtx) =>
	(await ctx.db.select().from(members).where(eq(members.id, ctx.asker.id)))[0];

const dead = { ok: false, reason: 'link-dead' };

test(
	'a link works once, for an hour, until a newer one is made, and for its purpose only',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana', 'ana@example.org');
		const old = await confirmToken(asAna, 'first');
		const token = await confirmToken(asAna, 'second');
		expect(await confirmAddress(ctx, old)).toEqual(dead);
		expect(await resetPassword(ctx, { token, password: next })).toEqual(dead);
		expect(await confirmAddress(ctx, 'no such token')).toEqual(dead);

		await ctx.db.update(mailedLinks).set({ expiresAt: sql`clock_timestamp()` });
		expect(await confirmAddress(ctx, token)).toEqual(dead);
		expect(await confirmToken(asAna, 'second')).toBe(token);
		expect(await confirmAddress(ctx, token)).toEqual({ ok: true });
		expect(await rowOf(asAna)).toMatchObject({ confirmedEmailKey: 'ana@example.org' });

		// The mail is sent again after a crash, when its link was used already.
		expect(await confirmToken(asAna, 'second')).toBe(token);
		expect(await confirmAddress(ctx, token)).toEqual(dead);
	})
);

test(
	'no stored row opens anything',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana', 'ana@example.org');
		const token = await resetToken(asAna);
		const rows = await ctx.db.execute(sql`select mail::text from mail union all
			select mailed_link::text from mailed_link union all select data::text from pgboss.job`);
		expect(rows.length).toBeGreaterThanOrEqual(3);
		expect(JSON.stringify([...rows])).not.toContain(token);
		expect(JSON.stringify([...rows])).not.toContain('@');
	})
);

test('of two accounts that confirm one address at once, one gets it', async () => {
	const first = await testDatabase();
	const ctx = aCtx({ db: first.db });
	const other = aCtx({ db: first.openPool().db });
	const asAna = await joined(ctx, 'ana-twice', 'both@example.org');
	const asBea = await joined(ctx, 'bea-twice', 'BOTH@example.org');
	const tokens = [await confirmToken(asAna, 'a'), await confirmToken(asBea, 'b')] as const;

	const outcomes = await Promise.all([
		confirmAddress(ctx, tokens[0]),
		confirmAddress(other, tokens[1])
	]);

	expect(outcomes).toContainEqual({ ok: true });
	expect(outcomes).toContainEqual({ ok: false, reason: 'address-taken' });
	expect(await ctx.db.$count(members, eq(members.confirmedEmailKey, 'both@example.org'))).toBe(1);
});

test(
	'a link for an address that was changed meanwhile confirms nothing',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana', 'ana@example.org');
		const token = await confirmToken(asAna);
		await changeAddress(asAna, { password, email: 'other@example.org' });
		expect(await confirmAddress(ctx, token)).toEqual(dead);
		expect(await rowOf(asAna)).toMatchObject({
			email: 'other@example.org',
			confirmedEmail: null
		});
	})
);

test(
	'a new address replaces the earlier one only when it is confirmed, and ends what was mailed there',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana', 'ana@example.org');
		await confirmAddress(ctx, await confirmToken(asAna));
		const reset = await resetToken(asAna);
		await changeAddress(asAna, { password, email: 'new@example.org' });
		expect(await rowOf(asAna)).toMatchObject({ confirmedEmail: 'ana@example.org' });
		const [told] = await ctx.db
			.select({ recipient: mails.recipient })
			.from(mails)
			.where(eq(mails.kind, 'address-replaced'));
		expect(told).toEqual({ recipient: 'ana@example.org' });

		await confirmAddress(ctx, await confirmToken(asAna, 'another mail'));
		expect(await rowOf(asAna)).toMatchObject({ confirmedEmail: 'new@example.org' });
		expect(await resetPassword(ctx, { token: reset, password: next })).toEqual(dead);
	})
);

test(
	'a new password ends all sessions; one that is refused leaves the link as it was',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana', 'ana@example.org');
		await confirmAddress(ctx, await confirmToken(asAna));
		const session = await startSession(ctx, { memberId: asAna.asker.id, agent: '' });
		const token = await resetToken(asAna);

		for (const [typed, reason] of [
			['short', 'password-short'],
			['Ana ', 'password-short'],
			['password123', 'password-common']
		] as const) {
			expect(await resetPassword(ctx, { token, password: typed })).toEqual({ ok: false, reason });
		}
		expect(await readSession(ctx, session.id)).not.toBeNull();
		expect(await resetPassword(ctx, { token, password: next })).toEqual({ ok: true });

		expect(await readSession(ctx, session.id)).toBeNull();
		expect(await logIn(ctx, { handle: 'ana', password })).toEqual({ ok: false, reason: 'wrong' });
		expect(await logIn(ctx, { handle: 'ana', password: next })).toMatchObject({
			member: { handle: 'ana' }
		});
		expect(await resetPassword(ctx, { token, password: next })).toEqual(dead);
	})
);

test('one reset link used twice at once sets one password', async () => {
	const first = await testDatabase();
	const ctx = aCtx({ db: first.db });
	const other = aCtx({ db: first.openPool().db });
	const asAna = await joined(ctx, 'ana-reset', 'reset@example.org');
	const token = await resetToken(asAna, 'reset twice');
	const outcomes = await Promise.all([
		resetPassword(ctx, { token, password: next }),
		resetPassword(other, { token, password: `${next} again` })
	]);
	expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test(
	'asking for a new password writes the same for an address that nobody has, or that nobody confirmed',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana', 'ana@example.org');
		await joined(ctx, 'bea', 'bea@example.org');
		await confirmAddress(ctx, await confirmToken(asAna));
		const askedFor = async (email: string) => {
			const outcome = await askPasswordReset(ctx, email);
			const [mail] = await ctx.db.select().from(mails).orderBy(desc(mails.id)).limit(1);
			const jobs = await ctx.db.$count(
				sql`pgboss.job`,
				sql`(data->>'mailId')::bigint = ${mail?.id}`
			);
			return { outcome, kind: mail?.kind, jobs, memberId: mail?.memberId };
		};
		const same = { outcome: { ok: true }, kind: 'reset-password', jobs: 1 };
		expect(await askedFor(' ANA@example.org')).toEqual({ ...same, memberId: asAna.asker.id });
		expect(await askedFor('nobody@example.org')).toEqual({ ...same, memberId: null });
		expect(await askedFor('bea@example.org')).toEqual({ ...same, memberId: null });
	})
);

test(
	'five links in half an hour go to one address, from wherever they are asked for',
	rolledBack(async (ctx) => {
		const { points } = LIMITS['mailed-link'];
		expect(LIMITS['mailed-link']).toEqual({ by: 'subject', points: 5, window: 30 * 60 });
		for (let n = 0; n < points; n++) {
			await askPasswordReset({ ...ctx, network: `network-${n}` }, 'ana@example.org');
		}
		const again = askPasswordReset({ ...ctx, network: 'elsewhere' }, 'Ana@Example.org');
		await expect(again).rejects.toThrow(TooMany);
		// An account is made all the same; only its mail is not sent.
		const before = await ctx.db.$count(mails);
		await joined(ctx, 'ana', 'ana@example.org');
		expect(await ctx.db.$count(mails)).toBe(before);
	})
);

test(
	'the token of a mail turns mails off, whoever sends it; a forged one does nothing',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana');
		const asBea = await joined(ctx, 'bea');
		await ctx.db.update(members).set({ mail: 'each' });
		const token = unsubscribeToken(ctx.secret, asAna.asker.id);
		const forged = token.replace(/^\d+/, String(asBea.asker.id));
		for (const wrong of [forged, '', `${asBea.asker.id}.`, `${token}x`, `0${token}`, '%00']) {
			expect(memberOfToken(ctx.secret, wrong)).toBeNull();
			expect(await unsubscribe(ctx, wrong)).toBe(false);
		}
		expect(await unsubscribe(ctx, token)).toBe(true);
		expect(await unsubscribe(ctx, token)).toBe(true);
		expect(await rowOf(asAna)).toMatchObject({ mail: 'none' });
		expect(await rowOf(asBea)).toMatchObject({ mail: 'each' });
	})
);

test(
	'who leaves and keeps the name leaves no address, no link and no mail behind',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana', 'ana@example.org');
		await confirmAddress(ctx, await confirmToken(asAna));
		await resetToken(asAna);
		expect(await exportData(asAna, undefined)).toMatchObject({
			account: { confirmedEmail: 'ana@example.org', mail: 'none' },
			mails: [{ kind: 'confirm-address', sentAt: null }]
		});
		await closeAccount(asAna, { password, withdrawBallots: false, comments: 'keep' });
		expect(await rowOf(asAna)).toMatchObject({
			email: null,
			confirmedEmail: null,
			confirmedEmailKey: null
		});
		expect(await ctx.db.$count(mailedLinks, eq(mailedLinks.memberId, asAna.asker.id))).toBe(0);
		expect(await ctx.db.$count(mails, eq(mails.memberId, asAna.asker.id))).toBe(0);
	})
);

test(
	'expired links and old mails are forgotten',
	rolledBack(async (ctx) => {
		const asAna = await joined(ctx, 'ana', 'ana@example.org');
		await resetToken(asAna);
		const left = async () => [
			await ctx.db.$count(mailedLinks, eq(mailedLinks.memberId, asAna.asker.id)),
			await ctx.db.$count(mails, eq(mails.memberId, asAna.asker.id))
		];
		await runUpkeep(ctx);
		expect(await left()).toEqual([1, 1]);
		await ctx.db.update(mailedLinks).set({ expiresAt: sql`now() - interval '1 minute'` });
		await ctx.db.update(mails).set({ createdAt: sql`now() - interval '91 days'` });
		await runUpkeep(ctx);
		expect(await left()).toEqual([0, 0]);
	})
);
