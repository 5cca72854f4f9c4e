import { sql } from 'drizzle-orm';
import { codeOf, aPasskey } from '../factors.ts';
import { becomeMember, expect, logIn } from '../people.ts';
import { setRole } from '../roles/set-role.ts';
import { asWriter } from './as-writer.ts';
import type { Tour } from './tour.ts';

/** At an address that has a domain: without one there are no passkeys to be shown. */
export async function* behindASecondFactor({ page, context, ctx, site, language }: Tour) {
	const { text } = language;
	const words = text.factor;
	const localhost = site.origin.replace('127.0.0.1', 'localhost');
	const href = (path: string) => localhost + language.href(path);
	const person = await becomeMember(context, localhost);
	const ofThem = sql`(select id from member where handle = ${person.handle})`;

	await page.goto(href('/settings/second-factor'));
	yield '/settings/second-factor';
	await page.getByRole('button', { name: words.app.begin }).click();
	const secret = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '');
	await page.getByLabel(words.app.code).fill('123');
	await page.getByRole('button', { name: words.app.confirm }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	yield '/settings/second-factor/app, refused';
	await page.getByLabel(words.app.code).fill(codeOf(secret));
	await page.getByRole('button', { name: words.app.confirm }).click();
	await expect(page.getByRole('status')).toBeVisible();
	yield 'recovery codes';
	await aPasskey(await asWriter(ctx, person.handle), 'Le téléphone que j’ai toujours sur moi');
	await page.goto(href('/settings/second-factor?saved=added'));
	yield '/settings/second-factor with an app and a passkey';

	await ctx.db.execute(sql`update session set proved_at = now() - interval '1 hour'
		where member_id = ${ofThem}`);
	await page.goto(href('/settings/second-factor'));
	yield '/settings/second-factor, long after the login';
	await page.getByRole('link', { name: words.confirmLink }).click();
	await page.getByLabel(text.account.password, { exact: true }).fill('not this one');
	await page.getByLabel(words.code.label).fill('123456');
	await page.getByRole('button', { name: words.again.submit }).click();
	await expect(page.getByRole('alert').first()).toBeVisible();
	yield '/login/confirm, refused';

	try {
		await setRole(ctx, person, 'moderator');
		await ctx.db.execute(sql`delete from authenticator where member_id = ${ofThem}`);
		await ctx.db.execute(sql`delete from passkey where member_id = ${ofThem}`);
		await ctx.db.execute(
			sql`insert into site_setting (key, value) values ('secondFactor', 'team')`
		);
		await page.goto(href('/desk'));
		yield 'a desk whose moderator lacks a second factor';
	} finally {
		await ctx.db.execute(sql`delete from site_setting where key = 'secondFactor'`);
		await setRole(ctx, person, 'member');
	}

	await aPasskey(await asWriter(ctx, person.handle));
	await page.getByRole('button', { name: text.site.logout }).click();
	await page.goto(href('/login'));
	yield '/login where there may be passkeys';
	await logIn(page, language, person);
	const code = page.getByLabel(words.code.labelRecovery);
	await code.fill('123456');
	await page.locator('main').getByRole('button', { name: text.account.login.submit }).click();
	await expect(page.getByRole('alert').first()).toBeVisible();
	yield '/login/second, refused';
	await ctx.db.execute(
		sql`update pending_login set expires_at = now() where member_id = ${ofThem}`
	);
	await page.goto(href('/login/second'));
	yield '/login/second, over';
}
