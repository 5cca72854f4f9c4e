import { eq } from 'drizzle-orm';
import type { Page } from '@playwright/test';
import { members } from '#lib/server/accounts/tables.ts';
import { inTransaction } from '#lib/server/ctx.ts';
import { mailNotifications } from '#lib/server/notifications/mail-new.ts';
import { aConfirmed, anAddress, mailTo } from '../support/addresses.ts';
import { anArticle } from '../support/articles.ts';
import { aComment } from '../support/comments.ts';
import { aMailServer, aNotification, linkIn } from '../support/mail.ts';
import { FOUNDING_ARTICLE, inEachLanguage } from '../support/pages.ts';
import { aPerson, becomeMember, expect, fromElsewhere, test } from '../support/people.ts';
import { setRole } from '../support/roles/set-role.ts';
import { newDatabase, startSite } from '../support/site.ts';

inEachLanguage((language) => {
	const { href, text } = language;
	const words = text.mail;

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

			await setRole(ctx, person, 'steward');
			await page.goto(href('/settings'));
			await page.getByRole('link', { name: language.text.steward.title }).click();
			await page.getByRole('link', { name: words.outbox.title }).click();
			await page.getByRole('listitem').filter({ hasText: email }).getByRole('link').click();
			await expect(page.locator('main')).toContainText(`@${person.handle}`);
			await expect(
				page.locator('main').getByRole('link', { name: /\/reset\?token=/ })
			).toBeVisible();
			expect((await page.goto(href('/steward/outbox/nothing')))?.status()).toBe(404);
			await setRole(ctx, person, 'member');
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
