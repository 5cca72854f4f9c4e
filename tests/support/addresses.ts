import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Page } from '@playwright/test';
import type { Locale } from '#lib/rules/locale.ts';
import { members } from '#lib/server/accounts/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { readOutbox } from './mail.ts';
import type { Language } from './pages.ts';
import { aPerson, expect, type Person } from './people.ts';

export const anAddress = () => `ana-${randomBytes(6).toString('hex')}@example.org`;

/** Waits for the nth mail to this address and returns it. */
export async function mailTo(site: { outbox: string }, address: string, nth = 1) {
	const found = async () => (await readOutbox(site.outbox)).filter(({ to }) => to === address);
	await expect.poll(async () => (await found()).length, { timeout: 15_000 }).toBe(nth);
	return (await found())[nth - 1];
}

export async function signUpWith(page: Page, { names, href, text }: Language, email: string) {
	const person = aPerson();
	await page.goto(href('/signup'));
	await page.getByLabel(names.handle, { exact: true }).fill(person.handle);
	await page.getByLabel(names.password, { exact: true }).fill(person.password);
	await page.getByLabel(text.account.email).fill(email);
	await page.getByRole('button', { name: names.signUp, exact: true }).click();
	await expect(page.getByRole('button', { name: text.site.logout })).toBeVisible();
	return person;
}

/** Gives somebody a confirmed address, for journeys that are about something else. */
export async function aConfirmed(
	ctx: Ctx,
	person: Person,
	locale: Locale = 'fr'
): Promise<{ email: string; id: number }> {
	const email = anAddress();
	const [row] = await ctx.db
		.update(members)
		.set({ email, confirmedEmail: email, confirmedEmailKey: email, locale })
		.where(eq(members.handle, person.handle))
		.returning({ id: members.id });
	return { email, id: row!.id };
}
