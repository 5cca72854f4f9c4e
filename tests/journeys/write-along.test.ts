import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { purgeReplaced } from '#lib/server/amendments/purge-replaced.ts';
import { inviteAuthor } from '#lib/server/drafts/authors.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { aWriter } from '../support/comments.ts';
import { aDocument, aDraft } from '../support/drafts.ts';
import { languageOf } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';

const words = languageOf('fr').text.write;

test.use({ locale: 'fr-FR' });

test('who writes while somebody else’s text saves itself is given what the other wrote', async ({
	page,
	context,
	ctx,
	site
}) => {
	const ana = await aWriter(ctx);
	const id = await aDraft(ana);
	const { handle } = await becomeMember(context, site.origin);
	await inviteAuthor(ana, { id, handle });
	await page.goto(`/drafts/${id}`);
	await page.getByRole('button', { name: words.authors.accept }).click();
	const anaTypes = (base: number, body: string) =>
		saveRevision(ana, { id, base, document: aDocument({ body }), trigger: 'pause' });

	await anaTypes(1, 'Une phrase');
	await page.goto(`/drafts/${id}`);
	await anaTypes(2, 'Une phrase d’Ana, entière.');
	const clash = await saveTitle(page, 'Le titre de Ben');
	await expect(clash).not.toContainText(words.clash.clashing);
	await expect(clash).toContainText(words.clash.taken);
	await expect(title(page)).toHaveValue('Le titre de Ben');
	await expect(body(page)).toHaveValue('Une phrase d’Ana, entière.');

	await page.goto(`/drafts/${id}`);
	await anaTypes(3, 'Deux phrases');
	await ctx.db.execute(sql`update article_revision set replaced_at = now() - interval '2 days'
		where article_id = ${id} and replaced_at is not null`);
	await purgeReplaced(ctx);
	const late = await saveTitle(page, 'Le titre de Ben, tard');
	await expect(late).toContainText(words.clash.unknown.replace(/\s/g, ' '));
	await expect(late).not.toContainText(words.clash.taken);
	await expect(body(page)).toHaveValue('Une phrase d’Ana, entière.');
});

const title = (page: Page) => page.getByLabel('Titre', { exact: true });
const body = (page: Page) => page.getByLabel('Seconde partie', { exact: true });

/** Somebody else has saved since; answers with what is said of that. */
async function saveTitle(page: Page, typed: string) {
	await title(page).fill(typed);
	await page.getByRole('button', { name: words.save }).first().click();
	const clash = page.getByRole('alert').filter({ hasText: words.clash.title });
	await expect(clash).toBeVisible();
	return clash;
}
