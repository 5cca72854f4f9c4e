import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { AWAITING_DAYS, type SignUpMode } from '#lib/rules/site-settings.ts';
import { confirmAddress } from '#lib/server/accounts/confirm-address.ts';
import { findProfile, listGuests } from '#lib/server/accounts/find.ts';
import {
	findInvitation,
	inviteSomebody,
	listInvitations,
	revokeInvitation
} from '#lib/server/accounts/invitations.ts';
import { logIn } from '#lib/server/accounts/log-in.ts';
import { makeLink } from '#lib/server/accounts/mailed-links.ts';
import { offerFirstSteward } from '#lib/server/accounts/offer-first-steward.ts';
import { purgeAwaiting } from '#lib/server/accounts/purge-awaiting.ts';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import { invitations, mails, members } from '#lib/server/accounts/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { siteSettings } from '#lib/server/platform/tables.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';

const password = 'correct horse battery';
const email = 'ana@example.org';

const setMode = (ctx: Ctx, mode: SignUpMode) =>
	ctx.db.insert(siteSettings).values({ key: 'signUp', value: mode });

async function tokenOf(inviter: MemberCtx, note = ''): Promise<string> {
	const outcome = await inviteSomebody(inviter, note);
	if (!outcome.ok) throw new Error(outcome.reason);
	const { invitations } = await listInvitations(inviter, { of: 'asker' });
	return invitations.find(({ id }) => id === outcome.id)!.token!;
}

test(
	'a closed site makes no account, but the first steward’s',
	rolledBack(async (ctx) => {
		await setMode(ctx, 'closed');
		const invitation = 'any';
		expect(await signUp(ctx, { handle: 'ana', password, invitation })).toEqual({
			ok: false,
			reason: 'sign-up-closed'
		});
		const stewardToken = (await offerFirstSteward(ctx))!;
		expect(await signUp(ctx, { handle: 'ana', password, stewardToken })).toMatchObject({
			ok: true,
			member: { role: 'steward' }
		});
	})
);

test(
	'an account whose address is to be confirmed opens by the mailed link, and not before',
	rolledBack(async (ctx) => {
		await setMode(ctx, 'address');
		expect(await signUp(ctx, { handle: 'ana', password })).toEqual({
			ok: false,
			reason: 'email-missing'
		});
		const outcome = await signUp(ctx, { handle: 'ana', password, email });
		expect(outcome).toMatchObject({ ok: true, awaitsAddress: true });
		expect(await findProfile(ctx, 'ana')).toBeNull();
		expect(await logIn(ctx, { handle: 'ana', password })).toEqual({
			ok: false,
			reason: 'awaits-address'
		});
		expect(await logIn(ctx, { handle: 'ana', password: 'not this one' })).toEqual({
			ok: false,
			reason: 'wrong'
		});
		// One with the sign-up, one with the login that was right.
		expect(await ctx.db.$count(mails, eq(mails.kind, 'confirm-address'))).toBe(2);

		const memberId = outcome.ok ? outcome.member.id : 0;
		const token = await makeLink(ctx, 'confirm-address', { memberId, mailKey: 'a' });
		expect(await confirmAddress(ctx, token)).toEqual({ ok: true });
		expect(await logIn(ctx, { handle: 'ana', password })).toMatchObject({ ok: true });
		expect(await findProfile(ctx, 'ana')).toMatchObject({ handle: 'ana' });
	})
);

test(
	'an account that nobody confirms makes room after its days, and no other does',
	rolledBack(async (ctx) => {
		await signUp(ctx, { handle: 'open', password, email });
		await setMode(ctx, 'address');
		await signUp(ctx, { handle: 'waiting', password, email });
		await ctx.db.update(members).set({
			createdAt: sql`now() - ${AWAITING_DAYS} * interval '1 day' - interval '1 hour'`
		});
		await signUp(ctx, { handle: 'fresh', password, email });
		await purgeAwaiting(ctx);
		const left = await ctx.db.select({ handle: members.handle }).from(members);
		expect(left.map(({ handle }) => handle)).toEqual(expect.arrayContaining(['open', 'fresh']));
		expect(left.map(({ handle }) => handle)).not.toContain('waiting');
	})
);

test(
	'an invitation makes one account, and both profiles say who invited whom',
	rolledBack(async (ctx) => {
		await setMode(ctx, 'invitation');
		const ana = await aWriter(ctx);
		expect(await signUp(ctx, { handle: 'ben', password })).toEqual({
			ok: false,
			reason: 'invitation-missing'
		});
		const invitation = await tokenOf(ana, 'mon voisin');
		expect(await findInvitation(ctx, invitation)).toMatchObject({ displayName: 'Ana' });
		// A refused sign-up leaves it as it was.
		await signUp(ctx, { handle: 'ben', password: 'short', invitation });
		expect(await signUp(ctx, { handle: 'ben', password, invitation })).toMatchObject({ ok: true });
		expect(await findInvitation(ctx, invitation)).toBeNull();
		expect(await signUp(ctx, { handle: 'eve', password, invitation })).toEqual({
			ok: false,
			reason: 'invitation-dead'
		});
		expect(await findProfile(ctx, 'ben')).toMatchObject({ invitedBy: { displayName: 'Ana' } });
		expect(await listGuests(ctx, ana.asker.id)).toMatchObject([{ handle: 'ben' }]);
		expect(await listInvitations(ana, { of: 'asker' })).toMatchObject({
			invitations: [{ state: 'used', token: null, note: 'mon voisin', guest: { handle: 'ben' } }]
		});
	})
);

test('an invitation used twice at once makes one account', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const invitation = await tokenOf(await aWriter(aCtx({ db: here.db })));
	const outcomes = await Promise.all(
		[here, there].map(({ db }, index) =>
			signUp(aCtx({ db }), { handle: `guest-${index}`, password, invitation })
		)
	);
	expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
	expect(outcomes).toContainEqual({ ok: false, reason: 'invitation-dead' });
	await here.db.delete(invitations);
});

test(
	'an invitation is worth nothing once it is old, taken back or made up',
	rolledBack(async (ctx) => {
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
		const steward = await aMemberOf(ctx, 'steward');
		const tokens = [await tokenOf(ana), await tokenOf(ana), await tokenOf(ana)] as const;
		const ids = tokens.map((token) => Number(token.split('.')[0]));
		await ctx.db
			.update(invitations)
			.set({ expiresAt: sql`clock_timestamp()` })
			.where(eq(invitations.id, ids[0]!));
		expect(await revokeInvitation(ben, ids[1]!)).toBe(false);
		expect(await revokeInvitation(ana, ids[1]!)).toBe(true);
		expect(await revokeInvitation(ana, ids[1]!)).toBe(false);
		expect(await revokeInvitation(steward, ids[2]!)).toBe(true);
		const signature = tokens[0].split('.')[1]!;
		for (const invitation of [...tokens, `${ids[0]! + 9}.${signature}`, 'x', '1.x', '.']) {
			expect(await signUp(ctx, { handle: 'eve', password, invitation })).toEqual({
				ok: false,
				reason: 'invitation-dead'
			});
		}
		const { invitations: all } = await listInvitations(steward, { of: 'everybody' });
		expect(all.map(({ state, token }) => [state, token])).toEqual([
			['revoked', null],
			['revoked', null],
			['expired', null]
		]);
		expect(await inviteSomebody(ana, 'x'.repeat(61))).toEqual({
			ok: false,
			reason: 'note-too-long'
		});
	})
);
