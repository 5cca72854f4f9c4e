import { LOCALES } from '#lib/rules/locale.ts';
import { asAuthor, cookiesOf, everyAct, everythingWritten, send } from '../support/hostile.ts';
import { FOUNDING_ARTICLE, languageOf } from '../support/pages.ts';
import { expect, test } from '../support/people.ts';

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
