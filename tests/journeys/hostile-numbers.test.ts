import { sql } from 'drizzle-orm';
import { aWriter } from '../support/comments.ts';
import { aDraft, aPublication, aSubmission, putBehind } from '../support/drafts.ts';
import { FOUNDING_ARTICLE } from '../support/pages.ts';
import { becomeMember, expect, test } from '../support/people.ts';
import { asMember } from '../support/polls.ts';
import { setRole } from '../support/roles/set-role.ts';

/** Whole numbers that fit an id, but not the number of a version. */
const NO_VERSIONS = ['0', '1000000000', `${2n ** 31n}`, '3000000000', `${2n ** 53n - 1n}`];

test(
	'a version that no text can have is not found',
	{ tag: '@once' },
	async ({ context, site, ctx }) => {
		const { request } = context;
		const { handle } = await becomeMember(context, site.origin);
		const [row] = await ctx.db.execute<{ id: number }>(
			sql`select id::int from member where handle = ${handle}`
		);
		const author = asMember(ctx, row!.id);
		const draft = `/drafts/${await aDraft(author)}`;
		const { slug } = await aPublication(author);
		await putBehind(ctx);
		const article = `/articles/${slug}`;

		for (const number of NO_VERSIONS) {
			for (const address of [
				`${article}/history?from=${number}`,
				`${article}/history?to=${number}`,
				`${article}/correct?from=${number}`,
				`${draft}/history?from=${number}`,
				`${FOUNDING_ARTICLE}/history/en?from=${number}`
			]) {
				const answer = await request.get(address);
				expect(answer.status(), address).toBe(404);
				expect(await answer.text(), address).toMatch(/<h1[^>]*>\S/);
			}
			const restored = await request.post(`${draft}/history`, {
				headers: { origin: site.origin },
				form: { number },
				maxRedirects: 0
			});
			expect([400, 404], number).toContain(restored.status());
		}
	}
);

test('a moment of the year 0 is no date', { tag: '@once' }, async ({ context, site, ctx }) => {
	const { handle } = await becomeMember(context, site.origin);
	await setRole(ctx, { handle }, 'moderator');
	const submitted = await aSubmission(await aWriter(ctx));
	for (const moment of ['0000-01-01T00:00', '0000-12-31T23:59']) {
		for (const [path, form] of [
			[`${FOUNDING_ARTICLE}/headline?/put`, { until: moment }],
			[`/review/${submitted}?/time`, { submission: '1', at: moment }]
		] as const) {
			const answer = await context.request.post(path, {
				headers: { origin: site.origin },
				form,
				maxRedirects: 0
			});
			expect(answer.status(), path).toBe(422);
			expect(await answer.text(), path).toContain('role="alert"');
		}
	}
});
