import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import type { Role } from '#lib/rules/permissions.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { aDocument, aSubmission, putBehind } from '../support/drafts.ts';
import { aWriter } from '../support/comments.ts';
import { commentSaying, languageOf } from '../support/pages.ts';
import { becomeMember, expect, somebodyElse, test } from '../support/people.ts';
import { setNoRoles, setRole } from '../support/roles/set-role.ts';
import {
	addPoll,
	addThreeLinks,
	findBySearch,
	joinAsCoAuthor,
	takeAlong,
	voteOnIt
} from '../support/writing.ts';

const language = languageOf('fr');
const words = language.text.write;

test.use({ locale: 'fr-FR' });

test('an article with links and a poll is written by two, reviewed, published and voted on', async ({
	page,
	context,
	browser,
	ctx,
	site
}) => {
	test.setTimeout(180_000);
	await becomeMember(context, site.origin);
	await page.goto('/');
	await page.getByRole('link', { name: 'Proposer un article' }).click();

	const title = `Faut-il un seul dépôt ${Math.random().toString(36).slice(2, 8)} ?`;
	await page.getByLabel('Titre', { exact: true }).fill(title);
	await page.getByLabel('Titre', { exact: true }).press('Enter');
	await expect(page.getByRole('status').filter({ hasText: 'Enregistré.' })).toBeVisible();
	await expect(page).toHaveURL(/\/drafts\/\d+\?saved=yes$/);
	const draft = new URL(page.url()).pathname;

	await page.getByLabel('Chapô').fill('Une question *simple*.');
	await page.getByLabel('Étiquettes').fill('Git, dépôts');
	await addThreeLinks(page);
	await page.getByRole('button', { name: 'Monter : Lien 3' }).click();
	await expect(page.getByLabel('Titre du lien').nth(1)).toHaveValue('Trois');

	await addPoll(page, 'Faut-il évidemment un seul dépôt ?');

	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByRole('alert')).toContainText('rien n’a été soumis');
	await expect(page.getByLabel('Seconde partie')).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByText('(evidemment)')).toBeVisible();
	await page.getByLabel('Question', { exact: true }).fill('Faut-il un seul dépôt ?');
	await page.getByLabel('Seconde partie').fill('Le corps.');
	await page.getByRole('button', { name: words.save }).first().click();
	await expect(page.getByRole('status').filter({ hasText: 'Enregistré.' })).toBeVisible();

	const ben = await somebodyElse(browser);
	await joinAsCoAuthor(page, ben, draft, await becomeMember(ben.context(), site.origin));
	await writeAtOnce(page, ben, draft, title);

	await page.goto(draft);
	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByRole('status')).toContainText(words.done.submitted);

	const moderator = await somebodyElse(browser);
	const { handle } = await becomeMember(moderator.context(), site.origin);
	await becomeTeam(ctx, { handle, role: 'moderator' });
	await moderator.goto('/');
	await moderator.getByRole('link', { name: /^Modération \(\d+\)$/ }).click();
	await moderator.getByRole('link', { name: `${title} (à deux)` }).click();
	await expect(moderator.getByRole('heading', { name: `${title} (à deux)` })).toBeVisible();
	await moderator.getByLabel('Publier (+1)').check();
	await moderator.getByRole('button', { name: 'Voter', exact: true }).click();
	await expect(moderator.getByRole('status')).toContainText('publié');

	await page.goto('/notifications');
	await expect(page.getByRole('link', { name: 'Votre article est publié' })).toBeVisible();
	await page.goto('/drafts');
	await page.getByRole('region', { name: 'Publiés' }).getByRole('link', { name: 'Lire' }).click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await expect(page.getByText('Le corps, à deux.')).toBeVisible();
	await voteOnIt(page);
	await page.getByRole('link', { name: 'Versions', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Versions', exact: true })).toBeVisible();
	await findAndAnswer(ben, `${title} (à deux)`);
	await ben.context().close();
	await moderator.context().close();
	await putBehind(ctx);
});

/** Both begin with one version; the second to save sees what the first did, and joins the two. */
async function writeAtOnce(page: Page, ben: Page, draft: string, title: string) {
	await page.goto(draft);
	await ben.goto(draft);
	await ben.getByLabel('Titre', { exact: true }).fill(`${title} (à deux)`);
	await ben.getByLabel('Seconde partie').fill('Le corps de Ben.');
	await ben.getByRole('button', { name: words.save }).first().click();
	await expect(ben.getByRole('status').filter({ hasText: 'Enregistré.' })).toBeVisible();

	await page.getByLabel('Seconde partie', { exact: true }).fill('Le corps d’Ana.');
	await page.getByRole('button', { name: words.save }).first().click();
	const clash = page.getByRole('alert').filter({ hasText: words.clash.title });
	await expect(clash).toBeVisible();
	await expect(clash.locator('del').filter({ hasText: 'Ben' })).toBeVisible();
	await expect(clash.locator('ins').filter({ hasText: 'Ana' })).toBeVisible();
	// Ana had not touched the title: it is Ben's. The body is still hers, and his is there to copy.
	await expect(page.getByLabel('Titre', { exact: true })).toHaveValue(`${title} (à deux)`);
	await expect(page.getByLabel('Seconde partie', { exact: true })).toHaveValue('Le corps d’Ana.');
	await expect(page.getByLabel(words.clash.theirs('Seconde partie'))).toHaveValue(
		'Le corps de Ben.'
	);
	await page.getByLabel('Seconde partie', { exact: true }).fill('Le corps, à deux.');
	await page.getByRole('button', { name: words.save }).first().click();
	await expect(page.getByRole('status').filter({ hasText: 'Enregistré.' })).toBeVisible();

	await page.getByRole('link', { name: 'Versions' }).click();
	await expect(page.locator('del').filter({ hasText: 'Ben' })).toBeVisible();
}

/** Found by its words, answered by a comment, and taken along as a book. */
async function findAndAnswer(reader: Page, title: string) {
	await findBySearch(reader, title);
	await reader.getByLabel(language.names.comment).fill('Un seul suffit.');
	await reader.getByRole('button', { name: language.names.post }).click();
	await expect(commentSaying(reader, 'Un seul suffit.')).toBeVisible();
	await takeAlong(reader, language.text.elsewhere.epub);
}

test('a refusal says why on the author’s page, who mends it and submits it again', async ({
	page,
	context,
	browser,
	ctx,
	site
}) => {
	const { handle } = await becomeMember(context, site.origin);
	const title = `Refusé ${Math.random().toString(36).slice(2, 8)}`;
	const id = await aSubmission(await asMember(ctx, handle), aDocument({ title }));
	const moderator = await somebodyElse(browser);
	const person = await becomeMember(moderator.context(), site.origin);
	await becomeTeam(ctx, { handle: person.handle, role: 'moderator' });
	await moderator.goto(`/review/${id}`);
	await moderator.getByLabel('Refuser (−1)').check();
	await moderator.getByRole('button', { name: 'Voter', exact: true }).click();
	await expect(moderator.getByRole('alert')).toContainText('Dites pourquoi');
	await expect(moderator.getByLabel('Refuser (−1)')).toBeChecked();
	const thin = language.text.review.templates.thin;
	await moderator.getByLabel('Si vous refusez').selectOption(thin);
	await moderator.getByLabel('Note', { exact: true }).fill('Une page de plus.');
	await moderator.getByRole('button', { name: 'Voter', exact: true }).click();
	await expect(moderator.getByRole('status')).toContainText('refusé');
	await moderator.context().close();

	await page.goto('/drafts');
	await page
		.getByRole('region', { name: 'Non retenus' })
		.getByRole('link', { name: title })
		.click();
	await expect(page.getByText(thin)).toBeVisible();
	await expect(page.getByText('Une page de plus.')).toBeVisible();
	await expect(page.getByText(person.handle)).toHaveCount(0);
	await page.getByLabel('Seconde partie').fill('Une page.');
	await page.getByRole('button', { name: words.preview }).first().click();
	await expect(page).toHaveURL(/\/preview$/);
	await page.goto(`/drafts/${id}`);
	await expect(page.getByText(words.wasRefused)).toBeVisible();
	await expect(page.getByText('Une page de plus.')).toBeVisible();
	await page.getByLabel('Seconde partie').fill('Une page de plus.');
	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByRole('status')).toContainText(words.done.submitted);
});

test('a steward publishes alone, and everybody reads who did and why', async ({
	page,
	context,
	ctx,
	site
}) => {
	const title = `Seul ${Math.random().toString(36).slice(2, 8)}`;
	const id = await aSubmission(await aWriter(ctx), aDocument({ title }));
	const { handle } = await becomeMember(context, site.origin);
	await becomeTeam(ctx, { handle, role: 'steward' });
	await page.goto(`/review/${id}`);
	await page.getByLabel('Pas avant').fill('2999-01-31T18:00');
	await page.getByRole('button', { name: 'Fixer' }).click();
	await expect(page.getByLabel('Pas avant')).toHaveValue('2999-01-31T18:00');
	await page.getByLabel('Raison').fill('La question est urgente.');
	await page.getByRole('button', { name: 'Publier', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('il paraîtra à sa date');
	await page.goto(`/review/${id}`);
	await page.getByLabel('Pas avant').fill('');
	await page.getByRole('button', { name: 'Fixer' }).click();
	await expect(page.getByRole('status')).toContainText('publié');
	await context.clearCookies();
	await page.goto('/about/decisions');
	const entry = page.getByRole('listitem').filter({ hasText: 'La question est urgente.' }).first();
	await expect(entry).toContainText(handle);
	await page.getByRole('link', { name: title }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
	await putBehind(ctx);
});

test(
	'what is typed saves itself, and is there on the next visit',
	{ tag: '@script' },
	async ({ page, context, site }) => {
		await becomeMember(context, site.origin);
		await page.goto('/articles/new');
		await page.getByLabel('Titre', { exact: true }).fill('Presque');
		await page.getByLabel('Seconde partie').fill('## Un intertitre');
		const preview = page.getByRole('region', { name: 'Aperçu' });
		await expect(preview.getByRole('heading', { name: 'Un intertitre' })).toBeVisible();
		await expect(page.getByText(/^Enregistré à /)).toBeVisible();
		await expect(page).toHaveURL(/\/drafts\/\d+$/);
		await page.getByLabel('Titre', { exact: true }).fill('Presque fini');
		const kept = page.waitForResponse(/\/keep$/);
		await kept;
		await page.goto('/drafts');
		await page.getByRole('link', { name: 'Presque fini' }).click();
		await expect(page.getByLabel('Titre', { exact: true })).toHaveValue('Presque fini');
	}
);

test('a text whose session has ended comes back, to be saved after logging in', async ({
	page,
	context,
	site
}) => {
	await becomeMember(context, site.origin);
	await page.goto('/articles/new');
	await page.getByLabel('Titre', { exact: true }).fill('Sans session');
	const cookies = await context.cookies();
	await context.clearCookies();
	await page.getByRole('button', { name: words.save }).first().click();
	await expect(page.getByRole('alert')).toContainText('Votre session a pris fin');
	await expect(page.getByLabel('Titre', { exact: true })).toHaveValue('Sans session');
	await context.addCookies(cookies);
	await page.getByRole('button', { name: words.save }).first().click();
	await expect(page.getByRole('status').filter({ hasText: 'Enregistré.' })).toBeVisible();
	await expect(page.getByLabel('Titre', { exact: true })).toHaveValue('Sans session');
});

/** The only one of the site's team. */
async function becomeTeam(ctx: Ctx, { handle, role }: { handle: string; role: Role }) {
	await setNoRoles(ctx);
	await setRole(ctx, { handle }, role);
}

async function asMember(ctx: Ctx, handle: string) {
	const writer = await aWriter(ctx);
	const [row] = await ctx.db.execute<{ id: string }>(
		sql`select id from member where handle = ${handle}`
	);
	return { ...writer, asker: { ...writer.asker, id: Number(row?.id), handle } };
}

test('an author chooses how one votes, and sees the ballot before anybody else does', async ({
	page,
	context,
	site
}) => {
	await becomeMember(context, site.origin);
	await page.goto('/articles/new');
	await page.getByLabel('Titre', { exact: true }).fill('Dans quel ordre ?');
	await page.getByRole('button', { name: 'Ajouter un sondage' }).click();
	await page.getByLabel('Question', { exact: true }).fill('Dans quel ordre ?');
	await page.getByLabel('Réponse 1', { exact: true }).fill('Le thé');
	await page.getByLabel('Réponse 2', { exact: true }).fill('Le café');
	await page.getByRole('button', { name: words.offerOption('Sans avis') }).click();
	await expect(page.getByLabel('Réponse 3', { exact: true })).toHaveValue('Sans avis');
	await expect(page.getByRole('button', { name: words.offerOption('Sans avis') })).toHaveCount(0);
	await expect(page.getByLabel(words.atLeast)).toBeHidden();
	// Whatever method is chosen, its ballot can be looked at before anything is sent.
	const own = page.getByRole('group', { name: 'Dans quel ordre ?' });
	await page.getByText(words.ballotPreview).click();
	await expect(own.getByRole('radio', { name: 'Le café' })).toBeDisabled();
	await page.getByLabel(words.methods.score).check();
	await expect(own.getByRole('group', { name: 'Le café' })).toBeVisible();
	await expect(own.getByRole('radio')).toHaveCount(3 * 7);
	await page.getByLabel(words.methods.ranked).check();
	await expect(own.getByRole('combobox', { name: 'Le café' })).toBeDisabled();
	const { headline } = language.text;
	await page.getByLabel(headline.write.choices.members, { exact: true }).check();
	await page.getByRole('button', { name: words.preview, exact: true }).first().click();

	const ballot = page.getByRole('group', { name: words.ballotPreview });
	await expect(ballot.getByRole('combobox', { name: 'Le thé' })).toBeDisabled();
	await expect(page.getByText(language.text.poll.method.ranked)).toBeVisible();

	await expect(page.getByText(headline.announced.members)).toBeVisible();

	await page.getByRole('link', { name: words.back }).click();
	await expect(page.getByLabel(headline.write.choices.members, { exact: true })).toBeChecked();
	await page.getByLabel(words.methods.approval, { exact: false }).check();
	await page.getByLabel(words.atLeast).fill('4');
	await page.getByRole('button', { name: words.submit }).click();
	await expect(page.getByText(words.problem['no-count'])).toBeVisible();
	await expect(page.getByLabel(words.atLeast)).toHaveValue('4');
	await page.getByLabel(words.atLeast).fill('2');
	await page.getByRole('button', { name: words.preview, exact: true }).first().click();
	await expect(ballot.getByRole('checkbox')).toHaveCount(3);
	await expect(page.getByText('2 réponses au moins.')).toBeVisible();
});
