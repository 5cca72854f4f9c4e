import { becomeMember, expect } from '../people.ts';
import { setRole } from '../roles/set-role.ts';
import type { WholeArticle } from '../whole-article.ts';
import type { Tour } from './tour.ts';

export async function* runningTheSite(
	{ page, context, ctx, site, language }: Tour,
	article: WholeArticle
) {
	const { href, text } = language;
	const { handle } = await becomeMember(context, site.origin);
	await setRole(ctx, { handle }, 'steward');
	const words = text.account.invitations;
	await page.goto(href('/settings/invitations'));
	await page.getByLabel(words.note).fill('x'.repeat(61));
	await page.getByRole('button', { name: words.create }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield 'a refused invitation';
	await page.getByLabel(words.note).fill('Ma voisine');
	await page.getByRole('button', { name: words.create }).click();
	await expect(page.getByLabel(words.link)).toBeVisible();
	yield '/settings/invitations';
	for (const path of ['', '/health', '/settings', '/team', '/factors', '/invitations']) {
		await page.goto(href(`/steward${path}`));
		yield `/steward${path}`;
	}
	const { factors, settings, team } = text.steward;
	await page.goto(href('/steward/settings'));
	await page.getByLabel(settings.publishDivisor).fill('0');
	await page.getByRole('button', { name: settings.save }).click();
	await expect(page.locator('#publishDivisor-error')).toBeVisible();
	yield '/steward/settings, refused';
	await page.goto(href('/steward/team'));
	await page.getByLabel(team.handle).fill('nobody-here');
	await page.getByLabel(team.reason).fill(' ');
	await page.getByLabel(team.password).fill('not this one');
	await page.getByRole('button', { name: team.submit }).click();
	await expect(page.locator('#reason-error')).toBeVisible();
	yield '/steward/team, refused';
	await page.goto(href('/steward/factors'));
	await page.getByLabel(team.handle).fill('nobody-here');
	await page.getByLabel(team.password).fill('not this one');
	await page.getByRole('button', { name: factors.submit }).click();
	await expect(page.locator('#reason-error')).toBeVisible();
	yield '/steward/factors, refused';
	await page.goto(href('/steward/settings'));
	await page.getByLabel(settings.secondFactor.label).selectOption('team');
	await page.getByRole('button', { name: settings.save }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/steward/settings, a factor first';
	await page.goto(href('/tags/openvz/edit'));
	await page.getByRole('button', { name: text.tag.edit.submitMerge }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/tags/edit, refused';
	const { alone, shelf } = text.review;
	await page.goto(href(`${article.path}/archive`));
	await page.getByLabel(alone.reason).fill(' ');
	await page.getByRole('button', { name: shelf.archive.submit }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/articles/archive, refused';
	await page.getByLabel(alone.reason).fill('Repris sans droit.');
	await page.getByRole('button', { name: shelf.archive.submit }).click();
	await expect(page.getByText('Repris sans droit.').first()).toBeVisible();
	yield '/about/decisions, with an archived article';
	await page.goto(href(article.path));
	yield '410, for an archived article';
	await page.goto(href(`${article.path}/archive`));
	yield '/articles/archive, to put back';
	await setRole(ctx, { handle }, 'member');
}
