import { otherLocale } from '#lib/rules/locale.ts';
import type { Browser, Page } from '@playwright/test';
import {
	commentSaying,
	inEachLanguage,
	languageOf,
	pollIn,
	type Language
} from '../support/pages.ts';
import {
	becomeMember,
	expect,
	fromElsewhere,
	logIn,
	signUp,
	test,
	type Person
} from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, names, text } = language;
	const words = text.account.settings;

	test(
		'a new name stands beside what was written before',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const article = await aWholeArticle(ctx);
			const person = await becomeMember(context, site.origin);
			await page.goto(href(article.path));
			await page.getByLabel(names.comment).fill('Sous mon nom.');
			await page.getByRole('button', { name: names.post }).click();
			await expect(commentSaying(page, 'Sous mon nom')).toContainText(person.handle);

			await page.goto(href('/settings'));
			const field = page.getByLabel(words.displayName);
			await field.fill('   ');
			await saveBeside(page, words.displayName, words.save);
			await expect(page.getByRole('alert')).toHaveText(text.account.refusal['name-empty']);
			await page.getByLabel(words.displayName).fill('Ada Lovelace ✍');
			await saveBeside(page, words.displayName, words.save);
			await expect(page.getByRole('status')).toHaveText(words.saved.name);

			await page.goto(href(article.path));
			await expect(commentSaying(page, 'Sous mon nom')).toHaveAccessibleName(
				text.comment.by('Ada Lovelace ✍')
			);
			await page.goto(href(`/members/${person.handle}`));
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ada Lovelace ✍');
			await expect(page.getByRole('article')).toContainText('Sous mon nom.');
		}
	);

	test(
		'whoever began an article finds it again from the settings',
		{ tag: '@wide' },
		async ({ page, context, site }) => {
			await becomeMember(context, site.origin);
			await page.goto(href('/articles/new'));
			await page.getByLabel(text.write.title, { exact: true }).fill('Un début');
			await page.getByRole('button', { name: text.write.save, exact: true }).first().click();
			await expect(page).toHaveURL(/saved=yes$/);
			await page.goto(href('/settings'));
			await page.getByRole('link', { name: text.write.mine, exact: true }).click();
			await page.getByRole('link', { name: 'Un début' }).click();
			await expect(page).toHaveURL(/\/drafts\/\d+$/);
		}
	);

	test('a chosen language is kept', { tag: '@wide' }, async ({ page, context, site }) => {
		await becomeMember(context, site.origin);
		const other = languageOf(otherLocale(locale));
		await page.goto(href('/settings'));

		await page.getByLabel(words.language).selectOption(other.locale);
		await saveBeside(page, words.language, words.save);

		await expect(page.locator('html')).toHaveAttribute('lang', other.locale);
		await expect(page.getByRole('status')).toHaveText(other.text.account.settings.saved.language);
		await page.goto('/');
		await expect(page.locator('html')).toHaveAttribute('lang', other.locale);
	});

	test(
		'a new password opens the account, and the old one nothing any more',
		{ tag: '@wide' },
		async ({ page, browser }) => {
			const person = await signUp(page, language);
			const elsewhere = await loggedInElsewhere(browser, person, language);
			await page.goto(href('/settings'));
			const change = async (current: string, next: string) => {
				await page.getByLabel(words.currentPassword).fill(current);
				await page.getByLabel(words.newPassword).fill(next);
				await page.getByRole('button', { name: words.changePassword }).click();
			};

			await change('not my password', 'une phrase toute neuve');
			await expect(page.getByRole('alert')).toHaveText(text.account.refusal['password-wrong']);
			await change(person.password, 'court');
			await expect(page.getByRole('alert')).toHaveText(text.account.refusal['password-short']);
			await change(person.password, 'une phrase toute neuve');
			await expect(page.getByRole('status')).toHaveText(words.saved.password);

			await elsewhere.goto(href('/settings'));
			await expect(elsewhere).toHaveURL(/\/login\?next=/);
			await logIn(elsewhere, language, person);
			await expect(elsewhere.getByRole('alert')).toHaveText(text.account.login.refusal.wrong);
			await logIn(elsewhere, language, { ...person, password: 'une phrase toute neuve' });
			await expect(elsewhere).toHaveURL((url) => url.pathname === href('/settings'));
			await elsewhere.context().close();
		}
	);

	test(
		'sessions in other browsers are ended one by one or all together',
		{ tag: '@wide' },
		async ({ page, browser }) => {
			const person = await signUp(page, language);
			const others = [
				await loggedInElsewhere(browser, person, language),
				await loggedInElsewhere(browser, person, language),
				await loggedInElsewhere(browser, person, language)
			];
			const sessions = page.getByRole('region', { name: words.sessions }).getByRole('listitem');
			const stillLoggedIn = async () => {
				const loggedIn = [];
				for (const other of others) {
					await other.goto(href('/settings'));
					loggedIn.push(new URL(other.url()).pathname === href('/settings'));
				}
				return loggedIn.filter(Boolean).length;
			};
			await page.goto(href('/settings'));
			await expect(sessions).toHaveCount(4);
			await expect(sessions.filter({ hasText: words.thisSession })).toHaveCount(1);

			await page.getByRole('button', { name: words.endSession }).first().click();
			await expect(page.getByRole('status')).toHaveText(words.saved.session);
			await expect(sessions).toHaveCount(3);
			expect(await stillLoggedIn()).toBe(2);

			await page.getByRole('button', { name: words.endOthers }).click();
			await expect(sessions).toHaveCount(1);
			expect(await stillLoggedIn()).toBe(0);
			for (const other of others) await other.context().close();
		}
	);

	test(
		'everything that the site knows about a member can be taken home',
		{ tag: '@wide' },
		async ({ page, context, ctx, site }) => {
			const article = await aWholeArticle(ctx);
			const [asked] = article.polls;
			const person = await becomeMember(context, site.origin);
			await page.goto(href(article.path));
			await pollIn(page, asked!.id, language).option(asked!.options[2]![locale]).check();
			await pollIn(page, asked!.id, language).button('vote').click();
			await expect(pollIn(page, asked!.id, language).results).toBeVisible();
			await page.getByLabel(names.comment).fill('À emporter.');
			await page.getByRole('button', { name: names.post }).click();
			await expect(commentSaying(page, 'À emporter')).toBeVisible();
			await page.goto(href('/settings'));

			const download = page.waitForEvent('download');
			await page.getByRole('link', { name: words.export }).click();
			const chunks: Buffer[] = [];
			for await (const chunk of await (await download).createReadStream()) {
				chunks.push(chunk as Buffer);
			}
			const text = Buffer.concat(chunks).toString();
			expect(() => JSON.parse(text) as unknown).not.toThrow();
			expect(text).toContain(person.handle);
			expect(text).toContain('À emporter.');
			expect(text).toContain(asked!.options[2]![locale]);
			expect(text).not.toMatch(/argon2|passwordHash|password_hash/);
		}
	);
});

/** Several forms of the page have a button of this name. */
const saveBeside = (page: Page, label: string, button: string) =>
	page
		.locator('form', { has: page.getByLabel(label) })
		.getByRole('button', { name: button })
		.click();

async function loggedInElsewhere(browser: Browser, person: Person, language: Language) {
	const context = await browser.newContext({ extraHTTPHeaders: fromElsewhere() });
	const page = await context.newPage();
	await page.goto(language.href('/login?next=%2Fabout%2Fmethod'));
	await logIn(page, language, person);
	await expect(page).toHaveURL((url) => url.pathname === language.href('/about/method'));
	return page;
}
