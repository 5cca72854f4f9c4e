import { aConfirmed, anAddress, mailTo, signUpWith } from '../support/addresses.ts';
import { linkIn } from '../support/mail.ts';
import { inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';

inEachLanguage((language) => {
	const { href, text } = language;
	const words = text.mail;

	test(
		'an address is confirmed by pressing the button, once, and not by whoever looks at the link',
		{ tag: '@wide' },
		async ({ page, request, site }) => {
			const email = anAddress();
			await signUpWith(page, language, email);
			const mail = await mailTo(site, email);
			expect(mail?.subject).toBe(words.confirm.subject);
			const link = linkIn(mail, 'confirm');

			expect((await request.get(link)).status()).toBe(200);
			await page.goto(href('/settings'));
			await expect(page.getByText(words.settings.waiting(email))).toBeVisible();

			await page.goto(link);
			await page.getByRole('button', { name: words.confirmPage.submit }).click();
			await expect(page.getByRole('status')).toHaveText(words.confirmPage.done);
			await page.goto(href('/settings'));
			await expect(page.getByText(words.settings.confirmed(email))).toBeVisible();

			const again = await page.goto(link);
			expect(again?.status()).toBe(410);
			await expect(page.getByText(text.site.errors['dead-link'])).toBeVisible();
		}
	);

	test(
		'a new address asks for the password, waits, and the earlier one is told',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const person = await becomeMember(context, site.origin);
			const { email: old } = await aConfirmed(ctx, person, language.locale);
			const next = anAddress();
			await page.goto(href('/settings'));
			const change = async (email: string, password: string) => {
				await page.getByLabel(words.settings.address).fill(email);
				await page.getByLabel(words.settings.password).fill(password);
				await page.getByRole('button', { name: words.settings.change }).click();
			};

			await change(next, 'not my password');
			await expect(page.getByRole('alert')).toHaveText(text.account.refusal['password-wrong']);
			await expect(page.getByLabel(words.settings.address)).toHaveValue(next);
			await change(next, person.password);
			await expect(page.getByRole('status')).toHaveText(text.account.settings.saved.address);
			await expect(page.getByText(words.settings.confirmed(old))).toBeVisible();
			expect((await mailTo(site, old))?.subject).toBe(words.addressReplaced.subject);

			const first = linkIn(await mailTo(site, next), 'confirm');
			await page.getByRole('button', { name: words.settings.again }).click();
			await expect(page.getByRole('status')).toHaveText(text.account.settings.saved.again);
			const second = linkIn(await mailTo(site, next, 2), 'confirm');
			expect((await page.goto(first))?.status()).toBe(410);
			await page.goto(second);
			await page.getByRole('button', { name: words.confirmPage.submit }).click();
			await page.goto(href('/settings'));
			await expect(page.getByText(words.settings.confirmed(next))).toBeVisible();
			await expect(page.getByText(old)).toHaveCount(0);

			await change('', person.password);
			await expect(page.getByText(words.settings.none)).toBeVisible();
			expect((await mailTo(site, next, 3))?.subject).toBe(words.addressRemoved.subject);
		}
	);

	test(
		'who gives somebody’s address gets the same answer, and the owner of the address is told',
		{ tag: '@wide' },
		async ({ page, browser, ctx, site }) => {
			const owner = await becomeMember({ request: page.request }, site.origin);
			const { email } = await aConfirmed(ctx, owner, language.locale);
			const other = await somebodyElse(browser);
			const stranger = await signUpWith(other, language, email);

			const mail = await mailTo(site, email);
			expect(mail?.subject).toBe(words.taken.subject);
			expect(mail?.text).toContain(`@${stranger.handle}`);
			expect(mail?.text).not.toContain('/confirm');
			await other.goto(href('/settings'));
			await expect(other.getByText(words.settings.waiting(email))).toBeVisible();
			await other.context().close();
		}
	);
});
