import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Page } from '@playwright/test';
import type { Locale } from '#lib/rules/locale.ts';
import { members } from '#lib/server/accounts/tables.ts';
import { inTransaction, type Ctx } from '#lib/server/ctx.ts';
import { mailNotifications } from '#lib/server/notifications/mail-new.ts';
import { anArticle } from '../support/articles.ts';
import { aComment } from '../support/comments.ts';
import { aMailServer, aNotification, linkIn, readOutbox } from '../support/mail.ts';
import { FOUNDING_ARTICLE, inEachLanguage, type Language } from '../support/pages.ts';
import {
	aPerson,
	becomeMember,
	expect,
	fromElsewhere,
	logIn,
	somebodyElse,
	test,
	type Person
} from '../support/people.ts';
import { newDatabase, startSite } from '../support/site.ts';

const anAddress = () => `ana-${randomBytes(6).toString('hex')}@example.org`;

/** Waits for the nth mail to this address and returns it. */
async function mailTo(site: { outbox: string }, address: string, nth = 1) {
	const found = async () => (await readOutbox(site.outbox)).filter(({ to }) => to === address);
	await expect.poll(async () => (await found()).length, { timeout: 15_000 }).toBe(nth);
	return (await found())[nth - 1];
}

async function signUpWith(page: Page, { names, href, text }: Language, email: string) {
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
async function aConfirmed(
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

	test(
		'a reply is mailed to who wants it; the mail leads to the comment, and to no more mails',
		{ tag: '@wide' },
		async ({ page, context, playwright, ctx, site }) => {
			const person = await becomeMember(context, site.origin);
			const { email, id } = await aConfirmed(ctx, person, language.locale);
			await page.goto(href('/settings'));
			await page.getByLabel(words.settings.choice).selectOption('each');
			await saveBeside(page, words.settings.choice, text.account.settings.save);
			await expect(page.getByRole('status')).toHaveText(text.account.settings.saved.mail);

			const tell = async (markdown: string) => {
				const { id: articleId } = await anArticle(ctx);
				const commentId = await aComment(ctx, articleId, null, markdown);
				await inTransaction(ctx, async (ctx) => {
					await mailNotifications(ctx, [await aNotification(ctx, id, { articleId, commentId })]);
				});
				return commentId;
			};
			const commentId = await tell('Une réponse pour vous.');
			const mail = await mailTo(site, email);
			expect(mail?.subject).toBe(words.notice.subject.reply);
			await page.goto(linkIn(mail, 'comments'));
			await expect(page.locator(`#comment-${commentId}`)).toContainText('Une réponse pour vous.');

			// As a mail program sends it: no cookie, no origin.
			const off = linkIn(mail, 'unsubscribe');
			const program = await playwright.request.newContext();
			const form = { 'List-Unsubscribe': 'One-Click' };
			expect((await program.post(`${off.slice(0, -3)}abc`, { form })).status()).toBe(404);
			expect((await program.post(off, { form, maxRedirects: 0 })).status()).toBe(200);
			const foreign = await program.post(`${site.origin}/settings?/mail`, {
				form: { mail: 'each' }
			});
			expect(foreign.status()).toBe(403);
			await program.dispose();
			await page.goto(href('/settings'));
			await expect(page.getByLabel(words.settings.choice)).toHaveValue('none');

			await page.getByLabel(words.settings.choice).selectOption('each');
			await saveBeside(page, words.settings.choice, text.account.settings.save);
			await context.clearCookies();
			await page.goto(off);
			await page.getByRole('button', { name: words.offPage.submit }).click();
			await expect(page.getByRole('status')).toHaveText(words.offPage.done);
			await tell('Rien de plus.');
			const [row] = await ctx.db
				.select({ mail: members.mail })
				.from(members)
				.where(eq(members.id, id));
			expect(row?.mail).toBe('none');
		}
	);

	test(
		'stewards read the unsent mails; nobody else does',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const person = await becomeMember(context, site.origin);
			const { email } = await aConfirmed(ctx, person, language.locale);
			await page.request.post(`${site.origin}/forgot`, {
				headers: { origin: site.origin },
				form: { email }
			});
			await mailTo(site, email);
			expect((await page.goto(href('/steward/outbox')))?.status()).toBe(403);

			await ctx.db
				.update(members)
				.set({ role: 'steward' })
				.where(eq(members.handle, person.handle));
			await page.goto(href('/settings'));
			await page.getByRole('link', { name: language.text.steward.title }).click();
			await page.getByRole('link', { name: words.outbox.title }).click();
			await page.getByRole('listitem').filter({ hasText: email }).getByRole('link').click();
			await expect(page.locator('main')).toContainText(`@${person.handle}`);
			await expect(
				page.locator('main').getByRole('link', { name: /\/reset\?token=/ })
			).toBeVisible();
			expect((await page.goto(href('/steward/outbox/nothing')))?.status()).toBe(404);
			await ctx.db.update(members).set({ role: 'member' }).where(eq(members.handle, person.handle));
		}
	);
});

async function saveBeside(page: Page, label: string, save: string): Promise<void> {
	const form = page.locator('form').filter({ has: page.getByLabel(label) });
	await form.getByRole('button', { name: save }).click();
}

test(
	'a mail server that does not answer slows no page, and gets its mail in the end',
	{ tag: '@once' },
	async ({ playwright }) => {
		test.setTimeout(90_000);
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		let isHolding = false;
		const server = await aMailServer({
			hold: () => {
				isHolding = true;
				return held;
			}
		});
		const database = await newDatabase();
		const site = await startSite(database.url, { SMTP_URL: server.url });
		const request = await playwright.request.newContext({ baseURL: site.origin });
		const post = (path: string, form: Record<string, string>) =>
			request.post(path, {
				headers: { origin: site.origin, ...fromElsewhere() },
				multipart: form,
				maxRedirects: 0
			});

		const email = anAddress();
		expect((await post('/signup', { ...aPerson(), email })).status()).toBe(303);
		await expect.poll(() => isHolding, { timeout: 15_000 }).toBe(true);
		// All of this is answered while the mail hangs.
		expect((await post('/forgot', { email: anAddress() })).status()).toBe(303);
		expect((await request.get(FOUNDING_ARTICLE)).status()).toBe(200);
		expect((await request.get('/settings')).status()).toBe(200);
		expect(server.received).toEqual([]);

		release();
		await expect.poll(() => server.received.length, { timeout: 60_000 }).toBe(1);
		expect(server.received[0]?.recipients).toEqual([email]);

		await request.dispose();
		expect(await site.stop()).toBe(0);
		await server.close();
		await database.drop();
	}
);

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
