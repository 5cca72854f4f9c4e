import { randomUUID } from 'node:crypto';
import { asAuthor } from '../support/hostile.ts';
import { FOUNDING_ARTICLE } from '../support/pages.ts';
import { expect, fromElsewhere, test } from '../support/people.ts';
import { newDatabase, startSite } from '../support/site.ts';
import { aResource, aWholeArticle } from '../support/whole-article.ts';

test(
	'every kind of answer carries those that keep a browser safe',
	{ tag: '@once' },
	async ({ request, context, ctx, site }) => {
		const { article } = await asAuthor(context.request, ctx, site.origin);
		const { id } = await aResource(ctx, article.id);
		const script = /src="(\/_app[^"]+)"/.exec(await (await request.get(FOUNDING_ARTICLE)).text());
		const gets = [
			...['/', '/en', FOUNDING_ARTICLE, `/polls/${article.polls[0]!.id}`, '/login', '/signup'],
			...['/about/method', '/settings', '/settings/export', '/nowhere', '/polls/x', `/links/${id}`],
			...[`/polls/${article.polls[0]!.id}/data.json`, '/oembed', '/polls/1/result.svg'],
			...['/healthz', '/readyz', '/robots.txt', '/mark.svg', script![1]!, '/%', '/comments/1']
		];
		const answers = [];
		for (const path of gets) {
			for (const who of [request, request, context.request]) {
				const answer = await who.get(path, { maxRedirects: 0 });
				answers.push({ path, status: answer.status(), headers: answer.headers() });
			}
		}
		for (const [path, body] of [
			['/theme', 'theme=dark&back=/'],
			['/theme', 'theme=pink'],
			['/login', 'handle=a&password=b'],
			['/login', 'a'.repeat(70_000)]
		] as const) {
			const answer = await request.post(path, {
				headers: { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' },
				data: body,
				maxRedirects: 0
			});
			answers.push({ path, status: answer.status(), headers: answer.headers() });
		}
		const foreign = await request.post('/logout', {
			headers: { origin: 'https://evil.example' }
		});
		answers.push({ path: 'foreign', status: foreign.status(), headers: foreign.headers() });

		for (const { path, status, headers } of answers) {
			const what = `${path} (${status})`;
			const policy = headers['content-security-policy'] ?? '';
			expect.soft(headers['x-content-type-options'], what).toBe('nosniff');
			expect.soft(headers['referrer-policy'], what).toMatch(/no-referrer|origin/);
			expect.soft(headers['permissions-policy'], what).toContain('camera=()');
			expect.soft(policy, what).toContain("frame-ancestors 'none'");
			expect.soft(policy, what).toMatch(/(default|object)-src 'none'/);
			expect.soft(policy, what).not.toMatch(/unsafe-(inline|eval)/);
			if (headers['content-type']?.startsWith('text/html')) {
				expect.soft(policy, what).toContain("base-uri 'none'");
			}
			expect.soft(headers['strict-transport-security'], what).toBeUndefined();
			expect.soft(headers['palabre-shared'], what).toBeUndefined();
		}
		expect(new Set(answers.map(({ status }) => status)).size).toBeGreaterThan(5);
	}
);

test(
	'cookies are out of reach of scripts and of other sites',
	{ tag: '@once' },
	async ({ request, ctx, site }) => {
		const article = await aWholeArticle(ctx);
		const poll = article.polls[0]!;
		const headers = { origin: site.origin, ...fromElsewhere() };
		const answers = [
			await request.post(`/polls/${poll.id}?/cast`, {
				headers,
				form: { option: poll.options[0]!.id, from: 'poll' },
				maxRedirects: 0
			}),
			await request.post('/signup', {
				headers,
				multipart: { handle: `c-${randomUUID().slice(0, 8)}`, password: 'une longue phrase' },
				maxRedirects: 0
			}),
			await request.post('/theme', {
				headers,
				form: { theme: 'dark', back: '/' },
				maxRedirects: 0
			})
		];

		const cookies = answers.flatMap((answer) =>
			answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie')
		);
		const names = cookies.map(({ value }) => value.split('=')[0]);
		expect(names).toEqual(expect.arrayContaining(['visitor', 'session', 'theme']));
		for (const { value } of cookies) {
			expect(value).toMatch(/; HttpOnly/i);
			expect(value).toMatch(/; SameSite=Lax/i);
			expect(value).toMatch(/; Path=\//i);
		}
	}
);

test(
	'behind https cookies belong to this host alone, and plain http is given up',
	{ tag: '@once' },
	async () => {
		const database = await newDatabase();
		const origin = 'https://palabre.example';
		const site = await startSite(database.url, { ORIGIN: origin });
		const post = (headers: Record<string, string>) =>
			fetch(`${site.origin}/signup`, {
				method: 'POST',
				redirect: 'manual',
				headers: { ...headers, ...fromElsewhere() },
				body: new URLSearchParams({ handle: 'ana', password: 'une longue phrase' })
			});

		expect((await post({ origin: site.origin })).status).toBe(403);
		const answer = await post({ origin });
		expect(answer.status).toBe(303);
		expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{7}/);
		const [cookie] = answer.headers.getSetCookie();
		expect(cookie).toMatch(/^__Host-session=/);
		expect(cookie).toMatch(/; Secure/);
		expect(cookie).toMatch(/; Path=\/(;|$)/);
		expect(cookie).not.toMatch(/; Domain/);
		for (const path of ['/robots.txt', '/links/999999', FOUNDING_ARTICLE]) {
			const { headers } = await fetch(site.origin + path);
			expect(headers.get('strict-transport-security'), path).toMatch(/max-age=\d{7}/);
		}
		const page = await fetch(site.origin, { headers: { cookie: cookie!.split(';')[0]! } });
		expect(await page.text()).toContain(`<link rel="canonical" href="${origin}/"`);

		expect(await site.stop()).toBe(0);
		await database.drop();
	}
);
