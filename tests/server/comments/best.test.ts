import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Rating } from '#lib/rules/ranking.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { listBestArguments } from '#lib/server/comments/list-best.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { textOf } from '#lib/server/web/piece.ts';
import { renderThread } from '#lib/server/web/thread-html.ts';
import { aComment, aCommentShowing, aWriter } from '../../support/comments.ts';
import { rolledBack, rowsRead } from '../../support/database.ts';
import { aPoll, type TestPoll } from '../../support/polls.ts';

const USEFUL: Rating = { verdict: 'useful' };
const USELESS: Rating = { verdict: 'not-useful', reason: 'repeats' };

/** Five tea drinkers, five coffee drinkers, and an argument by one more of each and by somebody who does not say. */
async function aDebate(ctx: Ctx) {
	const poll = await aPoll(ctx);
	const crowd = async (key: string) => {
		const members: MemberCtx[] = [];
		for (let count = 0; count < 5; count++) {
			const member = await aWriter(ctx);
			await aCommentShowing(member, poll.articleId, poll.ballot(key).optionIds);
			members.push(member);
		}
		return members;
	};
	const [tea, coffee] = [await crowd('tea'), await crowd('coffee')];
	const authors = { tea: await aWriter(ctx, 'Théa'), coffee: await aWriter(ctx, 'Kofi') };
	const forTea = await aCommentShowing(authors.tea, poll.articleId, poll.ballot('tea').optionIds);
	const forCoffee = await aCommentShowing(
		authors.coffee,
		poll.articleId,
		poll.ballot('coffee').optionIds
	);
	const unsaid = await aComment(ctx, poll.articleId);
	await age(ctx, poll, '7 hours');
	return { poll, tea, coffee, authors, forTea, forCoffee, unsaid };
}

const age = (ctx: Ctx, { articleId }: TestPoll, by: string) =>
	ctx.db.execute(sql`update comment set created_at = now() - ${by}::interval
		where article_id = ${articleId}`);

async function rate(raters: MemberCtx[], id: number, useful = raters.length): Promise<void> {
	for (const [index, rater] of raters.entries()) {
		const outcome = await rateComment(rater, { id, rating: index < useful ? USEFUL : USELESS });
		if (!outcome.ok) throw new Error(outcome.reason);
	}
}

/** Ids of both arguments of each side, by the answer's key. */
async function bestOf(ctx: Ctx, poll: TestPoll) {
	const sides = await listBestArguments(ctx, poll.articleId, Object.values(poll.option));
	const keyOf = new Map(Object.entries(poll.option).map(([key, id]) => [id, key]));
	return Object.fromEntries(
		sides.map(({ optionId, best, fromElsewhere }) => [
			keyOf.get(optionId)!,
			[best.id, fromElsewhere?.id ?? null]
		])
	);
}

describe('the best argument of a side', () => {
	test(
		'is what its members find most useful, beside the best from another side',
		rolledBack(async (ctx) => {
			const { poll, tea, coffee, forTea, forCoffee, unsaid } = await aDebate(ctx);
			await rate(tea, unsaid, 4);
			await rate(tea, forTea, 5);
			await rate(tea, forCoffee, 3);
			await rate(coffee, forTea, 5);
			await rate(coffee, forCoffee, 4);
			expect(await bestOf(ctx, poll)).toEqual({
				tea: [forTea, forCoffee],
				coffee: [forTea, forTea]
			});
		})
	);

	test(
		'is not told by fewer than five, nor when most of them found it not useful',
		rolledBack(async (ctx) => {
			const { poll, tea, coffee, forTea, forCoffee } = await aDebate(ctx);
			await rate(tea.slice(1), forTea);
			await rate(coffee, forCoffee, 2);
			expect(await bestOf(ctx, poll)).toEqual({});
			await rate(tea.slice(0, 1), forTea);
			expect(await bestOf(ctx, poll)).toEqual({ tea: [forTea, null] });
		})
	);

	test(
		'is never young, deleted, or found not useful by most of all readers',
		rolledBack(async (ctx) => {
			const { poll, tea, coffee, authors, forTea, forCoffee, unsaid } = await aDebate(ctx);
			await rate(tea, forTea, 5);
			await rate(tea, unsaid, 4);
			await rate(tea, forCoffee, 3);
			await age(ctx, poll, '5 hours');
			expect(await bestOf(ctx, poll)).toEqual({});
			await age(ctx, poll, '7 hours');
			await deleteComment(authors.tea, forTea);
			expect(await bestOf(ctx, poll)).toEqual({ tea: [unsaid, forCoffee] });
			await rate(coffee, unsaid, 0);
			expect(await bestOf(ctx, poll)).toEqual({ tea: [forCoffee, forCoffee] });
		})
	);

	test(
		'is looked for among the first of its index alone, in a thread of any length',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const optionId = poll.option['tea']!;
			await ctx.db.execute(sql`
				with c as (
					insert into comment (id, article_id, root_id, path, depth, markdown, html, language, created_at, idempotency_key)
					select 5000000 + n, ${poll.articleId}, 5000000 + n, lpad(n::text, 7, '0'), 1, 'a', '<p>a</p>', 'fr',
						now() - interval '1 day', gen_random_uuid()
					from generate_series(1, 4000) as n returning id
				)
				insert into side_tally (comment_id, article_id, option_id, useful, not_useful, is_from_elsewhere)
				select id, ${poll.articleId}, ${optionId}, 5 + id % 50, id % 4, id % 3 = 0 from c`);
			await ctx.db.execute(sql`analyze comment, side_tally`);
			const rows = await rowsRead(ctx, ['comment', 'side_tally'], async () =>
				expect(await listBestArguments(ctx, poll.articleId, [optionId])).toHaveLength(1)
			);
			expect(rows).toBeGreaterThan(0);
			expect(rows).toBeLessThan(500);
		})
	);
});

test(
	'above the tree’s first page each side’s argument is quoted, with its author and its count',
	rolledBack(async (ctx) => {
		const { poll, tea, forTea, forCoffee } = await aDebate(ctx);
		await ctx.db.execute(
			sql`update comment set html = '<p>Le <em>thé</em> &lt;b&gt; chaud.</p>' where id = ${forTea}`
		);
		await rate(tea, forTea, 5);
		await rate(tea, forCoffee, 4);
		const shown = async (place: Parameters<typeof renderThread>[2]) => {
			const article = { id: poll.articleId, slug: poll.articleSlug };
			const thread = await renderThread(ctx, article, place, 'Europe/Paris');
			return textOf(thread!.pieces.map(({ piece }) => piece));
		};
		const html = await shown({});
		const [, best = ''] = /<section class="best"[^>]*>(.*?)<\/section>/s.exec(html) ?? [];
		expect(best).toContain('Le thé &lt;b> chaud.');
		expect(best).toContain(`<a href="/comments/${forTea}">Lire Théa</a>`);
		expect(best).toContain('utile pour 4 sur 5 d’entre eux');
		expect(best).toContain('href="/about/method#ranking"');
		expect(best).not.toContain('coffee');
		for (const place of [{ view: 'flat' }, { from: forTea }, { branch: forTea }] as const) {
			expect(await shown(place)).not.toContain('class="best"');
		}
	})
);
