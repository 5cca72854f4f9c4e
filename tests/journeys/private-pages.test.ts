import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { cookieNames } from '#lib/rules/cookies.ts';
import { textIn } from '#lib/text/text.ts';
import {
	becomeMember,
	becomeVisitor,
	expect,
	fromElsewhere,
	test,
	type Person
} from '../support/people.ts';
import { aWholeArticle, type WholeArticle } from '../support/whole-article.ts';

type Reader = { request: APIRequestContext; person: Person | null; choice: number | null };

test(
	'two members and two visitors who read the same addresses at once never see each other’s',
	{ tag: '@once' },
	async ({ playwright, ctx, site }) => {
		test.setTimeout(90_000);
		const article = await aWholeArticle(ctx);
		const [poll] = article.polls;
		const newReader = async () =>
			playwright.request.newContext({
				baseURL: site.origin,
				extraHTTPHeaders: { 'accept-language': 'fr', ...fromElsewhere() }
			});
		const reader = async (choice: number | null, isMember: boolean): Promise<Reader> => {
			const request = await newReader();
			const person = isMember ? await becomeMember({ request }, site.origin) : null;
			const option = choice === null ? null : poll!.options[choice]!.id;
			if (option !== null) {
				if (!isMember) await becomeVisitor(request, site.origin, poll!.id);
				const cast = await request.post(`/polls/${poll!.id}?/cast`, {
					headers: { origin: site.origin },
					form: { option, from: 'poll' },
					maxRedirects: 0
				});
				expect(cast.status()).toBe(303);
			}
			return { request, person, choice: option };
		};
		const readers = [
			await reader(0, true),
			await reader(1, true),
			await reader(2, false),
			await reader(null, false)
		];
		const [ana] = readers;
		const posted = await ana!.request.post(`${article.path}/reply?/post`, {
			headers: { origin: site.origin },
			multipart: { markdown: 'De moi.', idempotencyKey: randomUUID() },
			maxRedirects: 0
		});
		expect(posted.status()).toBe(303);

		const addresses = ['/', article.path, `/polls/${poll!.id}`, '/about/method', '/nowhere'];
		const errors: string[] = [];
		const readAll = async (who: Reader) => {
			for (let round = 0; round < 25; round++) {
				for (const path of addresses) {
					const answer = await who.request.get(path, { maxRedirects: 0 });
					const html = await answer.text();
					errors.push(
						...wrongWith({ html, headers: answer.headers(), path, who, readers, article })
					);
				}
			}
		};
		// A write in between makes the shared pages anew while they are read.
		const disturb = async () => {
			for (let round = 0; round < 12; round++) {
				const other = await reader(round % 3, false);
				await other.request.dispose();
			}
		};
		await Promise.all([...readers.map(readAll), ...readers.map(readAll), disturb()]);

		expect(errors).toEqual([]);
		for (const { request } of readers) await request.dispose();
	}
);

test(
	'what is made for one person may be kept by nobody',
	{ tag: '@once' },
	async ({ context, ctx, site }) => {
		await becomeMember(context, site.origin);
		const article = await aWholeArticle(ctx);
		const addresses = [
			...['/', article.path, '/settings', '/settings/export', '/settings/close', '/nowhere'],
			...['/notifications', '/settings/following', `${article.path}/follow`],
			...[`${article.path}/reply`, `/polls/${article.polls[0]!.id}`, '/login', '/about/method']
		];
		for (const path of addresses) {
			const answer = await context.request.get(path, { maxRedirects: 0 });
			expect(answer.headers()['cache-control'], path).toContain('no-store');
			expect(answer.headers()['etag'], path).toBeUndefined();
		}
	}
);

test(
	'a shared page sets no cookie and asks to be checked before it is used again',
	{ tag: '@once' },
	async ({ request, ctx }) => {
		const article = await aWholeArticle(ctx);
		for (const path of [article.path, article.path, '/en', `/polls/${article.polls[0]!.id}`]) {
			const answer = await request.get(path);
			const headers = answer.headers();
			expect(headers['set-cookie'], path).toBeUndefined();
			expect(headers['cache-control'], path).toBe('no-cache');
			expect(headers['vary'], path).toMatch(/cookie/i);
			const again = await request.get(path, { headers: { 'if-none-match': headers['etag']! } });
			expect(again.status(), path).toBe(304);
		}
	}
);

test(
	'a cookie of nobody is no key to anybody’s page',
	{ tag: '@once' },
	async ({ request, context, site, ctx }) => {
		const { handle } = await becomeMember(context, site.origin);
		const article = await aWholeArticle(ctx);
		const [real] = (await context.cookies()).filter(
			({ name }) => name === cookieNames(false).session
		);
		expect(real?.httpOnly).toBe(true);
		const forged = [
			real!.value.toUpperCase(),
			real!.value.slice(0, -1),
			`${real!.value}x`,
			'a'.repeat(40),
			'../',
			"' or 1=1 --"
		];
		for (const value of forged) {
			const answer = await request.get(article.path, { headers: { cookie: `session=${value}` } });
			expect(answer.status()).toBe(200);
			expect(await answer.text()).not.toContain(handle);
		}
	}
);

type Seen = {
	html: string;
	headers: Record<string, string>;
	path: string;
	who: Reader;
	readers: Reader[];
	article: WholeArticle;
};

/** Who else’s name, vote or form is in this page, in one sentence each. */
function wrongWith({ html, headers, path, who, readers, article }: Seen): string[] {
	const wrong: string[] = [];
	const header = /<header[\s\S]*?<\/header>/.exec(html)?.[0] ?? '';
	for (const { person } of readers) {
		if (!person) continue;
		const isShown = header.includes(person.handle);
		if (isShown !== (person === who.person)) wrong.push(`${path}: ${person.handle} in the header`);
	}
	if (!who.person && header.includes(textIn('fr').site.logout)) wrong.push(`${path}: logged in`);
	const isPersonal = who.person !== null || who.choice !== null;
	if (isPersonal && !headers['cache-control']?.includes('no-store')) wrong.push(`${path}: kept`);

	const asks = html.includes(`id="poll-${article.polls[0]!.id}"`);
	for (const { id } of article.polls[0]!.options) {
		const isMarked = new RegExp(`<input[^>]*value="${id}"[^>]*\\schecked`).test(html);
		if (asks && isMarked !== (id === who.choice)) wrong.push(`${path}: the mark of ${id}`);
	}
	const hasResult = html.includes(`id="results-${article.polls[0]!.id}"`);
	if (asks && hasResult !== (who.choice !== null)) wrong.push(`${path}: the result`);

	const maySend = html.includes('name="idempotencyKey"');
	if (path === article.path && maySend !== (who.person !== null)) wrong.push(`${path}: the form`);
	const mayDelete = /\/comments\/\d+\/delete/.test(html);
	const isAuthor = who === readers[0];
	if (path === article.path && mayDelete !== isAuthor) wrong.push(`${path}: the author’s acts`);
	return wrong;
}
