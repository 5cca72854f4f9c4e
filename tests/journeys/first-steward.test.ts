import { offerFirstSteward } from '#lib/server/accounts/offer-first-steward.ts';
import { languageOf } from '../support/pages.ts';
import { aPerson, expect, somebodyElse, test } from '../support/people.ts';
import { setNoRoles } from '../support/roles/set-role.ts';

const { names, text } = languageOf('fr');

test(
	'the link of the console makes one steward, once',
	{ tag: '@wide' },
	async ({ page, browser, ctx }) => {
		await setNoRoles(ctx);
		const token = await offerFirstSteward(ctx);
		const accept = async (who: typeof page) => {
			const person = aPerson();
			await who.getByLabel(names.handle, { exact: true }).fill(person.handle);
			await who.getByLabel(names.password, { exact: true }).fill(person.password);
			await who.getByRole('button', { name: names.signUp }).click();
			return person;
		};
		const late = await somebodyElse(browser);
		await late.goto(`/signup?steward=${token}`);
		await page.goto(`/signup?steward=${token}`);
		await expect(page.getByText(text.account.signup.steward)).toBeVisible();

		const { handle } = await accept(page);
		await expect(page.getByRole('button', { name: text.site.logout })).toBeVisible();
		await accept(late);
		await expect(late.getByRole('alert')).toHaveText(text.account.refusal['steward-link-dead']);

		const stewards = await ctx.db.execute<{ handle: string }>(
			`select handle from member where role = 'steward'`
		);
		expect([...stewards]).toEqual([{ handle }]);
		expect(await offerFirstSteward(ctx)).toBeNull();
		await late.context().close();
	}
);
