import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm';
import { isEmail } from '../../rules/email.ts';
import { handleKey, judgeHandle, type HandleRefusal } from '../../rules/handle.ts';
import { refusalOfPassword, type PasswordRefusal } from '../../rules/password.ts';
import { inTransaction, type Ctx, type Member } from '../ctx.ts';
import { isViolationOf } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { readSiteSettings } from '../platform/site-settings.ts';
import { tokenHash } from '../platform/secret.ts';
import { askMail } from './ask-mail.ts';
import { commonPasswords } from './common-passwords.ts';
import { hashPassword } from './hash-password.ts';
import { hasLookOf, looksLikeTheSite } from './looks.ts';
import { mayMailTo } from './may-mail-to.ts';
import { memberColumns } from './member-columns.ts';
import { useInvitation } from './invitations.ts';
import { invitations, members, oneTimeTokens } from './tables.ts';

export type SignUpDraft = {
	handle: string;
	password: string;
	/** Empty when not given. */
	email?: string;
	/** The token of the link that makes the first steward. */
	stewardToken?: string;
	/** What an invitation ends in. */
	invitation?: string;
};

type SignUpRefusal =
	| HandleRefusal
	| PasswordRefusal
	| 'handle-taken'
	/** It looks like somebody's. */
	| 'handle-alike'
	| 'email-malformed'
	| 'email-missing'
	| 'steward-link-dead'
	| 'invitation-dead'
	| 'invitation-missing'
	| 'sign-up-closed';

export type SignUpOutcome =
	{ ok: true; member: Member; awaitsAddress: boolean } | { ok: false; reason: SignUpRefusal };

/**
 * Makes an account. Whether the handle is free is decided by the unique
 * constraint on its key, so that two spellings of it at once give one account.
 * An address is only noted, whoever else has it: it is theirs once confirmed. Where
 * the site asks for one, nobody can log in before that.
 */
export async function signUp(ctx: Ctx, draft: SignUpDraft): Promise<SignUpOutcome> {
	await spend(ctx, 'sign-up');
	const judged = judgeHandle(draft.handle);
	if (!judged.ok) return judged;
	const { handle, key } = judged;
	const reason = refusalOfPassword(draft.password, {
		handle,
		commonPasswords: await commonPasswords()
	});
	if (reason) return { ok: false, reason };
	const email = draft.email?.trim() || null;
	if (email && !isEmail(email)) return { ok: false, reason: 'email-malformed' };
	const mode = draft.stewardToken ? 'open' : (await readSiteSettings(ctx)).signUp;
	if (mode === 'closed') return { ok: false, reason: 'sign-up-closed' };
	if (mode === 'address' && !email) return { ok: false, reason: 'email-missing' };
	if (mode === 'invitation' && !draft.invitation) {
		return { ok: false, reason: 'invitation-missing' };
	}

	const account = {
		handle,
		handleKey: key,
		displayName: handle,
		email,
		passwordHash: await hashPassword(draft.password),
		locale: ctx.locale,
		awaitsAddress: mode === 'address'
	};
	try {
		const asksConfirmation = email !== null && (await mayMailTo(ctx, email));
		return await insertAccount(ctx, account, {
			stewardToken: draft.stewardToken,
			invitation: draft.invitation,
			asksConfirmation
		});
	} catch (error) {
		if (isViolationOf(error, 'member_handle_key_unique')) {
			return { ok: false, reason: 'handle-taken' };
		}
		throw error;
	}
}

/** The token is used up by the transaction that makes the account: neither happens alone. */
function insertAccount(
	ctx: Ctx,
	account: typeof members.$inferInsert,
	{
		stewardToken,
		invitation,
		asksConfirmation
	}: { stewardToken?: string; invitation?: string; asksConfirmation: boolean }
): Promise<SignUpOutcome> {
	return inTransaction(ctx, async (ctx): Promise<SignUpOutcome> => {
		if (stewardToken && !(await useStewardToken(ctx, stewardToken))) {
			return { ok: false, reason: 'steward-link-dead' };
		}
		const reason = await refusalOfLook(ctx, account.handle);
		if (reason) return { ok: false, reason };
		const role = stewardToken ? 'steward' : 'member';
		const used = invitation ? await useInvitation(ctx, invitation) : null;
		if (invitation && !used) return { ok: false, reason: 'invitation-dead' };
		const [member] = await ctx.db
			.insert(members)
			.values({ ...account, role, invitedBy: used?.inviterId ?? null })
			.returning(memberColumns);
		if (!member) throw new Error('an insert returned no row');
		if (used) {
			await ctx.db
				.update(invitations)
				.set({ usedBy: member.id })
				.where(eq(invitations.id, used.id));
		}
		if (asksConfirmation) await askMail(ctx, 'confirm-address', { memberId: member.id });
		return { ok: true, member, awaitsAddress: account.awaitsAddress ?? false };
	});
}

/**
 * Why nobody can have this handle for what it looks like. New handles are judged one after
 * the other, until the transaction ends: each has two looks, either of which may be another's.
 */
async function refusalOfLook(ctx: Ctx, handle: string): Promise<SignUpRefusal | null> {
	await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended('looks of handles', 0))`);
	const [found] = await ctx.db.execute<{ isReserved: boolean; isAlike: boolean }>(sql`
		select ${looksLikeTheSite(handle)} as "isReserved", exists (select from member
			where ${hasLookOf(handle)} and ${ne(members.handleKey, handleKey(handle))}) as "isAlike"`);
	if (found?.isReserved) return 'handle-reserved';
	return found?.isAlike ? 'handle-alike' : null;
}

async function useStewardToken(ctx: Ctx, token: string): Promise<boolean> {
	const used = await ctx.db
		.update(oneTimeTokens)
		.set({ usedAt: sql`clock_timestamp()` })
		.where(
			and(
				eq(oneTimeTokens.hash, tokenHash(token)),
				eq(oneTimeTokens.purpose, 'first-steward'),
				isNull(oneTimeTokens.usedAt),
				gt(oneTimeTokens.expiresAt, sql`clock_timestamp()`)
			)
		)
		.returning({ purpose: oneTimeTokens.purpose });
	return used.length === 1;
}
