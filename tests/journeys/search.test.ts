import { randomBytes } from 'node:crypto';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { aComment, aWriter } from '../support/comments.ts';
import { inEachLanguage } from '../support/pages.ts';
import { expect, fromElsewhere, test } from '../support/people.ts';
import { learnAllWords, rewrite } from '../support/search.ts';
import { aWholeArticle } from '../support/whole-article.ts';

/** Letters only, so that nothing else on the site has it, and it can be left unfinished. */
const aRareWord = () =>
	`zy${randomBytes(8)
		.toString('hex')
		.replace(/\d/g, (digit) => 'klmnopqrst'[Number(digit)]!)}`;

inEachLanguage((language) => {
	const { href, text } = language;
	const words = text.search;

	test('somebody looks for a word, narrows down what is found, and follows it', async ({
		page,
		ctx
	}) => {
		const word = aRareWord();
		const article = await aWholeArticle(ctx);
		await rewrite(ctx, article.id, { title: `Un ${word} en cage` });
		const ana = await aWriter(ctx, 'Zoé');
		const id = await aComment(
			ana,
			article.id,
			null,
			`Le **${word}** <script>alert(1)</script>, « né » là.`
		);
		await aComment(ctx, article.id, null, `Encore un ${word}.`);
		const gone = await aComment(ana, article.id, null, `Un ${word} bientôt parti.`);
		await deleteComment(ana, gone);
		await learnAllWords(ctx);

		await page.goto(href('/'));
		await page.getByRole('navigation').getByRole('link', { name: text.site.search }).click();
		await page.getByRole('searchbox', { name: words.field }).fill(word.slice(0, -2));
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page).toHaveURL(/\/search\?q=zy/);

		const articles = page.getByRole('region', { name: words.kinds.articles });
		const comments = page.getByRole('region', { name: words.kinds.comments });
		await expect(articles.getByRole('link', { name: `Un ${word} en cage` })).toBeVisible();
		await expect(comments.locator('ol > li')).toHaveCount(2);
		await expect(comments.getByText('bientôt parti')).toHaveCount(0);
		await expect(comments.locator('mark')).toHaveText([word, word]);
		await expect(comments).toContainText('<script>alert(1)</script>, « né » là.');

		await comments.getByRole('link', { name: words.kinds.comments }).click();
		await page
			.getByRole('navigation', { name: words.narrow })
			.getByRole('link', { name: 'Zoé' })
			.click();
		await expect(comments.locator('ol > li')).toHaveCount(1);
		await expect(page.getByRole('list', { name: words.filters })).toContainText(
			`@${ana.asker.handle}`
		);
		await comments.getByRole('link', { name: text.comment.by('Zoé') }).click();
		await expect(page.locator(`#comment-${id}`)).toBeVisible();
	});

	test('somebody is told what to change when nothing can be found', async ({ page }) => {
		await page.goto(href('/search'));
		const field = page.getByRole('searchbox', { name: words.field });
		await field.fill('-cage');
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('alert')).toHaveText(words.notice['only-excluded']);
		await expect(field).toHaveValue('-cage');
		await field.fill(aRareWord());
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('status')).toHaveText(words.none);
		await page.getByText(words.more, { exact: true }).click();
		await page.getByLabel(words.author, { exact: true }).fill('nobody-of-this-name');
		await page.getByRole('button', { name: words.submit }).click();
		await expect(page.getByRole('alert')).toHaveText(words.notice['no-such-author']);
	});
});

test('nothing in the address of a search breaks it', { tag: '@once' }, async ({ request }) => {
	const values = [
		'',
		'%00',
		'%FF',
		'%ED%A0%80',
		"'--",
		'%22',
		'a'.repeat(4_000),
		'-1',
		'1e99',
		'٣'
	];
	const dates = ['0000-00-00', '2026-02-30', '9999-12-31', '+275760-09-13', '0001-01-01'];
	// Scores nearer to 0 than the database has any, and ids that it has none of.
	const scores = ['9e-99', '1e-60', '9.9e-45', '0e-99', '0.1'];
	const ids = ['1', '9999999999', '999999999999999'];
	const places = [
		...['1_2', '999999999999999', '99999999999999999_1', '_1', '1__1'],
		...scores.flatMap((score) => ids.flatMap((id) => [`${score}_${id}`, `${score}_${id}_5`]))
	];
	for (const name of [
		'q',
		'kind',
		'order',
		'language',
		'tag',
		'author',
		'poll',
		'after',
		'from',
		'to'
	]) {
		for (const value of [...values, ...dates, ...(name === 'after' ? places : [])]) {
			for (const kind of ['articles', 'comments', 'members', 'tags', 'all']) {
				if (kind !== 'comments' && name !== 'after') continue;
				const query = `${name === 'q' ? '' : 'q=cage&'}${name === 'kind' ? '' : `kind=${kind}&`}${name}=${value}`;
				const answer = await request.get(`/search?${query}`, { headers: fromElsewhere() });
				expect(answer.status(), query).toBe(200);
				expect(await answer.text()).toContain('noindex');
			}
		}
	}
	expect((await request.get('/search?q=a&q=b&q[]=c&constructor=1&__proto__=2')).status()).toBe(200);
});
