import { askMail } from '#lib/server/accounts/ask-mail.ts';
import { unsubscribeToken } from '#lib/server/accounts/choose-mail.ts';
import { makeLink } from '#lib/server/accounts/mailed-links.ts';
import { inTransaction } from '#lib/server/ctx.ts';
import { becomeMember, expect } from '../people.ts';
import { setRole } from '../roles/set-role.ts';
import type { Tour } from './tour.ts';

export async function* aroundAnAccount(tour: Tour) {
	const { page, context, site, language } = tour;
	const { href, names, text } = language;
	const { handle, password } = await becomeMember(context, site.origin);
	await page.goto(href('/settings'));
	yield '/settings';
	await page.getByLabel(text.account.settings.currentPassword).fill('wrong password');
	await page.getByLabel(text.account.settings.newPassword).fill('another password');
	await page.getByRole('button', { name: text.account.settings.changePassword }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/settings with an error';

	yield* aboutMail(tour, handle);

	await page.goto(href('/settings/close'));
	yield '/settings/close';
	await page.getByLabel(names.password).fill(password);
	await page.getByRole('button', { name: text.account.close.submit }).click();
	await expect(page.getByRole('status')).toBeVisible();
	yield '/settings/closed';
}

async function* aboutMail({ page, ctx, language }: Tour, handle: string) {
	const { href, text } = language;
	const [member] = await ctx.db.execute<{ id: string }>(
		`update member set email = handle || '@example.org', role = 'steward'
			where handle = '${handle}' returning id`
	);
	const memberId = Number(member?.id);
	await page.goto(href('/settings'));
	yield '/settings with an address that waits';
	for (const [purpose, path] of [
		['confirm-address', '/confirm'],
		['reset-password', '/reset']
	] as const) {
		const token = await makeLink(ctx, purpose, { memberId, mailKey: `tour-${handle}` });
		await page.goto(href(`${path}?token=${token}`));
		yield path;
	}
	await page.goto(href('/confirm?done=yes'));
	yield '/confirm, done';
	await page.goto(href('/reset?token=none'));
	yield 'a dead link';
	await page.goto(href(`/unsubscribe/${unsubscribeToken(ctx.secret, memberId)}`));
	yield '/unsubscribe';
	await page.getByRole('button', { name: text.mail.offPage.submit }).click();
	await expect(page.getByRole('status')).toBeVisible();
	yield '/unsubscribe, done';

	await inTransaction(ctx, (ctx) => askMail(ctx, 'confirm-address', { memberId }));
	const mine = page.getByRole('listitem').filter({ hasText: `${handle}@example.org` });
	await expect(async () => {
		await page.goto(href('/steward/outbox'));
		await expect(mine).toHaveCount(1, { timeout: 100 });
	}).toPass();
	yield '/steward/outbox';
	await mine.getByRole('link').click();
	await expect(page.locator('main').getByRole('link', { name: /token=/ })).toBeVisible();
	yield 'a mail in the outbox';
	await setRole(ctx, { id: memberId }, 'member');
}
