import { sql } from 'drizzle-orm';
import type { Ctx } from '#lib/server/ctx.ts';
import { languageOf } from '../support/pages.ts';
import {
	aPerson,
	becomeMember,
	expect,
	fromElsewhere,
	somebodyElse,
	test,
	type Person
} from '../support/people.ts';

const { text, names } = languageOf('fr');
const words = text.steward;

test.use({ locale: 'fr-FR' });

const setRole = (ctx: Ctx, { handle }: Person, role: string) =>
	ctx.db.execute(sql`update member set role = ${role} where handle = ${handle}`);

/** As it was, for the journeys that come after this one on the same site. */
test.afterEach(async ({ ctx }) => {
	await ctx.db.execute(sql`delete from site_setting`);
	await ctx.db.execute(sql`update member set role = 'member' where role <> 'member'`);
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
