import { randomBytes } from 'node:crypto';
import { aConfirmed, anAddress, mailTo } from '../support/addresses.ts';
import { linkIn } from '../support/mail.ts';
import { inEachLanguage } from '../support/pages.ts';
import {
	becomeMember,
	expect,
	fromElsewhere,
	logIn,
	somebodyElse,
	test
} from '../support/people.ts';

inEachLanguage((language) => {
	const { href, text } = language;
	const words = text.mail;

	test(
		'a lost password is replaced by a link, which ends all sessions and works once',
		{ tag: '@wide' },
		async ({ page, browser, ctx, site }) => {
			const elsewhere = await somebodyElse(browser);
			const person = await becomeMember(elsewhere.context(), site.origin);
			const { email } = await aConfirmed(ctx, person, language.locale);

			await page.goto(href('/login'));
			await page.getByRole('link', { name: text.account.login.forgot }).click();
			const ask = async (address: string) => {
				await page.getByLabel(words.forgot.email).fill(address);
				await page.getByRole('button', { name: words.forgot.submit }).click();
			};
			await ask('nobody@');
			// The browser itself refuses what is no address; without it the site does.
			await expect(page.getByLabel(words.forgot.email)).toHaveValue('nobody@');
			await ask(anAddress());
			await expect(page.getByRole('status')).toHaveText(words.forgot.sent);
			const unknown = await page.locator('main').innerHTML();
			await page.goto(href('/forgot'));
			await ask(email.toUpperCase());
			await expect(page.getByRole('status')).toHaveText(words.forgot.sent);
			expect(await page.locator('main').innerHTML()).toBe(unknown);

			const mail = await mailTo(site, email);
			expect(mail?.subject).toBe(words.reset.subject);
			const link = linkIn(mail, 'reset');
			await page.goto(link);
			const choose = async (password: string) => {
				await page.getByLabel(text.account.settings.newPassword).fill(password);
				await page.getByRole('button', { name: words.resetPage.submit }).click();
			};
			await choose('court');
			await expect(page.getByRole('alert')).toHaveText(text.account.refusal['password-short']);
			const password = `phrase neuve ${randomBytes(4).toString('hex')}`;
			await choose(password);
			await expect(page.getByRole('status')).toHaveText(words.resetPage.done);

			await elsewhere.goto(href('/settings'));
			await expect(elsewhere).toHaveURL(/\/login\?next=/);
			await logIn(page, language, { ...person, password });
			await expect(page.getByRole('button', { name: text.site.logout })).toBeVisible();
			expect((await page.goto(link))?.status()).toBe(410);
			expect((await mailTo(site, email, 2))?.subject).toBe(words.passwordChanged.subject);
			await elsewhere.context().close();
		}
	);
});

test(
	'more than five links in half an hour are refused, whether the address is known or not',
	{ tag: '@once' },
	async ({ playwright, site, ctx }) => {
		const request = await playwright.request.newContext({ baseURL: site.origin });
		const person = await becomeMember({ request }, site.origin);
		const { email } = await aConfirmed(ctx, person);
		const ask = async (address: string, network = fromElsewhere()) => {
			const answer = await request.post('/forgot', {
				headers: { origin: site.origin, ...network },
				form: { email: address },
				maxRedirects: 0
			});
			return answer.status();
		};
		for (const address of [email, anAddress()]) {
			for (let n = 0; n < 5; n++) expect(await ask(address)).toBe(303);
			expect(await ask(address)).toBe(429);
		}
		const here = fromElsewhere();
		for (let n = 0; n < 5; n++) expect(await ask(anAddress(), here)).toBe(303);
		expect(await ask(anAddress(), here)).toBe(429);
		await request.dispose();
	}
);
