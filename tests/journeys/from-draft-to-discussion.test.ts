import type { Browser, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import type { Ctx } from '#lib/server/ctx.ts';
import { aTeam, putBehind } from '../support/drafts.ts';
import { commentSaying, languageOf, pollIn } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { setRole } from '../support/roles/set-role.ts';
import {
	addPoll,
	addThreeLinks,
	findBySearch,
	joinAsCoAuthor,
	takeAlong,
	voteOnIt
} from '../support/writing.ts';

const [french, english] = [languageOf('fr'), languageOf('en')];
const words = french.text.write;

/** Members of the team: with seven, two votes publish, and two refuse. */
const TEAM = 7;

test.use({ locale: 'fr-FR' });

test('an article is proposed, translated, returned, published by several moderators, found, answered and taken along', async ({
	page,
	context,
	browser,
	ctx,
	site
}) => {
	test.setTimeout(300_000);
	const name = Math.random().toString(36).slice(2, 8);
	const title = `Un dépôt ou plusieurs, ${name}`;
	const translated = `One repository or several, ${name}`;
	const ben = await somebodyElse(browser);
	const moderators = await aReadingTeam(browser, ctx, site.origin);
	let draft = '';
	let ana = { handle: '' };

	await test.step('Ana proposes it in French, with three links and a poll', async () => {
		ana = await becomeMember(context, site.origin);
		await page.goto('/articles/new');
		await page.getByLabel('Titre', { exact: true }).fill(title);
		await page.getByLabel('Chapô').fill('Une question *simple*.');
		await page.getByLabel('Seconde partie').fill('Trop peu.');
		await page.getByLabel('Étiquettes').fill('dépôts');
		await addThreeLinks(page);
		await addPoll(page, 'Combien de dépôts ?');
		await save(page);
		draft = new URL(page.url()).pathname;
	});

	await test.step('Ben accepts to write along, and gives it its English words', async () => {
		await joinAsCoAuthor(page, ben, draft, await becomeMember(ben.context(), site.origin));
		await ben.goto(`/en${draft}`);
		await ben.getByRole('link', { name: 'Translate into English' }).click();
		await ben.getByRole('button', { name: 'Begin the translation' }).click();
		await expect(ben).toHaveURL(/\/en\/translations\/\d+$/);
		await expect(ben.getByText('words are missing still')).toBeVisible();
		await ben.getByLabel('Title', { exact: true }).fill(translated);
		await ben.getByLabel('Lede', { exact: true }).fill('A *simple* question.');
		await ben.getByLabel('Second part', { exact: true }).fill('Too little.');
		await ben.getByLabel('Question', { exact: true }).fill('How many repositories?');
		for (const [index, option] of ['Yes', 'No', 'It depends'].entries()) {
			await ben.getByLabel(`Answer ${index + 1}`, { exact: true }).fill(option);
		}
		await ben.getByLabel('Link 1', { exact: true }).fill('One');
		await save(ben, 'en');
		await expect(ben.getByText('complete, it will appear with the article')).toBeVisible();
		await expect(ben.getByRole('button', { name: 'Send to the authors' })).toHaveCount(0);
	});

	await test.step('Ana submits it; two moderators read both languages and return it', async () => {
		await page.goto(draft);
		await expect(page.getByText('elle paraîtra avec l’article')).toBeVisible();
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('status')).toContainText(words.done.submitted);
		const [one, two] = moderators;
		await openReview(one, title);
		const beside = one.getByRole('region', { name: 'La traduction en anglais' });
		await expect(beside.getByText('Too little.')).toBeVisible();
		await expect(beside.getByRole('heading', { name: 'How many repositories?' })).toBeVisible();
		await refuse(one, 'Développez les deux côtés.');
		await expect(one.getByRole('status')).toContainText('enregistré');
		await openReview(two, title);
		await refuse(two, 'Une source, s’il vous plaît.');
		await expect(two.getByRole('status')).toContainText('refusé');
	});

	await test.step('Ana mends what they said, Ben its translation, and she submits it again', async () => {
		await page.goto('/drafts');
		const refused = page.getByRole('region', { name: 'Non retenus' });
		await refused.getByRole('link', { name: title }).click();
		await expect(page.getByText('Développez les deux côtés.')).toBeVisible();
		await page.getByLabel('Seconde partie', { exact: true }).fill('Assez, de chaque côté.');
		await save(page);

		await ben.goto('/en/drafts');
		const mine = ben.getByRole('region', { name: 'My translations' });
		await mine.getByRole('link', { name: title }).click();
		await expect(ben.getByText(english.text.translation.outdatedHere)).toBeVisible();
		await ben.getByLabel('Second part', { exact: true }).fill('Enough, on both sides.');
		await ben.getByLabel(english.text.translation.upToDate).check();
		await save(ben, 'en');
		await expect(ben.getByText(english.text.translation.outdatedHere)).toHaveCount(0);

		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('status')).toContainText(words.done.submitted);
	});

	await test.step('one vote does not publish it, a second one does', async () => {
		const [one, two] = moderators;
		for (const [moderator, said] of [
			[one, 'enregistré'],
			[two, 'publié']
		] as const) {
			await openReview(moderator, title);
			await moderator.getByLabel('Publier (+1)').check();
			await moderator.getByRole('button', { name: 'Voter', exact: true }).click();
			await expect(moderator.getByRole('status')).toContainText(said);
		}
		await page.goto('/notifications');
		await expect(page.getByRole('link', { name: 'Votre article est publié' })).toBeVisible();
		await page.goto(`/members/${ana.handle}`);
		const listed = page.getByRole('region', { name: 'Articles' }).getByRole('listitem');
		await expect(listed.getByRole('link')).toHaveText([title]);
	});

	const reader = await somebodyElse(browser);
	await test.step('a reader finds it, votes and answers; who reads English has the same poll and thread', async () => {
		await becomeMember(reader.context(), site.origin);
		await findBySearch(reader, title);
		const pollId = await voteOnIt(reader);
		await reader.getByLabel(french.names.comment).fill('Un seul suffit.');
		await reader.getByRole('button', { name: french.names.post }).click();
		await expect(commentSaying(reader, 'Un seul suffit.')).toBeVisible();

		await reader.getByRole('link', { name: 'English' }).first().click();
		await expect(reader.getByRole('heading', { level: 1, name: translated })).toBeVisible();
		await expect(reader.getByText('Enough, on both sides.')).toBeVisible();
		await expect(pollIn(reader, pollId, english).option('It depends')).toBeChecked();
		await expect(commentSaying(reader, 'Un seul suffit.')).toBeVisible();
		const links = reader.getByRole('region', { name: english.names.furtherReading });
		await expect(links.getByRole('link', { name: 'One', exact: true })).toBeVisible();
		await expect(reader.getByText(english.text.translation.outdated)).toHaveCount(0);
	});

	await test.step('its book is in the language of the page', async () => {
		const inEnglish = chapterOf(await takeAlong(reader, english.text.elsewhere.epub));
		expect(inEnglish).toContain(translated);
		expect(inEnglish).toContain('How many repositories?');
		await findBySearch(reader, title);
		const inFrench = chapterOf(await takeAlong(reader, french.text.elsewhere.epub));
		expect(inFrench).toContain('Assez, de chaque côté.');
		expect(inFrench).not.toContain(translated);
	});

	for (const other of [ben, reader, ...moderators]) await other.context().close();
	await putBehind(ctx);
});

/** Two who read and vote in browsers of their own; the others of the team do not come by. */
async function aReadingTeam(browser: Browser, ctx: Ctx, origin: string): Promise<[Page, Page]> {
	await aTeam(ctx, TEAM - 2);
	const pages: [Page, Page] = [await somebodyElse(browser), await somebodyElse(browser)];
	for (const page of pages) {
		const { handle } = await becomeMember(page.context(), origin);
		await setRole(ctx, { handle }, 'moderator');
	}
	return pages;
}

async function save(page: Page, locale: 'fr' | 'en' = 'fr') {
	const { text } = languageOf(locale);
	await page.getByRole('button', { name: text.write.save }).first().click();
	await expect(page).toHaveURL(/saved=yes$/);
	await expect(page.getByRole('status').filter({ hasText: text.write.saved })).toBeVisible();
}

async function openReview(moderator: Page, title: string) {
	await moderator.goto('/review');
	await moderator.getByRole('link', { name: title }).click();
	await expect(moderator.getByRole('heading', { level: 2, name: title })).toBeVisible();
}

async function refuse(moderator: Page, note: string) {
	await moderator.getByLabel('Refuser (−1)').check();
	await moderator.getByLabel('Note', { exact: true }).fill(note);
	await moderator.getByRole('button', { name: 'Voter', exact: true }).click();
}

/** What the book says, with its characters as they are. */
const chapterOf = (book: Buffer): string =>
	strFromU8(unzipSync(book)['EPUB/article.xhtml']!).replace(/&#x([0-9a-f]+);/g, (_, code: string) =>
		String.fromCodePoint(parseInt(code, 16))
	);
