import { sql } from 'drizzle-orm';
import { findArticle } from '#lib/server/articles/find.ts';
import { acceptInvitation, inviteAuthor } from '#lib/server/drafts/authors.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { aDocument, aDraft, aPublication, putBehind, submitIt } from '../support/drafts.ts';
import { aWriter } from '../support/comments.ts';
import { languageOf, pollIn } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { aJointTranslation, inEnglish } from '../support/translations.ts';
import { asWriter } from '../support/walks/as-writer.ts';

const { text } = languageOf('fr');
const words = text.translation;

test.use({ locale: 'fr-FR' });

test('a member translates an article, its author returns and accepts it, and readers of both languages share one poll and one thread', async ({
	page,
	context,
	browser,
	ctx,
	site
}) => {
	test.setTimeout(120_000);
	const { handle } = await becomeMember(context, site.origin);
	const [author] = await ctx.db.execute<{ id: number }>(
		sql`select id::int as id from member where handle = ${handle}`
	);
	const somebody = await aWriter(ctx);
	const writer = { ...somebody, asker: { ...somebody.asker, id: author!.id, handle } };
	const { id, slug } = await aPublication(writer);
	await putBehind(ctx);

	const translator = await somebodyElse(browser);
	await becomeMember(translator.context(), site.origin);
	await translator.goto(`/en/articles/${slug}`);
	await translator.getByRole('link', { name: 'Translate it into English' }).first().click();
	await translator.getByRole('button', { name: 'Begin the translation' }).click();
	await expect(translator).toHaveURL(/\/en\/translations\/\d+$/);
	const { title, lede, body, polls } = inEnglish();
	await translator.getByLabel('Title', { exact: true }).fill(title);
	await translator.getByLabel('Lede', { exact: true }).fill(lede);
	await translator.getByLabel('Question', { exact: true }).fill(polls[0]!.question);
	for (const [index, option] of polls[0]!.options.entries()) {
		await translator.getByLabel(`Answer ${index + 1}`, { exact: true }).fill(option);
	}
	await translator.getByRole('button', { name: 'Send to the authors' }).click();
	await expect(translator.getByRole('alert')).toContainText('1 thing is left to mend');
	await expect(translator.getByLabel('Title', { exact: true })).toHaveValue(title);
	await translator.getByLabel('Second part', { exact: true }).fill(body);
	await translator.getByRole('button', { name: 'Send to the authors' }).click();
	await expect(translator.getByRole('status').first()).toContainText('is sent');

	await page.goto('/notifications');
	await page.getByRole('link', { name: text.notifications.about['translation-sent'] }).click();
	await page.getByRole('link', { name: /^Traduit par/ }).click();
	await expect(page.getByRole('heading', { name: title, level: 2 })).toBeVisible();
	await page.getByLabel(words.message).fill('Un lien reste à traduire.');
	await page.getByRole('button', { name: words.return, exact: true }).click();
	await expect(page.getByRole('status')).toContainText('rendue');

	await translator.goto('/en/drafts');
	await translator
		.getByRole('region', { name: 'My translations' })
		.getByRole('link')
		.first()
		.click();
	await expect(translator.getByText('Un lien reste à traduire.')).toBeVisible();
	await translator.getByLabel('Link 1', { exact: true }).fill('One');
	await translator.getByRole('button', { name: 'Send to the authors' }).click();
	await expect(translator.getByRole('status').first()).toContainText('is sent');
	await page.goto(`/articles/${slug}/translate`);
	await page.getByRole('link', { name: /^Traduit par/ }).click();
	await page.getByRole('button', { name: words.accept }).click();
	await expect(page.getByRole('status')).toContainText('publiée');

	const [poll] = await ctx.db.execute<{ id: number }>(
		sql`select id::int as id from poll where article_id = ${id}`
	);
	const reader = await somebodyElse(browser);
	await reader.goto(`/en/articles/${slug}`);
	await expect(reader.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(reader.getByRole('link', { name: 'One', exact: true })).toBeVisible();
	await expect(reader.getByRole('link', { name: 'Read the original in French' })).toBeVisible();
	const english = pollIn(reader, poll!.id, languageOf('en'));
	await english.option('Yes').check();
	await english.button('vote').click();
	await expect(english.results).toBeVisible();
	await reader.goto(`/articles/${slug}`);
	await expect(pollIn(reader, poll!.id, languageOf('fr')).option('Oui')).toBeChecked();

	await translator.goto(`/en/articles/${slug}`);
	await translator.getByLabel('Your comment').fill('Said under the translation.');
	await translator.getByRole('button', { name: 'Post', exact: true }).click();
	await page.goto(`/articles/${slug}`);
	await expect(page.getByText('Said under the translation.')).toBeVisible();
	expect(await findArticle({ ...ctx, locale: 'en' }, slug)).toMatchObject({ isOutdated: false });
	for (const other of [translator, reader]) await other.context().close();
});

test('two who translate a draft at once lose no word, and changing it takes the article back from the moderators', async ({
	page,
	context,
	browser,
	ctx,
	site
}) => {
	const { handle } = await becomeMember(context, site.origin);
	const ana = await asWriter(ctx, handle);
	const draft = await aDraft(ana);
	const other = await somebodyElse(browser);
	const ben = await asWriter(ctx, (await becomeMember(other.context(), site.origin)).handle);
	await inviteAuthor(ana, { id: draft, handle: ben.asker.handle });
	await acceptInvitation(ben, draft);
	const { id } = await aJointTranslation(ben, draft);

	// Both begin with one version, while a link is added to the original.
	await page.goto(`/translations/${id}`);
	await other.goto(`/translations/${id}`);
	const { resources } = aDocument();
	const fresh = { title: 'Quatre', url: 'https://example.org/4', language: 'fr' };
	await saveRevision(ana, {
		...{ id: draft, base: 1, document: aDocument({ resources: [fresh, ...resources] }) },
		trigger: 'button'
	});
	await other.getByLabel('Lien 1', { exact: true }).fill('The first');
	await other.getByLabel(text.write.body, { exact: true }).fill('By Ben.');
	await other.getByRole('button', { name: text.write.save }).first().click();
	await expect(other.getByLabel('Lien 1', { exact: true })).toHaveValue('Quatre');
	await expect(other.getByLabel('Lien 2', { exact: true })).toHaveValue('The first');

	await page.getByLabel(text.write.title, { exact: true }).fill('By Ana');
	await page.getByLabel(text.write.body, { exact: true }).fill('By Ana.');
	await page.getByRole('button', { name: text.write.save }).first().click();
	const clash = page.getByRole('alert').filter({ hasText: text.write.clash.title });
	await expect(clash.locator('del').filter({ hasText: 'Ben' })).toBeVisible();
	await expect(page.getByLabel('Lien 2', { exact: true })).toHaveValue('The first');
	await expect(page.getByLabel(text.write.clash.theirs(text.write.body))).toHaveValue('By Ben.');
	await page.getByLabel(text.write.body, { exact: true }).fill('By both.');
	await page.getByRole('button', { name: text.write.save }).first().click();
	await expect(page.getByRole('status').filter({ hasText: text.write.saved })).toBeVisible();
	await expect(page.getByLabel(text.write.title, { exact: true })).toHaveValue('By Ana');

	await submitIt(ana, draft, 2);
	await other.goto(`/translations/${id}`);
	await expect(other.getByText(words.withArticle.isSubmitted)).toBeVisible();
	await other.getByLabel(text.write.body, { exact: true }).fill('By both, and better.');
	await other.getByRole('button', { name: text.write.save }).first().click();
	await expect(other.getByRole('status').filter({ hasText: text.write.saved })).toBeVisible();
	await page.goto('/drafts');
	const drafts = page.getByRole('region', { name: text.write.list.sections.draft });
	await expect(drafts.getByRole('link', { name: aDocument().title })).toBeVisible();
	await other.context().close();
});
