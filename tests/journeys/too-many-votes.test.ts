import type { APIRequestContext } from '@playwright/test';
import { LIMITS } from '#lib/rules/limits.ts';
import { plural } from '#lib/text/format.ts';
import { textIn } from '#lib/text/text.ts';
import { inEachLanguage } from '../support/pages.ts';
import { becomeMember, expect, fromElsewhere, test } from '../support/people.ts';
import { aWholeArticle, type WholePoll } from '../support/whole-article.ts';

inEachLanguage(({ locale, href }) => {
	const vote = (request: APIRequestContext, { id, options }: WholePoll) =>
		request.post(href(`/polls/${id}`) + '?/cast', {
			form: { option: String(options[0]!.id), from: 'poll' },
			maxRedirects: 0
		});
	const { tooMany } = textIn(locale).poll;

	test(
		'who votes too often learns how long to wait, and only a visitor of an account',
		{ tag: '@once' },
		async ({ playwright, site, ctx }) => {
			const { polls } = await aWholeArticle(ctx);
			const [poll] = polls;
			const network = fromElsewhere();
			const aBrowser = () =>
				playwright.request.newContext({
					baseURL: site.origin,
					extraHTTPHeaders: { origin: site.origin, ...network }
				});
			const crowd: number[] = [];
			for (let n = 0; n <= LIMITS['visitor-ballot'].points; n++) {
				const visitor = await aBrowser();
				await vote(visitor, poll!);
				const answer = await vote(visitor, poll!);
				crowd.push(answer.status());
				if (answer.status() === 429) {
					const minutes = Math.ceil(Number(answer.headers()['retry-after']) / 60);
					expect(minutes).toBeGreaterThan(50);
					expect(await answer.text()).toContain(plural(locale, minutes, tooMany.visitor));
				}
				await visitor.dispose();
			}
			expect(crowd.filter((status) => status === 429)).toHaveLength(1);

			const member = await aBrowser();
			await becomeMember({ request: member }, site.origin);
			for (let n = 0; n < LIMITS.ballot.points; n++) await vote(member, poll!);
			const answer = await vote(member, poll!);
			expect(answer.status()).toBe(429);
			const minutes = Math.ceil(Number(answer.headers()['retry-after']) / 60);
			expect(await answer.text()).toContain(plural(locale, minutes, tooMany.member));
			await member.dispose();
		}
	);
});
