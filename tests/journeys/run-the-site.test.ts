import { sql } from 'drizzle-orm';
import type { APIRequestContext } from '@playwright/test';
import type { Ctx } from '#lib/server/ctx.ts';
import { FOUNDING_ARTICLE, languageOf } from '../support/pages.ts';
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

/** Statuses for each; 303 sends a visitor to log in, and says of an act that it was done. */
const TABLE: [string, Record<string, string> | null, number, number, number, number][] = [
	['/steward', null, 303, 403, 403, 200],
	['/steward/settings', null, 303, 403, 403, 200],
	['/steward/team', null, 303, 403, 403, 200],
	['/steward/invitations', null, 303, 403, 403, 200],
	['/steward/health', null, 303, 403, 403, 200],
	['/steward/outbox', null, 303, 403, 403, 200],
	['/settings/invitations', null, 303, 200, 200, 200],
	['/about/changes', null, 200, 200, 200, 200],
	['/tags', null, 200, 200, 200, 200],
	['/corrections', null, 303, 403, 200, 200],
	[`${FOUNDING_ARTICLE}/translate`, null, 303, 200, 200, 200],
	[`${FOUNDING_ARTICLE}/correct`, null, 303, 200, 200, 200],
	['/translations/999999', null, 303, 404, 404, 404],
	['/tags/openvz/edit', null, 303, 403, 200, 200],
	[
		'/steward/settings',
		{
			base: '999',
			signUp: 'closed',
			firstComment: 'held',
			publishDivisor: '1',
			refuseDivisor: '1',
			quietDays: '0'
		},
		...[303, 403, 403, 409]
	] as never,
	[
		'/steward/team',
		{ handle: 'nobody-here', role: 'steward', reason: 'Moi.', password: 'x' },
		...[303, 403, 403, 422]
	] as never,
	['/steward/health', { queue: 'send-mail' }, 303, 403, 403, 303],
	['/steward/invitations?/revoke', { id: '999999' }, 303, 403, 403, 409],
	['/tags/openvz/edit?/rename', { label: ' ', reason: '' }, 303, 403, 422, 422],
	['/tags/openvz/edit?/merge', { label: 'nulle-part', reason: '' }, 303, 403, 422, 422]
];

test(
	'what runs the site is open to those whose work it is, and to nobody else',
	{ tag: '@once' },
	async ({ playwright, ctx, site }) => {
		const requests: APIRequestContext[] = [];
		for (const role of [null, 'member', 'moderator', 'steward']) {
			const request = await playwright.request.newContext({
				baseURL: site.origin,
				extraHTTPHeaders: { 'accept-language': 'fr', origin: site.origin, ...fromElsewhere() }
			});
			if (role) await setRole(ctx, await becomeMember({ request }, site.origin), role);
			requests.push(request);
		}
		for (const [path, fields, ...statuses] of TABLE) {
			for (const [index, request] of requests.entries()) {
				const answer = fields
					? await request.post(path, { form: fields, maxRedirects: 0 })
					: await request.get(path, { maxRedirects: 0 });
				const name = `${fields ? 'POST' : 'GET'} ${path} for ${index}`;
				expect(answer.status(), name).toBe(statuses[index]);
				if (index === 0 && statuses[0] === 303) {
					expect(answer.headers()['location'], name).toContain('/login');
				}
			}
		}
		for (const request of requests) await request.dispose();
	}
);
