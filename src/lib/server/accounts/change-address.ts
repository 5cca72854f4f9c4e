import { and, eq, isNull } from 'drizzle-orm';
import { emailKey, isEmail } from '../../rules/email.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { spend } from '../platform/limits.ts';
import { askMail } from './ask-mail.ts';
import { confirmPassword } from './confirm-password.ts';
import { voidLinks } from './mailed-links.ts';
import { spendOnAddress } from './may-mail-to.ts';
import { members } from './tables.ts';

export type AddressChange = {
	password: string;
	/** Empty: no address any more. */
	email: string;
};

export type AddressOutcome =
	{ ok: true } | { ok: false; reason: 'email-malformed' | 'password-wrong' };

/**
 * Sets, changes or removes the asker's address. A new one waits for its
 * confirmation, while the earlier one goes on to serve and is told. Whether the
 * address is somebody's is not said here: the mail to it does.
 */
export async function changeAddress(
	ctx: MemberCtx,
	{ password, email }: AddressChange
): Promise<AddressOutcome> {
	const address = email.trim();
	if (address && !isEmail(address)) return { ok: false, reason: 'email-malformed' };
	const passwordHash = await confirmPassword(ctx, password);
	if (!passwordHash) return { ok: false, reason: 'password-wrong' };
	if (address) await spendOnAskedMail(ctx, address);

	return inTransaction(ctx, async (ctx): Promise<AddressOutcome> => {
		const before = await holdAddresses(ctx);
		if (before?.passwordHash !== passwordHash) return { ok: false, reason: 'password-wrong' };
		if (address) await awaitAddress(ctx, address, before.confirmedEmail);
		else await removeAddress(ctx, before.confirmedEmail);
		return { ok: true };
	});
}

/** Sends the mail with the link once more, if an address waits for its confirmation. */
export async function askConfirmationAgain(ctx: MemberCtx): Promise<void> {
	const before = await holdAddresses(ctx);
	if (!before?.email || before.email === before.confirmedEmail) return;
	await spendOnAskedMail(ctx, before.email);
	await inTransaction(ctx, (ctx) => askMail(ctx, 'confirm-address', { memberId: ctx.asker.id }));
}

async function spendOnAskedMail(ctx: MemberCtx, address: string): Promise<void> {
	await spend(ctx, 'confirm-address');
	await spendOnAddress(ctx, address);
}

async function holdAddresses(ctx: MemberCtx) {
	const [row] = await ctx.db
		.select({
			email: members.email,
			confirmedEmail: members.confirmedEmail,
			passwordHash: members.passwordHash
		})
		.from(members)
		.where(and(eq(members.id, ctx.asker.id), isNull(members.closedAt)))
		.for('no key update');
	return row ?? null;
}

async function awaitAddress(
	ctx: MemberCtx,
	email: string,
	confirmed: string | null
): Promise<void> {
	const memberId = ctx.asker.id;
	// Their own again, perhaps after a slip: nothing to wait for.
	const isConfirmed = confirmed !== null && emailKey(confirmed) === emailKey(email);
	await ctx.db
		.update(members)
		.set(isConfirmed ? { email, confirmedEmail: email } : { email })
		.where(eq(members.id, memberId));
	await voidLinks(ctx, memberId, 'confirm-address');
	if (isConfirmed) return;
	await askMail(ctx, 'confirm-address', { memberId });
	if (confirmed) await askMail(ctx, 'address-replaced', { memberId, recipient: confirmed });
}

async function removeAddress(ctx: MemberCtx, confirmed: string | null): Promise<void> {
	const memberId = ctx.asker.id;
	await ctx.db
		.update(members)
		.set({
			email: null,
			confirmedEmail: null,
			confirmedEmailKey: null,
			mail: 'none',
			digestAt: null
		})
		.where(eq(members.id, memberId));
	await voidLinks(ctx, memberId);
	if (confirmed) await askMail(ctx, 'address-removed', { memberId, recipient: confirmed });
}
