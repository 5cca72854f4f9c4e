import type { Page } from '@playwright/test';
import { languageOf, pollIn } from './pages.ts';
import { expect, type Person } from './people.ts';

const language = languageOf('fr');
const words = language.text.write;

/** Three rows of links, by the button that adds one. */
export async function addThreeLinks(page: Page) {
	for (const [index, name] of ['Un', 'Deux', 'Trois'].entries()) {
		await page.getByRole('button', { name: 'Ajouter un lien' }).click();
		await expect(page).toHaveURL(new RegExp(`#resource-${index}$`));
		const row = page.getByRole('group', { name: `Lien ${index + 1}`, exact: true });
		await row.getByLabel('Titre du lien').fill(name);
		await row.getByLabel('Adresse').fill(`https://example.org/${index}`);
		// In a field of a row too, it saves and removes nothing.
		await row.getByLabel('Adresse').press('Enter');
		await expect(row.getByLabel('Adresse')).toHaveValue(`https://example.org/${index}`);
	}
}

/** A question with three answers. */
export async function addPoll(page: Page, question: string) {
	await page.getByRole('button', { name: 'Ajouter un sondage' }).click();
	await page.getByLabel('Question', { exact: true }).fill(question);
	await page.getByLabel('Réponse 1', { exact: true }).fill('Oui');
	await page.getByLabel('Réponse 2', { exact: true }).fill('Non');
	await page.getByRole('button', { name: 'Ajouter une réponse' }).click();
	await page.getByLabel('Réponse 3', { exact: true }).fill('Ça dépend');
}

/** From the page of a draft: its author asks `ben` to write along, who accepts. */
export async function joinAsCoAuthor(page: Page, ben: Page, draft: string, { handle }: Person) {
	await page.getByRole('link', { name: 'Auteurs' }).click();
	await page.getByLabel(words.authors.handle).fill('nobody-at-all');
	await page.getByRole('button', { name: 'Inviter' }).click();
	await expect(page.getByText(words.authors.refusal['no-such-member'])).toBeVisible();
	await page.getByLabel(words.authors.handle).fill(`@${handle}`);
	await page.getByRole('button', { name: 'Inviter' }).click();
	await expect(page.getByRole('status')).toContainText(words.done.invited);
	await ben.goto('/notifications');
	await ben.getByRole('link', { name: 'On vous invite à écrire un article' }).click();
	await expect(ben).toHaveURL(new RegExp(`${draft}$`));
	await ben.getByRole('button', { name: 'Accepter' }).click();
	await expect(ben.getByRole('status')).toContainText(words.done.accepted);
}

export async function voteOnIt(page: Page) {
	const poll = page.locator('section.poll');
	const id = Number((await poll.getAttribute('id'))?.replace('poll-', ''));
	const { option, button, results } = pollIn(page, id, language);
	await option('Ça dépend').check();
	await button('vote').click();
	await expect(results).toBeVisible();
	return id;
}

export async function findBySearch(reader: Page, title: string) {
	await reader.goto('/');
	await reader.getByRole('link', { name: 'Chercher', exact: true }).click();
	await reader.getByRole('searchbox').fill(`"${title}"`);
	await reader.getByRole('searchbox').press('Enter');
	await reader.getByRole('link', { name: title }).click();
}

/** The book that the page offers, as it is downloaded. */
export async function takeAlong(reader: Page, link: string): Promise<Buffer> {
	const coming = reader.waitForEvent('download');
	await reader.getByRole('link', { name: link }).click();
	const parts = (await (await (await coming).createReadStream()).toArray()) as Buffer[];
	const book = Buffer.concat(parts);
	expect(book.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
	return book;
}
