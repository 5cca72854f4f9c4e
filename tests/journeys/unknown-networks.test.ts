import type { APIRequestContext } from '@playwright/test';
import { LIMITS } from '#lib/rules/limits.ts';
import { expect, test } from '../support/people.ts';
import { aResource, aWholeArticle } from '../support/whole-article.ts';

const WRONG = { handle: 'nobody-of-that-name', password: 'wrong every time' };

/** What the proxy before the site says of the address: nothing, nonsense, or the port beside it. */
const SENT: [string, (n: number) => Record<string, string>][] = [
	['no address', () => ({})],
	['no readable address', (n) => ({ 'x-forwarded-for': `hidden-${n}` })],
	['an address with its port', (n) => ({ 'x-forwarded-for': `203.0.113.9:${50_000 + n}` })]
];

for (const [what, headers] of SENT) {
	test(
		`behind a proxy that sends ${what}, limits hold and links lead on`,
		{ tag: '@once' },
		async ({ playwright, ctx, site }) => {
			const article = await aWholeArticle(ctx);
			const { id, url } = await aResource(ctx, article.id);
			const handle = `${WRONG.handle}-${article.id}`;
			const ask = async (
				send: (request: APIRequestContext) => ReturnType<typeof logIn>,
				n: number
			) => {
				const request = await playwright.request.newContext({
					baseURL: site.origin,
					extraHTTPHeaders: { origin: site.origin, ...headers(n) }
				});
				const answer = await send(request);
				const seen = { status: answer.status(), location: answer.headers()['location'] };
				await request.dispose();
				return seen;
			};
			const logIn = (request: APIRequestContext) =>
				request.post('/login', { form: { ...WRONG, handle, next: '/' }, maxRedirects: 0 });
			const [asked] = article.polls;
			const vote = async (request: APIRequestContext) => {
				const fields = { option: String(asked!.options[0]!.id), from: 'poll' };
				const cast = () =>
					request.post(`/polls/${asked!.id}?/cast`, { form: fields, maxRedirects: 0 });
				// The first one only brings the cookie.
				await cast();
				return cast();
			};

			for (let n = 0; n < LIMITS.login.points; n++) expect((await ask(logIn, n)).status).toBe(422);
			expect((await ask(logIn, LIMITS.login.points)).status).toBe(429);

			const { points } = LIMITS['visitor-ballot'];
			for (let n = 0; n < points; n++) expect((await ask(vote, n)).status).toBe(303);
			expect((await ask(vote, points)).status).toBe(429);

			const followed = await ask((request) => request.get(`/links/${id}`, { maxRedirects: 0 }), 0);
			expect(followed).toEqual({ status: 303, location: url });
		}
	);
}
