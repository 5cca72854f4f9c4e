import { randomUUID } from 'node:crypto';
import { robustnessOf } from '#lib/rules/tally/robustness.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';
import { asVisitor } from '../support/polls.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, text } = language;
	const sentence =
		locale === 'fr'
			? /Chez les visiteurs, il faudrait qu’au moins 4 bulletins passent de «.Du thé.» à une autre réponse/
			: /Among visitors, at least 4 ballots would have to switch from “Tea” to another answer/;

	test('the twentieth ballot lets a reader see how firm the result is', async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx);
		const asked = article.polls[0]!;
		const [tea, coffee, neither] = asked.options;
		const given = Array.from({ length: 19 }, (_, index) => (index < 13 ? tea! : coffee!));
		for (const { id } of given) {
			await castBallot(asVisitor(ctx, randomUUID()), { pollId: asked.id, optionIds: [id] });
		}
		expect(robustnessOf((await countBallots(ctx, asked.id))!, 'visitor')).toBeNull();

		const poll = pollIn(page, asked.id, language);
		await page.goto(href(article.path));
		await expect(page.getByRole('heading', { name: text.robustness.title })).toHaveCount(0);
		await poll.option(neither![locale]).check();
		await poll.button('vote').click();

		await expect(poll.results.getByRole('heading', { name: text.robustness.title })).toBeVisible();
		await expect(poll.results).toContainText(sentence);
	});
});
