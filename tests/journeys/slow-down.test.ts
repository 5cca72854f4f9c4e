import { rateComment } from '#lib/server/comments/rate.ts';
import { aComment, aWriter } from '../support/comments.ts';
import { commentSaying, inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage(({ href, names, text }) => {
	test('in a branch with a report a second reply has to wait, and its text is kept', async ({
		page,
		context,
		ctx,
		site
	}) => {
		const article = await aWholeArticle(ctx);
		const root = await aComment(ctx, article.id, null, 'La pomme de discorde');
		await becomeMember(context, site.origin);
		const reply = async (words: string) => {
			await page.goto(href(`${article.path}/reply/${root}`));
			await page.getByLabel(names.comment).fill(words);
			const answered = page.waitForResponse(/\?\/post$/);
			await page.getByRole('button', { name: names.post }).click();
			return answered;
		};
		await reply('Une fois');
		await expect(commentSaying(page, 'Une fois')).toBeVisible();
		const rating = { verdict: 'not-useful', reason: 'rude' } as const;
		expect(await rateComment(await aWriter(ctx), { id: root, rating })).toEqual({ ok: true });

		const refused = await reply('Deux fois');
		expect(refused.status()).toBe(429);
		expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(120);
		const alert = page.getByRole('alert');
		await expect(alert).toContainText(text.comment.tooSoon.why);
		await expect(alert).toContainText(text.comment.tooSoon.wait.other.replace('#', '4'));
		await expect(page.getByLabel(names.comment)).toHaveValue('Deux fois');
		await page.goto(href(`${article.path}/reply/${root}`));
		await expect(page.getByLabel(names.comment)).toHaveValue('Deux fois');
		await page.goto(href(article.path));
		await expect(commentSaying(page, 'Deux fois')).toHaveCount(0);
	});
});
