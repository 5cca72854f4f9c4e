import { randomUUID } from 'node:crypto';
import { asAuthor, cookiesOf, everyAct, everythingWritten, send } from '../support/hostile.ts';
import { textIn } from '#lib/text/text.ts';
import { FOUNDING_ARTICLE } from '../support/pages.ts';
import { becomeMember, expect, fromElsewhere, test } from '../support/people.ts';

const aFile = (field: string) =>
	`--x\r\nContent-Disposition: form-data; name="${field}"; filename="a.txt"\r\n\r\nfile\r\n--x--\r\n`;

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
			['PUT', '/atom.xml'],
			['PATCH', '/en/robots.txt'],
			['POST', '/robots.txt'],
			['PUT', '/nowhere'],
			['BREW', '/']
		] as const) {
			const answer = await send(site.origin, { method, path, headers });
			expect([400, 403, 404, 405, 415, 501], `${method} ${path}`).toContain(answer.status);
			if (answer.status !== 405) continue;
			expect(answer.body, `${method} ${path}`).toContain(textIn('fr').site.errors.title['405']);
			expect(answer.body, `${method} ${path}`).toContain('</html>');
			expect(answer.headers['content-type'], `${method} ${path}`).toContain('text/html');
		}
		expect(await everythingWritten(ctx)).toEqual(before);
	}
);

const BYTES = {
	'half a character': [0xed, 0xa0, 0x80],
	'a letter in another encoding': [0xe9],
	'a character too long': [0xc0, 0xaf]
};

test(
	'what is not in UTF-8 is refused with a sentence, the character that stands for it elsewhere is not',
	{ tag: '@once' },
	async ({ context, ctx, site }) => {
		const { article } = await asAuthor(context.request, ctx, site.origin);
		const cookie = await cookiesOf(context);
		const post = (type: string, body: Buffer) =>
			send(site.origin, {
				method: 'POST',
				path: `${article.path}/reply?/post`,
				headers: { origin: site.origin, cookie, 'content-type': type, ...fromElsewhere() },
				body
			});
		const around = (before: string, bytes: number[], after: string) =>
			Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
		const part = (name: string) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`;
		const sent = (bytes: number[]): [string, Buffer][] => {
			const key = randomUUID();
			const percent = Buffer.from(bytes).toString('hex').replace(/../g, '%$&');
			const encoded = `markdown=a${percent}b&idempotencyKey=${key}`;
			const parts = `b\r\n${part('idempotencyKey')}${key}\r\n--x--\r\n`;
			return [
				['application/x-www-form-urlencoded', Buffer.from(encoded)],
				[
					'application/x-www-form-urlencoded',
					around('markdown=a', bytes, `b&idempotencyKey=${key}`)
				],
				['multipart/form-data; boundary=x', around(`${part('markdown')}a`, bytes, parts)]
			];
		};

		const before = await everythingWritten(ctx);
		for (const [what, bytes] of Object.entries(BYTES)) {
			for (const [type, body] of sent(bytes)) {
				const answer = await post(type, body);
				expect(answer.status, `${what} as ${type}`).toBe(400);
				expect(answer.body).toContain(textIn('fr').site.errors.malformed);
			}
		}
		expect(await everythingWritten(ctx)).toEqual(before);
		for (const [type, body] of sent([...Buffer.from('é %zz \ufffd 🙂')])) {
			expect((await post(type, body)).status, type).toBe(303);
		}
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

const ARTICLE = {
	base: '1',
	language: 'fr',
	title: 'Changé',
	lede: 'Changé.',
	body: 'Changé.',
	tags: ''
};

test(
	'an article may be longer than anything else that is sent, and no longer than it says',
	{ tag: '@once' },
	async ({ context, site }) => {
		await becomeMember(context, site.origin);
		const send = (path: string, body: string) =>
			context.request.post(path, {
				headers: { origin: site.origin },
				multipart: {
					...ARTICLE,
					base: '',
					body,
					idempotencyKey: crypto.randomUUID()
				},
				maxRedirects: 0
			});
		const key = { idempotencyKey: crypto.randomUUID() };
		const { base: _, ...form } = ARTICLE;
		const whole = await context.request.post('/articles/new', {
			headers: { origin: site.origin },
			multipart: { ...form, ...key, body: 'é'.repeat(50_000) },
			maxRedirects: 0
		});
		expect(whole.status()).toBe(303);
		const tooLong = await context.request.post(whole.headers()['location']!.split('?')[0]!, {
			headers: { origin: site.origin },
			multipart: { ...form, base: '1', body: 'é'.repeat(50_001) },
			maxRedirects: 0
		});
		expect(tooLong.status()).toBe(422);
		expect(await tooLong.text()).toContain('é'.repeat(50_001));
		const refused = await send('/articles/new', 'é'.repeat(140_000));
		expect(refused.status()).toBe(413);
		expect(await refused.text()).toMatch(/256 Kio[\s\S]+256 KiB/);
		expect((await send('/settings?/rename', 'é'.repeat(50_000))).status()).toBe(413);
	}
);
