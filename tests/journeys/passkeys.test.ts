import { sql } from 'drizzle-orm';
import type { BrowserContext, Page } from '@playwright/test';
import { inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, logIn, signUp, test as siteTest } from '../support/people.ts';

/** An address that has a domain: without one there are no passkeys. */
const test = siteTest.extend({
	baseURL: async ({ site }, use) => use(site.origin.replace('127.0.0.1', 'localhost'))
});

/** A device that asks its owner for a finger and always sees the right one. */
async function giveAuthenticator(context: BrowserContext, page: Page) {
	const session = await context.newCDPSession(page);
	await session.send('WebAuthn.enable');
	const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	const setVerified = (isUserVerified: boolean) =>
		session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
	return { setVerified };
}

inEachLanguage((language) => {
	const { href, names, text } = language;
	const words = text.factor;

	test(
		'a passkey is added, opens the account alone, makes the second step, and is removed',
		{ tag: '@once' },
		async ({ page, context, ctx }) => {
			const device = await giveAuthenticator(context, page);
			const person = await signUp(page, language);
			const add = async (name: string) => {
				await page.getByLabel(words.passkey.name).fill(name);
				await page.getByRole('button', { name: words.passkey.add }).click();
			};
			await page.goto(href('/settings/second-factor'));
			await device.setVerified(false);
			await add('sans doigt');
			await expect(page.getByRole('alert')).toHaveText(words.passkey.failed);
			await device.setVerified(true);
			await add('Mon téléphone');
			await expect(page.getByRole('status')).toHaveText(words.codes.once);
			await expect(page.getByRole('listitem').filter({ hasText: 'Mon téléphone' })).toBeVisible();
			await page.goto(href('/settings/second-factor'));
			await add('Le même');
			await expect(page.getByRole('alert')).toHaveText(words.passkey.known);

			const logOut = () => page.getByRole('button', { name: text.site.logout }).click();
			await logOut();
			await page.goto(href('/login?next=%2Fsettings'));
			await page.getByRole('button', { name: words.passkey.logIn }).click();
			await expect(page).toHaveURL((url) => url.pathname === href('/settings'));

			await logOut();
			await page.goto(href('/login?next=%2Fsettings'));
			await logIn(page, language, person);
			await expect(page.getByLabel(words.code.labelRecovery)).toBeVisible();
			await page.getByRole('button', { name: words.passkey.use }).click();
			await expect(page).toHaveURL((url) => url.pathname === href('/settings'));

			await ctx.db.execute(sql`update session set proved_at = now() - interval '1 hour'`);
			await page.goto(href('/settings/second-factor'));
			await page.getByRole('link', { name: words.confirmLink }).click();
			await page.getByRole('button', { name: words.passkey.use }).click();
			await page.getByRole('button', { name: words.passkey.remove }).click();
			await expect(page.getByRole('status')).toHaveText(words.saved.removed);
			await expect(page.getByRole('listitem').filter({ hasText: 'Mon téléphone' })).toHaveCount(0);

			// What the device still offers is nobody's any more.
			await logOut();
			await page.goto(href('/login'));
			await page.getByRole('button', { name: words.passkey.logIn }).click();
			await expect(page.getByRole('alert')).toHaveText(words.refusal['passkey-refused']);
			await expect(page.getByLabel(names.handle, { exact: true })).toBeVisible();
		}
	);

	test(
		'a page that waited for too long asks who one is, and keeps the name of the passkey',
		{ tag: '@once' },
		async ({ page, context, ctx }) => {
			await giveAuthenticator(context, page);
			const person = await signUp(page, language);
			await page.goto(href('/settings/second-factor'));
			await page.getByLabel(words.passkey.name).fill('bureau');
			await ctx.db.execute(sql`update session set proved_at = now() - interval '1 hour'`);
			await page.getByRole('button', { name: words.passkey.add }).click();
			await page.getByLabel(names.password, { exact: true }).fill(person.password);
			await page.getByRole('button', { name: words.again.submit }).click();
			await expect(page.getByLabel(words.passkey.name)).toHaveValue('bureau');
			await page.getByRole('button', { name: words.passkey.add }).click();
			await expect(page.getByRole('status')).toHaveText(words.codes.once);
		}
	);
});

siteTest(
	'without script, or at an address that is no domain, the page says why there are no passkeys',
	{ tag: '@wide' },
	async ({ page, context, site, javaScriptEnabled }) => {
		const localhost = site.origin.replace('127.0.0.1', 'localhost');
		await page.goto(`${localhost}/en/login`);
		const needsScript = page.getByText('Passkeys need JavaScript');
		if (javaScriptEnabled) await expect(needsScript).toBeHidden();
		else await expect(needsScript).toBeVisible();
		await becomeMember(context, site.origin);
		await page.goto('/en/settings/second-factor');
		await expect(page.getByText('Passkeys need a domain name')).toContainText(localhost);
	}
);
