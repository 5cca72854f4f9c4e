import { LOCALES } from '#lib/rules/locale.ts';
import { send } from '../support/hostile.ts';
import { FOUNDING_ARTICLE, languageOf } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';

/** Ids that no row has, and texts that are no ids. */
const BAD_IDS = [
	'0',
	'-1',
	'1.5',
	'1e3',
	'0x1',
	'９',
	'1%20',
	`${2n ** 31n}`,
	`${2n ** 63n}`,
	`${2n ** 70n}`,
	'9'.repeat(400),
	'null',
	'a%00b',
	'%ED%A0%80',
	'%FF',
	"1'--",
	'..%2f..%2fetc%2fpasswd'
];

test(
	'an address with a malformed or unknown id does not exist, in either language',
	{ tag: '@once' },
	async ({ request, context, site }) => {
		await becomeMember(context, site.origin);
		const places = [
			...['/polls/ID', '/links/ID', '/comments/ID', '/comments/ID/edit', '/comments/ID/delete'],
			...['/polls/ID/changed', '/polls/ID/over-time', '/polls/ID/series', '/polls/ID/again'],
			...['/articles/ID', '/articles/ID/reply', '/members/ID', '/articles/SLUG/reply/ID'],
			...['/archives/2026/ID', '/archives/ID/11', '/articles/ID.md', '/articles/ID/card.png'],
			...['/articles/ID.epub', '/sitemaps/articles-ID.xml', '/members/ID/articles.json'],
			...['/polls/ID/data', '/polls/ID/data.json', '/polls/ID/data.visitors.abif'],
			...['/polls/ID/embed', '/polls/ID/result.svg'],
			...['/articles/SLUG?from=ID', '/articles/SLUG?branch=ID', '/?before=ID']
		].map((place) => place.replace('/articles/SLUG', FOUNDING_ARTICLE));

		for (const place of places) {
			for (const id of BAD_IDS) {
				for (const { href } of LOCALES.map(languageOf)) {
					// The front page's address in English has no stroke at its end.
					const address = href(place.replace('ID', id)).replace('/en/?', '/en?');
					for (const who of [request, context.request]) {
						const answer = await who.get(address, { maxRedirects: 0 });
						const allowed = place.includes('?before') ? [200, 303, 400, 404] : [303, 400, 404];
						expect(allowed, address).toContain(answer.status());
						if (answer.status() === 303) {
							const goesHome = place.includes('?before') ? '/en' : '/login';
							expect(answer.headers()['location'], address).toContain(goesHome);
						} else if (answer.status() !== 200) {
							expect(await answer.text(), address).toMatch(/<h1[^>]*>\S/);
						}
					}
				}
			}
		}
	}
);

test(
	'a target that no address can have is answered, not fallen over',
	{ tag: '@once' },
	async ({ site, request }) => {
		for (const path of [
			'//',
			'/%',
			'/%00',
			'/\\',
			'/%2e%2e/',
			'/en//',
			'/.env',
			'/_app/../../x',
			'*'
		]) {
			const answer = await send(site.origin, { method: 'GET', path });
			expect([200, 301, 307, 308, 400, 404], path).toContain(answer.status);
		}
		const headers = { cookie: 'session=%; visitor=..; theme=<b>; lang=xx; =; ;;', host: 'a b"c' };
		expect((await send(site.origin, { method: 'GET', path: '/', headers })).status).toBeLessThan(
			500
		);
		expect((await request.get('/healthz')).status()).toBe(200);
	}
);
