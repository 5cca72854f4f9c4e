import { sql } from 'drizzle-orm';
import type { APIRequestContext } from '@playwright/test';
import { aComment } from '../support/comments.ts';
import { putBehind } from '../support/drafts.ts';
import { aWholeArticle } from '../support/whole-article.ts';
import { languageOf } from '../support/pages.ts';
import {
	aPerson,
	becomeMember,
	expect,
	fromElsewhere,
	somebodyElse,
	test
} from '../support/people.ts';
import { setNoRoles, setRole } from '../support/roles/set-role.ts';
import { startSite } from '../support/site.ts';

const { text, names } = languageOf('fr');
const words = text.steward;

test.use({ locale: 'fr-FR' });

/** Addresses that name the article, or something of its thread. */
async function whereItStands(request: APIRequestContext, slug: string, word: string) {
	const month = new Date().toISOString().slice(0, 7).replace('-', '/');
	const places = [
		...['/', '/articles.atom', '/articles.json', '/sitemaps/articles-1.xml'],
		...[
			`/archives/${month}`,
			'/polls/open.atom',
			`/search?q=${word}`,
			`/search?q=${word}&kind=comments`
		]
	];
	const found = [];
	for (const place of places) {
		const answer = await request.get(place, { headers: { accept: 'text/html' } });
		const body = await answer.text();
		if (body.includes(`/articles/${slug}`)) found.push(place);
	}
	return found;
}

test('an article that a steward takes from the site is nowhere, until it is put back', async ({
	page,
	context,
	request,
	ctx,
	site
}) => {
	const steward = await becomeMember(context, site.origin);
	await setRole(ctx, steward, 'steward');
	const { id, slug, path } = await aWholeArticle(ctx);
	await ctx.db.execute(sql`update article set published_at = now() - interval '1 minute',
		last_activity_at = now() where id = ${id}`);
	const comment = await aComment(ctx, id, null, 'Un mot rare : chrysocale.');
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);
	await expect(async () => {
		const places = await whereItStands(request, slug, 'chrysocale');
		expect(places.length).toBeGreaterThan(3);
	}).toPass();
	const before = await whereItStands(request, slug, 'chrysocale');

	// Other journeys on this site take articles away as well.
	const why = `Repris sans droit : ${slug}`;
	await page.goto(path);
	await page.getByRole('link', { name: text.review.shelf.link }).click();
	await page.getByLabel(text.review.alone.reason).fill(why);
	await page.getByRole('button', { name: text.review.shelf.archive.submit }).click();
	await expect(page.getByText(why)).toBeVisible();
	const own = [path, `${path}.md`, `${path}.epub`, `${path}/card.png`, `${path}/reply`];
	const statuses = () =>
		Promise.all(
			[...own, `/comments/${comment}`, `${path}/comments.atom`].map(async (address) =>
				(await request.get(address, { maxRedirects: 0 })).status()
			)
		);
	await expect.poll(async () => (await statuses())[0]).toBe(410);
	expect(await whereItStands(request, slug, 'chrysocale')).toEqual([]);
	expect((await statuses()).slice(1).every((status) => status === 404)).toBe(true);
	await page.goto(path);
	await expect(page.getByText(text.site.errors.archived)).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: text.review.log.title }).click();
	await expect(page.locator('li:target')).toContainText(why);

	await page.goto('/about/decisions');
	await page.getByRole('link', { name: text.review.log.restore }).first().click();
	await page.getByLabel(text.review.alone.reason).fill('L’auteur a montré son droit.');
	await page.getByRole('button', { name: text.review.shelf.restore.submit }).click();
	await expect(page.locator(`#comment-${comment}`)).toBeVisible();
	expect(await whereItStands(request, slug, 'chrysocale')).toEqual(before);
	await putBehind(ctx);
	await ctx.db.execute(sql`update article set published_at = now() - interval '30 days'
		where id = ${id}`);
});

/** As it was, for the journeys that come after this one on the same site. */
test.afterEach(async ({ ctx }) => {
	await ctx.db.execute(sql`delete from site_setting`);
	await setNoRoles(ctx);
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'method')`);
});

test('a steward has accounts made by invitation, and a member invites', async ({
	page,
	context,
	browser,
	ctx,
	site
}) => {
	const steward = await becomeMember(context, site.origin);
	await setRole(ctx, steward, 'steward');
	await page.goto('/steward');
	await page.getByRole('link', { name: words.pages.settings }).click();
	await page.getByLabel(words.settings.publishDivisor).fill('sept');
	await page.getByRole('button', { name: words.settings.save }).click();
	await expect(page.getByLabel(words.settings.publishDivisor)).toHaveValue('sept');
	await expect(page.locator('#publishDivisor-error')).toBeVisible();
	await page.getByLabel(words.settings.publishDivisor).fill('5');
	await page.getByLabel(words.settings.signUp.label).selectOption('invitation');
	await page.getByRole('button', { name: words.settings.save }).click();
	await expect(page.getByRole('status')).toHaveText(words.settings.saved);

	const guest = await somebodyElse(browser);
	await guest.goto(`${site.origin}/signup`);
	await expect(guest.getByText(text.account.signup.byInvitation)).toBeVisible();
	await expect(guest.getByLabel(names.handle, { exact: true })).toHaveCount(0);
	await guest.goto(`${site.origin}/about/method`);
	await expect(
		guest.getByText(new RegExp(words.settings.signUp.modes.invitation)).first()
	).toBeVisible();

	await page.goto('/settings/invitations');
	await page.getByLabel(text.account.invitations.note).fill('Ma voisine');
	await page.getByRole('button', { name: text.account.invitations.create }).click();
	const link = await page.getByLabel(text.account.invitations.link).inputValue();
	await guest.goto(link);
	await expect(
		guest.getByText(text.account.signup.invitedBy(steward.handle), { exact: true })
	).toBeVisible();
	const person = aPerson();
	await guest.getByLabel(names.handle, { exact: true }).fill(person.handle);
	await guest.getByLabel(names.password, { exact: true }).fill(person.password);
	await guest.getByRole('button', { name: names.signUp, exact: true }).click();
	await guest.waitForURL(`${site.origin}/`);
	await guest.goto(`${site.origin}/members/${person.handle}`);
	await guest.getByRole('link', { name: steward.handle, exact: true }).click();
	await guest.locator('summary', { hasText: text.account.profile.invited }).click();
	await expect(
		guest.locator('main').getByRole('link', { name: person.handle, exact: true })
	).toBeVisible();
	await guest.context().close();

	await page.goto('/about/changes');
	await expect(page.getByText(words.settings.signUp.label).first()).toBeVisible();
});

test(
	'a steward is warned before accounts wait for a mail that nobody sends, and where one is sent is not',
	{ tag: '@wide' },
	async ({ page, context, ctx, site }) => {
		await setRole(ctx, await becomeMember(context, site.origin), 'steward');
		const who = page.getByLabel(words.settings.signUp.label);
		await page.goto('/steward/settings');
		await expect(who).toHaveAccessibleDescription(/SMTP_URL/);
		await expect(page.locator('form .error')).toHaveCount(0);
		await who.selectOption('address');
		await page.getByRole('button', { name: words.settings.save }).click();
		await expect(page.getByRole('status')).toHaveText(words.settings.saved);
		const warning = page.locator('form .error');
		await expect(warning).toContainText(words.settings.signUp.withoutMail);
		await warning.getByRole('link', { name: words.pages.outbox }).click();
		await expect(page).toHaveURL(/\/steward\/outbox$/);

		// Another process of the same site: cookies know no ports.
		const sending = await startSite(site.databaseUrl, { SMTP_URL: 'smtp://127.0.0.1:9' });
		await page.goto(`${sending.origin}/steward/settings`);
		await expect(who).toHaveValue('address');
		await expect(page.getByText('SMTP_URL')).toHaveCount(0);
		expect(await sending.stop()).toBe(0);
	}
);

test('a steward gives a role, with a reason and the password, and looks after the site', async ({
	page,
	context,
	playwright,
	ctx,
	site
}) => {
	const steward = await becomeMember(context, site.origin);
	await setRole(ctx, steward, 'steward');
	const request = await playwright.request.newContext({ extraHTTPHeaders: fromElsewhere() });
	const other = await becomeMember({ request }, site.origin);
	await request.dispose();

	await page.goto('/steward/team');
	await page.getByLabel(words.team.handle).fill(other.handle);
	await page.getByLabel(words.team.reason).fill('Élue par les membres.');
	await page.getByLabel(words.team.password).fill('pas le bon');
	await page.getByRole('button', { name: words.team.submit }).click();
	await expect(page.getByText(words.team.refusal['password-wrong'])).toBeVisible();
	await expect(page.getByLabel(words.team.reason)).toHaveValue('Élue par les membres.');
	await page.getByLabel(words.team.password).fill(steward.password);
	await page.getByRole('button', { name: words.team.submit }).click();
	await expect(page.getByRole('status')).toHaveText(words.team.done);
	await expect(page.getByText('Élue par les membres.').first()).toBeVisible();

	await page.goto('/steward/health');
	await expect(page.getByText(words.health.checks.disk.name)).toBeVisible();
	await expect(page.getByText(words.health.checks.smtp.todo)).toBeVisible();
});
