import { asAuthor, everyAct, everythingWritten } from '../support/hostile.ts';
import { FOUNDING_ARTICLE } from '../support/pages.ts';
import { becomeVisitor, expect, fromElsewhere, test } from '../support/people.ts';
import { aWholeArticle } from '../support/whole-article.ts';

/** Percent-encoded: what cannot be stored, or is no character in UTF-8. */
const BAD_TEXTS = { NUL: 'a%00b', 'half a character': 'a%ED%A0%80b' };

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
				for (const [what, text] of Object.entries(BAD_TEXTS)) {
					bodies[`${what} in ${field}`] = `${encode(others)}&${field}=${text}`;
				}
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
	'a rank or a score that is none, or of another poll, is no answer',
	{ tag: '@once' },
	async ({ request, ctx, site }) => {
		const { polls } = await aWholeArticle(ctx, ['single', 'ranked', 'score']);
		const [single, ranked, score] = polls;
		await becomeVisitor(request, site.origin, single!.id);
		const before = await everythingWritten(ctx);
		const cast = (poll: number, ...fields: string[]) =>
			request.post(`/polls/${poll}?/cast`, {
				headers: {
					origin: site.origin,
					'content-type': 'application/x-www-form-urlencoded',
					...fromElsewhere()
				},
				data: ['from=poll', ...fields].join('&'),
				maxRedirects: 0
			});
		const [first, second] = ranked!.options.map(({ id }) => id);
		const scored = score!.options[0]!.id;

		const answers = [
			await cast(ranked!.id, `mark-1=${first}:0`),
			await cast(ranked!.id, `mark-1=${first}:21`),
			await cast(ranked!.id, `mark-1=${first}:-1`),
			await cast(ranked!.id, `mark-1=${first}:1.5`),
			await cast(ranked!.id, `mark-1=${first}`),
			await cast(ranked!.id, `mark-1=${first}:1`, `mark-2=${first}:2`),
			await cast(ranked!.id, `mark-1=${first}:1`, `mark-1=${second}:2`),
			await cast(ranked!.id, `mark-21=${first}:1`),
			await cast(ranked!.id, `mark-1=${scored}:1`),
			await cast(ranked!.id, `mark-1=9999999999999999:1`),
			await cast(ranked!.id, `option=${first}`),
			await cast(ranked!.id, `option=${first}`, `mark-2=${second}:1`),
			await cast(ranked!.id, 'mark-1=', 'mark-2='),
			await cast(score!.id, `mark-1=${scored}:6`),
			await cast(score!.id, 'mark-1='),
			await cast(single!.id, `mark-1=${single!.options[0]!.id}:1`)
		];

		for (const [index, answer] of answers.entries()) {
			expect([400, 422], `case ${index}`).toContain(answer.status());
			expect(await answer.text()).toContain('role="alert"');
		}
		expect(await everythingWritten(ctx)).toEqual(before);
	}
);

test(
	'a first vote that is refused leaves no cookie',
	{ tag: '@once' },
	async ({ request, ctx, site }) => {
		const { polls } = await aWholeArticle(ctx, ['single']);
		const answer = await request.post(`/polls/${polls[0]!.id}?/cast`, {
			headers: { origin: site.origin, ...fromElsewhere() },
			form: { from: 'poll' },
			maxRedirects: 0
		});
		expect(answer.status()).toBe(422);
		expect(answer.headers()['set-cookie']).toBeUndefined();
		expect(await answer.text()).toContain('role="alert"');
	}
);

test(
	'the small forms around every page refuse on a page of the site',
	{ tag: '@once' },
	async ({ request, site }) => {
		for (const [path, status] of [
			['/en/theme', 400],
			['/en/logout', 400],
			[`/en${FOUNDING_ARTICLE}/read`, 400],
			['/en/comments/1/fold', 403],
			['/en/settings/reading', 403]
		] as const) {
			const answer = await request.post(path, {
				headers: { origin: site.origin },
				form: { theme: 'pink' }
			});
			expect(answer.status(), path).toBe(status);
			expect(await answer.text(), path).toContain('Back to the front page');
		}
	}
);
