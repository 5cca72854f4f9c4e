import { aWriter } from '../support/comments.ts';
import { correctAs } from '../support/corrections.ts';
import { aDraft, aMemberOf, aPublication, putBehind, submitIt } from '../support/drafts.ts';
import { languageOf } from '../support/pages.ts';
import { decideAs, slugOf } from '../support/review.ts';
import { asWriter } from '../support/walks/as-writer.ts';
import { aJointTranslation, aTranslation, inEnglish } from '../support/translations.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { setRole } from '../support/roles/set-role.ts';

const { text } = languageOf('fr');
const words = text.correction;

test.use({ locale: 'fr-FR' });

test('a reader reports a mistake, a moderator corrects it, and everybody sees the difference', async ({
	page,
	context,
	browser,
	ctx,
	site
}) => {
	test.setTimeout(90_000);
	const { slug } = await aPublication(await aWriter(ctx));
	await putBehind(ctx);
	await becomeMember(context, site.origin);
	await page.goto(`/articles/${slug}`);
	await page.getByText(words.offer, { exact: true }).click();
	await page.getByRole('link', { name: words.inList }).click();
	await page.getByLabel(words.what).fill('Il manque un mot.');
	await page.getByRole('button', { name: words.send }).click();
	await expect(page.getByRole('alert')).toContainText(words.refusal['no-place']);
	await expect(page.getByLabel(words.what)).toHaveValue('Il manque un mot.');
	await page.getByRole('radio', { name: 'Rien.' }).check();
	await page.getByRole('button', { name: words.send }).click();
	await expect(page.getByRole('status')).toContainText('Merci');
	await expect(page.getByText(words.states.waiting)).toBeVisible();

	const moderator = await somebodyElse(browser);
	const { handle } = await becomeMember(moderator.context(), site.origin);
	await moderator.goto('/corrections');
	await expect(moderator.getByRole('heading', { level: 1 })).not.toHaveText(words.queue);
	await setRole(ctx, { handle }, 'moderator');
	await moderator.goto('/review');
	await moderator.getByRole('link', { name: /^Corrections \(\d+\)$/ }).click();
	await moderator
		.getByRole('listitem')
		.filter({ hasText: 'Il manque un mot.' })
		.getByRole('link')
		.last()
		.click();
	await expect(moderator.getByRole('blockquote')).toHaveText('Rien.');
	const body = moderator.getByLabel(text.write.body);
	await body.fill((await body.inputValue()).replace('Rien.', 'Rien du tout.'));
	await moderator.getByRole('button', { name: text.write.preview }).click();
	await expect(
		moderator.getByRole('region', { name: text.write.livePreview }).getByText('Rien du tout.')
	).toBeVisible();
	await expect(body).toHaveValue(/Rien du tout\./);
	await moderator.getByRole('button', { name: words.accept }).click();
	await expect(moderator.getByRole('status')).toContainText('corrigé');

	await page.goto('/notifications');
	await page.getByRole('link', { name: text.notifications.about['correction-accepted'] }).click();
	await expect(page.getByText(words.states.accepted, { exact: false }).last()).toBeVisible();
	const reader = await somebodyElse(browser);
	await reader.goto(`/articles/${slug}`);
	await expect(reader.getByText('Rien du tout.')).toBeVisible();
	await reader.getByRole('link', { name: text.write.history.link, exact: true }).click();
	await expect(reader.locator('ins')).toContainText('du tout');
	await setRole(ctx, { handle }, 'member');
	for (const other of [moderator, reader]) await other.context().close();
});

test('an author looks at a correction before it is made', async ({ page, context, ctx, site }) => {
	const { handle } = await becomeMember(context, site.origin);
	const { slug } = await aPublication(await asWriter(ctx, handle));
	await putBehind(ctx);
	await page.goto(`/articles/${slug}/correct`);
	const body = page.getByLabel(text.write.body);
	await body.fill('## Un autre intertitre');
	await page.getByRole('button', { name: text.write.preview }).click();
	const seen = page.getByRole('region', { name: text.write.livePreview });
	await expect(seen.getByRole('heading', { name: 'Un autre intertitre' })).toBeVisible();
	await expect(body).toHaveValue('## Un autre intertitre');
	await body.fill('x'.repeat(50_001));
	await page.getByRole('button', { name: text.write.preview }).click();
	await expect(page.getByRole('alert')).toBeVisible();
	await page.goto(`/articles/${slug}`);
	await expect(page.getByText('Un autre intertitre')).toHaveCount(0);
});

test('what an article or its translation said before is taken up again', async ({
	page,
	context,
	ctx,
	site
}) => {
	const { handle } = await becomeMember(context, site.origin);
	const writer = await asWriter(ctx, handle);
	const draft = await aDraft(writer);
	const joint = await aJointTranslation(writer, draft);
	await submitIt(writer, draft, 1);
	await decideAs(await aMemberOf(ctx, 'steward'), draft, 'publish');
	const article = `/articles/${await slugOf(ctx, draft)}`;
	await page.goto(`${article}/correct`);
	const body = page.getByLabel(text.write.body, { exact: true });
	await body.fill('Tout autre chose.');
	await page.getByRole('button', { name: words.correct, exact: true }).click();
	await expect(page.getByRole('status')).toContainText(words.done.corrected);

	await page.goto(`${article}/history?from=2&to=1`);
	await page.getByRole('link', { name: text.write.history.takeUp('1') }).click();
	await expect(body).toHaveValue(/Contre/);
	await page.getByRole('button', { name: words.correct, exact: true }).click();
	await expect(page.getByRole('status')).toContainText(words.done.corrected);
	await page.goto(article);
	await expect(page.getByRole('heading', { name: 'Contre' })).toBeVisible();
	await expect(page.getByText('Tout autre chose.')).toHaveCount(0);

	await page.goto(`/translations/${joint.id}`);
	await body.fill('Something else.');
	await page.getByRole('button', { name: text.write.save }).first().click();
	await page.getByRole('link', { name: text.write.history.link, exact: true }).click();
	await page.getByRole('link', { name: 'Version 2', exact: true }).click();
	await page.getByRole('link', { name: text.write.history.takeUp('2') }).click();
	await expect(body).toHaveValue(/Against/);
	await page.getByRole('button', { name: text.write.save }).first().click();
	await expect(page.getByRole('status').filter({ hasText: text.write.saved })).toBeVisible();
	await expect(body).toHaveValue(/Against/);
	await putBehind(ctx);
});

test('a reader of a published article is not offered its earlier versions to take up', async ({
	page,
	context,
	ctx,
	site
}) => {
	await becomeMember(context, site.origin);
	const author = await aWriter(ctx);
	const { id, slug } = await aPublication(author);
	await correctAs(author, id, 1, { body: 'Mieux dit.' });
	await putBehind(ctx);
	await page.goto(`/articles/${slug}/history?from=2&to=1`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(text.write.history.title);
	await expect(page.getByRole('link', { name: text.write.history.takeUp('1') })).toHaveCount(0);
	await page.goto(`/articles/${slug}/correct?from=1`);
	await expect(page.getByRole('heading', { name: words.mistakeTitle })).toBeVisible();
});

test(
	'what is corrected or translated is shown while it is typed',
	{ tag: ['@script', '@wide'] },
	async ({ page, context, ctx, site }) => {
		const { handle } = await becomeMember(context, site.origin);
		const writer = await asWriter(ctx, handle);
		const { id, slug } = await aPublication(writer);
		await putBehind(ctx);
		const { id: translation } = await aTranslation(writer, id, inEnglish());
		for (const path of [`/articles/${slug}/correct`, `/translations/${translation}`]) {
			await page.goto(path);
			await page.getByLabel(text.write.body, { exact: true }).fill('## Se lit déjà');
			const seen = page.getByRole('region', { name: text.write.livePreview });
			await expect(seen.getByRole('heading', { name: 'Se lit déjà' })).toBeVisible();
		}
	}
);

test('beside each passage a member finds the link that says which one, by pointing or by keyboard; others have none', async ({
	page,
	context,
	browser,
	ctx,
	site
}) => {
	const author = await aWriter(ctx);
	const { slug } = await aPublication(author);
	await putBehind(ctx);
	const visitor = await somebodyElse(browser);
	await visitor.goto(`${site.origin}/articles/${slug}`);
	await expect(visitor.locator('.mistake')).toHaveCount(0);
	await expect(visitor.getByRole('link', { name: words.offer })).toBeVisible();
	await visitor.context().close();

	await becomeMember(context, site.origin);
	await page.goto(`/articles/${slug}`);
	const links = page.getByRole('link', { name: words.here });
	// Out of the way of the keyboard, and of the eye, until they are asked for.
	await expect(page.locator('.mistake')).toHaveCount(5);
	await expect(links).toHaveCount(0);
	await page.getByText('Rien.', { exact: true }).hover();
	await expect(links).toHaveCount(1);
	await page.getByText(words.offer, { exact: true }).focus();
	await page.keyboard.press('Enter');
	await expect(links).toHaveCount(5);
	await links.nth(2).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('blockquote')).toHaveText('Un [lien](https://example.org/pour).');
	await page.getByRole('button', { name: words.send }).click();
	await expect(page.getByRole('alert')).toHaveText(words.refusal['says-nothing']);
	await expect(page.getByRole('blockquote')).toHaveText('Un [lien](https://example.org/pour).');
	await page.getByLabel(words.what).fill('Le lien est mort.');
	await page.getByRole('button', { name: words.send }).click();
	await expect(page.getByRole('status')).toContainText('Merci');
	await expect(page.getByRole('region', { name: words.mineHere })).toContainText('Un [lien]');

	for (const path of ['.md', '.epub']) {
		const taken = await page.request.get(`/articles/${slug}${path}`);
		expect((await taken.body()).includes('correct?at=')).toBe(false);
	}
});
