import { countBallots } from '#lib/server/ballots/count.ts';
import { inEachLanguage, pollIn } from '../support/pages.ts';
import { expect, fromElsewhere, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

inEachLanguage((language) => {
	const { locale, href, text } = language;

	test('a visitor who clicks twice votes once', async ({ page, ctx }) => {
		const article = await aWholeArticle(ctx);
		const [poll] = article.polls;
		await page.goto(href(article.path));
		const asked = pollIn(page, poll!.id, language);
		await asked.option(poll!.options[0]![locale]).check();
		await asked.button('vote').dblclick();
		await expect(asked.results).toBeVisible();
		expect((await countBallots(ctx, poll!.id))?.ballots).toEqual({ member: 0, visitor: 1 });
	});

	test(
		'nothing is counted before the browser has brought its cookie back',
		{ tag: '@once' },
		async ({ request, ctx, site }) => {
			const article = await aWholeArticle(ctx);
			const [poll] = article.polls;
			const option = poll!.options[0]!.id;
			const send = (address: string, cookie?: string) =>
				fetch(site.origin + address, {
					method: 'POST',
					redirect: 'manual',
					headers: { origin: site.origin, ...(cookie && { cookie }), ...fromElsewhere() },
					body: new URLSearchParams({ option: String(option), from: 'poll' })
				});
			const ballots = async () => (await countBallots(ctx, poll!.id))?.ballots.visitor;
			const address = href(`/polls/${poll!.id}`) + '?/cast';

			const [one, two] = await Promise.all([send(address), send(address)]);
			expect([one.status, two.status]).toEqual([307, 307]);
			expect(await ballots()).toBe(0);

			const again = new URL(one.headers.get('location')!, site.origin);
			const without = await send(again.pathname + again.search);
			expect(without.status).toBe(403);
			expect(await without.text()).toContain(text.poll.refusal['no-cookie']);
			expect(await ballots()).toBe(0);

			const cookie = one.headers.getSetCookie()[0]!.split(';')[0]!;
			expect((await send(again.pathname + again.search, cookie)).status).toBe(303);
			expect((await send(address, cookie)).status).toBe(303);
			expect(await ballots()).toBe(1);

			const shown = await request.get(href(`/polls/${poll!.id}`));
			expect(await shown.text(), locale).not.toContain(text.poll.refusal['no-cookie']);
		}
	);
});
