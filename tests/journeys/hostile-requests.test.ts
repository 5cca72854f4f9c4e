import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { LOCALES } from '#lib/rules/locale.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { FOUNDING_ARTICLE, languageOf } from '../support/pages.ts';
import { becomeMember, becomeVisitor, expect, fromElsewhere, test } from '../support/people.ts';
import { newDatabase, startSite } from '../support/site.ts';
import { aResource, aWholeArticle, type WholeArticle } from '../support/whole-article.ts';

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

const BAD_TEXTS = { NUL: 'a\0b', 'half a character': 'a\ud800b' };

type Act = { name: string; path: string; fields: Record<string, string>; isMultipart?: boolean };

/** Every form of the site, filled in as its page would. */
function everyAct(article: WholeArticle, commentId: number): Act[] {
	const [poll] = article.polls;
	const cast = { option: String(poll!.options[0]!.id), from: 'poll' };
	const comment = { markdown: 'Un mot.', idempotencyKey: randomUUID() };
	return [
		{ name: 'vote', path: `/polls/${poll!.id}?/cast`, fields: cast },
		{ name: 'look', path: `/polls/${poll!.id}?/look`, fields: { from: 'poll' } },
		{ name: 'withdraw', path: `/polls/${poll!.id}?/withdraw`, fields: { from: 'poll' } },
		{ name: 'post', path: `${article.path}/reply?/post`, fields: comment },
		{ name: 'preview', path: `${article.path}/reply?/preview`, fields: comment },
		{ name: 'reply', path: `${article.path}/reply/${commentId}?/post`, fields: comment },
		{ name: 'edit', path: `/comments/${commentId}/edit`, fields: { markdown: 'Autre.' } },
		{ name: 'delete', path: `/comments/${commentId}/delete`, fields: {} },
		{ name: 'sign up', path: '/signup', fields: { handle: 'ana', password: 'x'.repeat(9) } },
		{ name: 'log in', path: '/login', fields: { handle: 'ana', password: 'x'.repeat(9) } },
		{ name: 'rename', path: '/settings?/rename', fields: { displayName: 'Ana' } },
		{ name: 'language', path: '/settings?/language', fields: { locale: 'fr' } },
		{ name: 'password', path: '/settings?/password', fields: { current: 'a', next: 'b' } },
		{ name: 'end session', path: '/settings?/endSession', fields: { label: randomUUID() } },
		{ name: 'end others', path: '/settings?/endOthers', fields: {} },
		{ name: 'close', path: '/settings/close', fields: { password: 'a', comments: 'keep' } },
		{ name: 'log out', path: '/logout', fields: {} },
		{ name: 'theme', path: '/theme', fields: { theme: 'dark', back: '/' } }
	];
}

test(
	'an address with a malformed or unknown id does not exist, in either language',
	{ tag: '@once' },
	async ({ request, context, site }) => {
		await becomeMember(context, site.origin);
		const places = [
			...['/polls/ID', '/links/ID', '/comments/ID', '/comments/ID/edit', '/comments/ID/delete'],
			...['/articles/ID', '/articles/ID/reply', '/members/ID', '/articles/SLUG/reply/ID'],
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
	'fields that are unknown, repeated, missing or broken change nothing',
	{ tag: '@once' },
	async ({ context, ctx, site }) => {
		test.setTimeout(90_000);
		const { article, commentId } = await asAuthor(context.request, ctx, site.origin);
		const before = await everythingWritten(ctx);
		const send = (path: string, body: string | Buffer) =>
			context.request.post(path, {
				headers: {
					origin: site.origin,
					'content-type': 'application/x-www-form-urlencoded',
					...fromElsewhere()
				},
				data: body,
				maxRedirects: 0
			});
		const encode = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

		for (const { name, path, fields } of everyAct(article, commentId)) {
			const bodies: Record<string, string> = {
				'an unknown field': encode({ ...fields, admin: 'true' }),
				'a field named __proto__': `${encode(fields)}&__proto__=x`,
				'a field named constructor': `${encode(fields)}&constructor=x`
			};
			for (const field of Object.keys(fields)) {
				const { [field]: value, ...others } = fields;
				bodies[`${field} twice`] = `${encode(fields)}&${encode({ [field]: value! })}`;
				if (field !== 'from') bodies[`no ${field}`] = encode(others);
				bodies[`NUL in ${field}`] = encode({ ...fields, [field]: BAD_TEXTS.NUL });
			}
			for (const [what, body] of Object.entries(bodies)) {
				const answer = await send(path, body);
				expect(answer.status(), `${name}: ${what}`).toBeGreaterThanOrEqual(400);
				expect(answer.status(), `${name}: ${what}`).toBeLessThan(500);
				expect(await answer.text(), `${name}: ${what}`).toMatch(/\p{L}{3}/u);
			}
		}
		expect(await everythingWritten(ctx)).toEqual(before);
	}
);

test(
	'an option of another poll, or of none, is no answer',
	{ tag: '@once' },
	async ({ request, ctx, site }) => {
		const article = await aWholeArticle(ctx, ['single', 'approval']);
		const [single, approval] = article.polls;
		await becomeVisitor(request, site.origin, single!.id);
		const before = await everythingWritten(ctx);
		const cast = (poll: number, ...options: (string | number)[]) =>
			request.post(`/polls/${poll}?/cast`, {
				headers: {
					origin: site.origin,
					'content-type': 'application/x-www-form-urlencoded',
					...fromElsewhere()
				},
				data: ['from=poll', ...options.map((option) => `option=${option}`)].join('&'),
				maxRedirects: 0
			});
		const foreign = approval!.options[0]!.id;
		const own = single!.options[0]!.id;

		const answers = [
			await cast(single!.id, foreign),
			await cast(single!.id, own, single!.options[1]!.id),
			await cast(single!.id, own, own),
			await cast(single!.id),
			await cast(single!.id, `${2n ** 70n}`),
			await cast(single!.id, '-1'),
			await cast(approval!.id, foreign, own),
			await cast(approval!.id, foreign, foreign),
			await cast(approval!.id)
		];

		for (const [index, answer] of answers.entries()) {
			expect([400, 409, 422], `case ${index}`).toContain(answer.status());
			expect(await answer.text()).toContain('role="alert"');
		}
		expect(await everythingWritten(ctx)).toEqual(before);
	}
);

test(
	'a write that does not come from a page of the site is refused, whatever its type',
	{ tag: '@once' },
	async ({ context, ctx, site }) => {
		const { article, commentId } = await asAuthor(context.request, ctx, site.origin);
		const before = await everythingWritten(ctx);
		const origins = [
			undefined,
			'null',
			'https://evil.example',
			site.origin.replace('http:', 'https:')
		];
		const types = [
			'application/x-www-form-urlencoded',
			'multipart/form-data; boundary=x',
			'text/plain',
			'application/json',
			'application/octet-stream',
			undefined
		];

		for (const { name, path, fields } of everyAct(article, commentId)) {
			for (const { href } of LOCALES.map(languageOf)) {
				for (const origin of origins) {
					for (const type of types) {
						const answer = await send(site.origin, {
							method: 'POST',
							path: href(path),
							headers: {
								...(origin && { origin }),
								...(type && { 'content-type': type }),
								cookie: await cookiesOf(context),
								accept: 'application/json'
							},
							body: new URLSearchParams(fields).toString()
						});
						expect(answer.status, `${name} from ${origin} as ${type}`).toBe(403);
					}
				}
			}
		}
		for (const method of ['PUT', 'PATCH', 'DELETE']) {
			for (const path of ['/', FOUNDING_ARTICLE, '/settings', '/links/1', '/nowhere']) {
				const answer = await send(site.origin, { method, path });
				expect(answer.status, `${method} ${path}`).toBe(403);
			}
		}
		expect(await everythingWritten(ctx)).toEqual(before);
	}
);

test(
	'a body of another type, a method that does not fit and a broken form are refused with a sentence',
	{ tag: '@once' },
	async ({ context, ctx, site }) => {
		const { article, commentId } = await asAuthor(context.request, ctx, site.origin);
		const before = await everythingWritten(ctx);
		const headers = { origin: site.origin, cookie: await cookiesOf(context) };
		const bodies: [string, string][] = [
			['application/json', '{"option":1}'],
			['text/plain', 'option=1'],
			['multipart/form-data', '--x\r\n\r\nno boundary'],
			['multipart/form-data; boundary=x', 'nothing like a part'],
			['multipart/form-data; boundary=x', aFile('markdown')],
			['application/x-www-form-urlencoded', '%=%%%&&&=;=\uffff'],
			['application/x-www-form-urlencoded', 'markdown=%ED%A0%80&idempotencyKey=x']
		];
		const withoutFields = new Set(['delete', 'log out', 'end others']);

		for (const { name, path } of everyAct(article, commentId)) {
			for (const [type, body] of bodies) {
				if (withoutFields.has(name)) continue;
				const answer = await send(site.origin, {
					method: 'POST',
					path,
					headers: { ...headers, 'content-type': type, ...fromElsewhere() },
					body
				});
				expect([400, 403, 404, 409, 413, 415, 422], `${name} as ${type}`).toContain(answer.status);
				expect(answer.body, `${name} as ${type}`).toMatch(/\p{L}{3}/u);
			}
		}
		for (const [method, path] of [
			['POST', '/'],
			['POST', FOUNDING_ARTICLE],
			['POST', '/links/1'],
			['POST', '/settings'],
			['POST', '/settings?/nothing'],
			['POST', '/nowhere'],
			['GET', '/logout'],
			['GET', '/theme'],
			['PUT', '/'],
			['DELETE', FOUNDING_ARTICLE],
			['PATCH', '/settings'],
			['BREW', '/']
		] as const) {
			const answer = await send(site.origin, { method, path, headers });
			expect([400, 403, 404, 405, 415, 501], `${method} ${path}`).toContain(answer.status);
		}
		expect(await everythingWritten(ctx)).toEqual(before);
	}
);

test(
	'a body over 64 KiB is refused with a sentence, its length known or not',
	{ tag: '@once' },
	async ({ context, ctx, site }) => {
		const { article } = await asAuthor(context.request, ctx, site.origin);
		const before = await everythingWritten(ctx);
		const body = `markdown=${'a'.repeat(70_000)}&idempotencyKey=${randomUUID()}`;
		const headers = {
			origin: site.origin,
			cookie: await cookiesOf(context),
			'content-type': 'application/x-www-form-urlencoded'
		};
		for (const path of [
			`${article.path}/reply?/post`,
			'/login',
			'/theme',
			'/nowhere',
			'/links/1'
		]) {
			const lengths: Record<string, string>[] = [
				{ 'content-length': String(body.length) },
				{ 'transfer-encoding': 'chunked' }
			];
			for (const extra of lengths) {
				const answer = await send(site.origin, {
					method: 'POST',
					path,
					headers: { ...headers, ...extra },
					body
				});
				expect(answer.status, `${path} ${Object.keys(extra)[0]}`).toBe(413);
				expect(answer.body).toContain('64 Kio');
			}
		}
		expect(await everythingWritten(ctx)).toEqual(before);
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

test.describe('headers', () => {
	test(
		'every kind of answer carries those that keep a browser safe',
		{ tag: '@once' },
		async ({ request, context, ctx, site }) => {
			const { article } = await asAuthor(context.request, ctx, site.origin);
			const { id } = await aResource(ctx, article.id);
			const script = /src="(\/_app[^"]+)"/.exec(await (await request.get(FOUNDING_ARTICLE)).text());
			const gets = [
				...['/', '/en', FOUNDING_ARTICLE, `/polls/${article.polls[0]!.id}`, '/login', '/signup'],
				...[
					'/about/method',
					'/settings',
					'/settings/export',
					'/nowhere',
					'/polls/x',
					`/links/${id}`
				],
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
});

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

/** A member with one comment of their own. */
async function asAuthor(
	request: Parameters<typeof becomeMember>[0]['request'],
	ctx: Ctx,
	origin: string
) {
	await becomeMember({ request }, origin);
	const article = await aWholeArticle(ctx, ['single', 'approval']);
	const posted = await request.post(`${article.path}/reply?/post`, {
		headers: { origin },
		multipart: { markdown: 'Le premier.', idempotencyKey: randomUUID() },
		maxRedirects: 0
	});
	const commentId = Number(/comment-(\d+)$/.exec(posted.headers()['location'] ?? '')?.[1]);
	expect(commentId).toBeGreaterThan(0);
	return { article, commentId };
}

/** How many rows each table has, and what would change in them without a new one. */
async function everythingWritten(ctx: Ctx): Promise<Record<string, unknown>> {
	const tables = await ctx.db.execute<{ name: string }>(
		`select table_name as name from information_schema.tables
			where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'rate_limit'`
	);
	const written: Record<string, unknown> = {};
	for (const { name } of tables) {
		// Contents, not only counts; a session is prolonged by being used.
		const columns = name === 'session' ? 'hash' : '*';
		const [row] = await ctx.db.execute<{ hash: string }>(
			`select md5(coalesce(string_agg(r::text, ',' order by r::text), '')) as hash
				from (select ${columns} from "${name}") r`
		);
		written[name] = row?.hash;
	}
	return written;
}

async function cookiesOf(context: {
	cookies: () => Promise<{ name: string; value: string }[]>;
}): Promise<string> {
	return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
}

const aFile = (field: string) =>
	`--x\r\nContent-Disposition: form-data; name="${field}"; filename="a.txt"\r\n\r\nfile\r\n--x--\r\n`;

type Plain = { method: string; path: string; headers?: Record<string, string>; body?: string };

/** As it stands: no client library tidies the target or adds a header. */
function send(origin: string, { method, path, headers = {}, body }: Plain) {
	const { hostname, port } = new URL(origin);
	return new Promise<{ status: number; body: string }>((resolve, reject) => {
		const sent = httpRequest({ hostname, port, method, path, headers }, (answer) => {
			let text = '';
			answer.setEncoding('utf8');
			answer.on('data', (chunk: string) => (text += chunk));
			answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
		});
		sent.on('error', reject);
		sent.end(body);
	});
}
