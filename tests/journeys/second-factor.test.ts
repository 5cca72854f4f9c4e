import { sql } from 'drizzle-orm';
import type { Page } from '@playwright/test';
import type { Ctx } from '#lib/server/ctx.ts';
import { codeOf } from '../support/factors.ts';
import { commentSaying, inEachLanguage, type Language } from '../support/pages.ts';
import { becomeMember, expect, logIn, test, type Person } from '../support/people.ts';
import { setNoRoles, setRole } from '../support/roles/set-role.ts';
import { aWholeArticle } from '../support/whole-article.ts';

/** Sets up an app as a person does; returns its secret and the recovery codes. */
async function setUpApp(page: Page, { href, text }: Language) {
	const words = text.factor;
	await page.goto(href('/settings'));
	await page.getByRole('link', { name: words.manage }).click();
	await page.getByRole('button', { name: words.app.begin }).click();
	await expect(page.getByRole('img', { name: words.app.picture })).toBeVisible();
	const secret = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '');
	await page.getByLabel(words.app.code).fill('123');
	await page.getByRole('button', { name: words.app.confirm }).click();
	await expect(page.getByRole('alert')).toHaveText(words.refusal['code-wrong']);
	await page.getByLabel(words.app.code).fill(codeOf(secret));
	await page.getByRole('button', { name: words.app.confirm }).click();
	await expect(page.getByRole('status')).toHaveText(words.codes.once);
	return { secret, codes: await page.locator('main li code').allTextContents() };
}

async function answerSecond(page: Page, { text }: Language, code: string): Promise<void> {
	await page.getByLabel(text.factor.code.label).fill(code);
	await page.locator('main').getByRole('button', { name: text.account.login.submit }).click();
}

/** As if they had logged in this morning. */
const ageSessions = (ctx: Ctx, { handle }: Person) =>
	ctx.db.execute(sql`update session set proved_at = now() - interval '16 minutes'
		where member_id = (select id from member where handle = ${handle})`);

inEachLanguage((language) => {
	const { href, names, text } = language;
	const words = text.factor;

	test(
		'with an app, a login has a second step, behind which an unposted text is found again',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const article = await aWholeArticle(ctx);
			const person = await becomeMember(context, site.origin);
			const { secret, codes } = await setUpApp(page, language);
			expect(new Set(codes).size).toBe(10);
			await page.goto(href(article.path));
			await page.getByLabel(names.comment).fill('Écrit avant la seconde étape.');
			await context.clearCookies({ name: 'session' });
			await page.getByRole('button', { name: names.post }).click();

			await logIn(page, language, person);
			await expect(page).toHaveURL((url) => url.pathname === href('/login/second'));
			await expect(page.getByText(text.account.unposted)).toBeVisible();
			await answerSecond(page, language, '000000');
			await expect(page.getByRole('alert')).toHaveText(words.refusal['code-wrong']);
			await answerSecond(page, language, codeOf(secret, 30));
			await expect(page.getByLabel(names.comment)).toHaveValue('Écrit avant la seconde étape.');
			await page.getByRole('button', { name: names.post }).click();
			await expect(commentSaying(page, 'Écrit avant')).toHaveCount(1);

			// A recovery code stands in for the app, once.
			await page.getByRole('button', { name: text.site.logout }).click();
			for (const isFirst of [true, false]) {
				await page.goto(href('/login?next=%2Fsettings'));
				await logIn(page, language, person);
				await answerSecond(page, language, codes[0]!);
				if (!isFirst) {
					await expect(page.getByRole('alert')).toHaveText(words.refusal['code-wrong']);
					continue;
				}
				await expect(page).toHaveURL((url) => url.pathname === href('/settings'));
				await page.getByRole('button', { name: text.site.logout }).click();
			}
			await answerSecond(page, language, codes[1]!);
			await page.goto(href('/settings/second-factor'));
			await page.getByRole('button', { name: words.app.remove }).click();
			await expect(page.getByRole('status')).toHaveText(words.saved.removed);
			await page.getByRole('button', { name: text.site.logout }).click();
			await page.goto(href('/login?next=%2Fsettings'));
			await logIn(page, language, person);
			await expect(page).toHaveURL((url) => url.pathname === href('/settings'));
		}
	);

	test(
		'a login that waits for too long is begun anew, and its text is kept',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const article = await aWholeArticle(ctx);
			const person = await becomeMember(context, site.origin);
			const { codes } = await setUpApp(page, language);
			await page.goto(href(article.path));
			await page.getByLabel(names.comment).fill('Longtemps attendu.');
			await context.clearCookies({ name: 'session' });
			await page.getByRole('button', { name: names.post }).click();
			await logIn(page, language, person);
			await expect(page.getByLabel(words.code.label)).toBeVisible();
			await ctx.db.execute(sql`update pending_login set expires_at = now() - interval '1 second'
				where member_id = (select id from member where handle = ${person.handle})`);
			await answerSecond(page, language, codes[0]!);
			await expect(page.getByRole('alert').first()).toHaveText(words.refusal.over);
			await logIn(page, language, person);
			await answerSecond(page, language, codes[0]!);
			await expect(page.getByLabel(names.comment)).toHaveValue('Longtemps attendu.');
		}
	);

	test(
		'who logged in long ago confirms that it is them, and finds again what they typed',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const person = await becomeMember(context, site.origin);
			await ageSessions(ctx, person);
			await page.goto(href('/settings/second-factor'));
			await expect(page.getByRole('button', { name: words.app.begin })).toHaveCount(0);
			await page.getByRole('link', { name: words.confirmLink }).click();
			const confirm = async (password: string, code?: string) => {
				await page.getByLabel(names.password, { exact: true }).fill(password);
				if (code) await page.getByLabel(words.code.label).fill(code);
				await page.getByRole('button', { name: words.again.submit }).click();
			};
			await confirm('not my password');
			await expect(page.getByRole('alert')).toHaveText(words.refusal['password-wrong']);
			await confirm(person.password);
			const { codes } = await setUpApp(page, language);

			const settings = text.mail.settings;
			const changeAddress = async () => {
				await page.getByLabel(settings.password).fill(person.password);
				await page.getByRole('button', { name: settings.change }).click();
			};
			await ageSessions(ctx, person);
			await page.goto(href('/settings'));
			await page.getByLabel(settings.address).fill('nouvelle@example.org');
			await changeAddress();
			await expect(page).toHaveURL((url) => url.pathname === href('/login/confirm'));
			await confirm(person.password, codes[0]);
			await expect(page.getByLabel(settings.address)).toHaveValue('nouvelle@example.org');
			await changeAddress();
			await expect(page.getByText(settings.waiting('nouvelle@example.org'))).toBeVisible();

			// The secret of an app that is being set up is not shown to a borrowed browser.
			await ageSessions(ctx, person);
			await page.goto(href('/settings/second-factor/app'));
			await expect(page).toHaveURL((url) => url.pathname === href('/login/confirm'));
		}
	);

	test.describe('where the team must have one', () => {
		test.afterEach(async ({ ctx }) => {
			await ctx.db.execute(sql`delete from site_setting`);
			await setNoRoles(ctx);
			await ctx.db.execute(sql`select pg_notify('palabre_changed', 'method')`);
		});

		test(
			'a steward asks for it once they have one, roles rest without, and a lost one is taken away',
			{ tag: '@wide' },
			async ({ page, context, browser, ctx, site }) => {
				const steward = await becomeMember(context, site.origin);
				await setRole(ctx, steward, 'steward');
				const { settings, factors } = text.steward;
				const ask = async () => {
					await page.goto(href('/steward/settings'));
					await page.getByLabel(settings.secondFactor.label).selectOption('team');
					await page.getByRole('button', { name: settings.save }).click();
				};
				await ask();
				await expect(page.getByRole('alert')).toContainText(settings.factorFirst);
				await setUpApp(page, language);
				await ask();
				await expect(page.getByRole('status')).toHaveText(settings.saved);
				await page.goto(href('/settings/second-factor'));
				await page.getByRole('button', { name: words.app.remove }).click();
				await expect(page.getByRole('alert')).toHaveText(words.refusal['factor-needed']);

				const other = await browser.newContext({ baseURL: site.origin });
				const moderator = await becomeMember(other, site.origin);
				await setRole(ctx, moderator, 'moderator');
				const desk = await other.newPage();
				expect((await desk.goto(href('/desk')))?.status()).toBe(403);
				await expect(desk.getByText(text.site.errors['factor-needed'])).toBeVisible();
				await desk.getByRole('link', { name: words.setUp }).click();
				await setUpApp(desk, language);
				expect((await desk.goto(href('/desk')))?.status()).toBe(200);
				await expect(desk.getByText(words.lacking)).toHaveCount(0);

				await page.goto(href('/steward/factors'));
				const reset = async (reason: string) => {
					await page.getByLabel(text.steward.team.handle).fill(moderator.handle);
					await page.getByLabel(text.steward.team.reason).fill(reason);
					await page.getByLabel(text.steward.team.password).fill(steward.password);
					await page.getByRole('button', { name: factors.submit }).click();
				};
				await reset(' ');
				await expect(page.getByText(factors.refusal['says-nothing'])).toBeVisible();
				await reset('Téléphone perdu.');
				await expect(page.getByRole('status')).toHaveText(factors.done);
				await expect(
					page.getByText(text.steward.log.factorReset(moderator.handle)).first()
				).toBeVisible();
				expect((await desk.goto(href('/desk')))?.status()).toBe(403);
				await other.close();
			}
		);
	});
});
