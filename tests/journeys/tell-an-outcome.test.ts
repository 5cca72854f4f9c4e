import { listPolls } from '#lib/server/polls/find.ts';
import { aWriter } from '../support/comments.ts';
import { aPublication, putBehind } from '../support/drafts.ts';
import { inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { closeIn } from '../support/polls.ts';
import { asWriter } from '../support/walks/as-writer.ts';

inEachLanguage(({ href, text }) => {
	const words = text.outcome;

	test('an author tells what came of a closed poll, tells it better, and readers see both', async ({
		page,
		context,
		browser,
		ctx,
		site
	}) => {
		const { handle } = await becomeMember(context, site.origin);
		const { id, slug } = await aPublication(await asWriter(ctx, handle));
		await putBehind(ctx);
		const [poll] = await listPolls(ctx, id);
		await page.goto(href(`/articles/${slug}`));
		await expect(page.getByRole('link', { name: words.tell })).toHaveCount(0);
		await page.goto(href(`/polls/${poll!.id}/outcome`));
		await expect(page.getByText(words.notYet)).toBeVisible();

		await closeIn(ctx, poll!.id, -1_000);
		await ctx.db.execute(`select pg_notify('palabre_changed', 'article-${id}')`);
		await page.goto(href(`/articles/${slug}`));
		await page.getByRole('link', { name: words.tell }).click();
		await page.getByLabel(words.box).fill('Le dépôt est **unique** depuis mai.');
		await page.getByRole('button', { name: text.comment.preview }).click();
		await expect(page.locator('.prose strong')).toHaveText('unique');
		await page.getByRole('button', { name: words.submit }).click();
		await page.getByLabel(words.box).fill('Le dépôt est **unique** depuis juin.');
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.locator('del').first()).toHaveText('mai');
		await expect(page.locator('ins').first()).toHaveText('juin');

		const reader = await somebodyElse(browser);
		await reader.goto(site.origin + href(`/articles/${slug}`));
		const told = reader.getByRole('region', { name: words.title });
		await expect(told).toContainText('Le dépôt est unique depuis juin.');
		await expect(reader.getByRole('link', { name: words.tell })).toHaveCount(0);
		await told.getByRole('link', { name: words.versions(2) }).click();
		await expect(reader.getByRole('heading', { name: words.version(1) })).toBeVisible();
		await expect(reader.getByLabel(words.box)).toHaveCount(0);
		await reader.context().close();
	});

	test('a text whose session has ended, or that met another one, comes back', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const { handle } = await becomeMember(context, site.origin);
		const { id } = await aPublication(await asWriter(ctx, handle));
		await putBehind(ctx);
		const [poll] = await listPolls(ctx, id);
		await closeIn(ctx, poll!.id, -1_000);
		const address = href(`/polls/${poll!.id}/outcome`);
		await page.goto(address);
		const other = await context.newPage();
		await other.goto(address);
		await other.getByLabel(words.box).fill('Rien n’est fait.');
		await other.getByRole('button', { name: words.submit }).click();
		await expect(other.getByRole('heading', { name: words.version(1) })).toBeVisible();

		await page.getByLabel(words.box).fill('Tout est fait.');
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('alert')).toHaveText(words.refusal.clash);
		await expect(page.getByLabel(words.box)).toHaveValue('Tout est fait.');
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('heading', { name: words.version(2) })).toBeVisible();

		await page.getByLabel(words.box).fill('La session est finie.');
		await context.clearCookies({ name: 'session' });
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByText(words.expired)).toBeVisible();
		await expect(page.getByLabel(text.comment.yourText)).toHaveValue('La session est finie.');
	});

	test('it is nobody else’s to tell', { tag: '@once' }, async ({ context, ctx, site }) => {
		const { id } = await aPublication(await aWriter(ctx));
		await putBehind(ctx);
		const [poll] = await listPolls(ctx, id);
		await closeIn(ctx, poll!.id, -1_000);
		await becomeMember(context, site.origin);
		const answer = await context.request.post(`/polls/${poll!.id}/outcome?/tell`, {
			headers: { origin: site.origin },
			form: { base: '0', markdown: 'Fait.' }
		});
		expect(answer.status()).toBe(403);
	});
});
