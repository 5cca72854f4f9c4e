import { randomBytes, randomInt } from 'node:crypto';
import type { APIRequestContext, Browser, BrowserContext, Page } from '@playwright/test';
import { siteCtx, type Ctx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import type { Language } from './pages.ts';
import { expect, test as siteTest } from './site.ts';

export { expect };

export const test = siteTest.extend<object, { ctx: Ctx }>({
	/** Everybody comes from a network of their own, so that no limit counts two journeys together. */
	extraHTTPHeaders: async ({}, use) => use(fromElsewhere()),
	/** The database of this worker's site, for what no page shows. */
	ctx: [
		async ({ site }, use) => {
			const pool = openPool(site.databaseUrl, { max: 2 });
			const ctx = siteCtx({ pool, secret: new Secret(site.secret) });
			await use(ctx);
			await ctx.jobs.stop();
			await pool.close();
		},
		{ scope: 'worker' }
	]
});

export const fromElsewhere = (): Record<string, string> => ({
	'x-forwarded-for': `${randomInt(11, 120)}.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`
});

export type Person = { handle: string; password: string };

export const aPerson = (): Person => ({
	handle: `ana-${randomBytes(5).toString('hex')}`,
	password: `phrase de ${randomBytes(6).toString('hex')}`
});

/** Fills in the form and sends it, as a person does. */
export async function signUp(page: Page, { names, href }: Language, next = '/'): Promise<Person> {
	const person = aPerson();
	await page.goto(href(`/signup?next=${encodeURIComponent(next)}`));
	await page.getByLabel(names.handle, { exact: true }).fill(person.handle);
	await page.getByLabel(names.password, { exact: true }).fill(person.password);
	await page.getByRole('button', { name: names.signUp, exact: true }).click();
	await page.waitForURL((url) => url.pathname === href(next));
	return person;
}

export async function logIn(page: Page, { names }: Language, person: Person): Promise<void> {
	await page.getByLabel(names.handle, { exact: true }).fill(person.handle);
	await page.getByLabel(names.password, { exact: true }).fill(person.password);
	await page.locator('main').getByRole('button', { name: names.logIn, exact: true }).click();
}

/** Makes the browser a member's without a page: for journeys that are about something else. */
export async function becomeMember(
	context: BrowserContext | { request: APIRequestContext },
	origin: string
): Promise<Person> {
	const person = aPerson();
	const answer = await context.request.post(`${origin}/signup`, {
		headers: { origin, ...fromElsewhere() },
		multipart: { ...person, next: '/' },
		maxRedirects: 0
	});
	expect(answer.status()).toBe(303);
	return person;
}

/** Gives the browser its visitor token, as its first form does; nothing is counted yet. */
export async function becomeVisitor(
	request: APIRequestContext,
	origin: string,
	pollId: number
): Promise<void> {
	const answer = await request.post(`${origin}/polls/${pollId}?/look`, {
		headers: { origin },
		form: { from: 'poll' },
		maxRedirects: 0
	});
	expect(answer.status()).toBe(307);
}

/** Somebody else, in a browser of their own. */
export async function somebodyElse(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ extraHTTPHeaders: fromElsewhere() });
	return context.newPage();
}
