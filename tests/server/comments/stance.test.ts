import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { findComment } from '#lib/server/comments/find.ts';
import { listByDate } from '#lib/server/comments/list-by-date.ts';
import { listPosition } from '#lib/server/comments/list-positions.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { supersedeStance } from '#lib/server/comments/stance.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, type TestPoll } from '../../support/polls.ts';

const post = (who: MemberCtx, poll: TestPoll, stance: number[], parentId: number | null = null) =>
	postComment(who, {
		articleId: poll.articleId,
		parentId,
		markdown: 'Parce que.',
		idempotencyKey: randomUUID(),
		language: 'fr',
		kind: parentId === null ? null : 'objection',
		stance
	});

const idOf = async (outcome: ReturnType<typeof postComment>) => {
	const posted = await outcome;
	if (!posted.ok) throw new Error(posted.reason);
	if (posted.id === null) throw new Error('it waits for a moderator');
	return posted.id;
};

describe('an answer shown with a comment', () => {
	test(
		'is what its author sent, and stays when their ballot changes',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const ana = await aWriter(ctx);
			const [tea] = poll.ballot('tea').optionIds;
			const voter = { ...asMember(ctx, ana.asker.id), asker: ana.asker };
			await castBallot(voter, poll.ballot('tea'));
			const id = await idOf(post(ana, poll, [tea!]));
			await castBallot(voter, poll.ballot('coffee'));
			const stance = { optionIds: [tea], isSuperseded: false };
			expect((await findComment(ctx, poll.articleId, id))?.stance).toEqual(stance);

			const bea = await aWriter(ctx);
			await expect(supersedeStance(bea, id)).rejects.toThrow(Forbidden);
			expect(await supersedeStance(ana, id)).toBe(true);
			expect((await findComment(ctx, poll.articleId, id))?.stance).toEqual({
				...stance,
				isSuperseded: true
			});
		})
	);

	test(
		'is one to the article’s first poll, or the comment is refused whole',
		rolledBack(async (ctx) => {
			const [poll, other] = [await aPoll(ctx), await aPoll(ctx)];
			const ana = await aWriter(ctx);
			const [tea] = poll.ballot('tea').optionIds;
			const [coffee] = poll.ballot('coffee').optionIds;
			const [elsewhere] = other.ballot('tea').optionIds;
			for (const stance of [[elsewhere!], [tea!, coffee!], [999_999_999]]) {
				expect(await post(ana, poll, stance)).toEqual({ ok: false, reason: 'no-such-stance' });
			}
			const [row] = await ctx.db.execute(
				sql`select count(*)::int as n from comment where article_id = ${poll.articleId}`
			);
			expect(row?.['n']).toBe(0);
		})
	);

	test(
		'puts the comment among those of its position, the newest first, page by page',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const [tea] = poll.ballot('tea').optionIds;
			const ids: number[] = [];
			for (let count = 0; count < 5; count++) {
				ids.unshift(await idOf(post(await aWriter(ctx), poll, [tea!])));
			}
			await aComment(ctx, poll.articleId);
			const page = (from?: number) =>
				listPosition(ctx, poll.articleId, { optionId: tea!, from, limit: 3 });
			const first = await page();
			expect(first.comments.map(({ id }) => id)).toEqual(ids.slice(0, 3));
			const second = await page(first.next!);
			expect(second.comments.map(({ id }) => id)).toEqual(ids.slice(3));
			expect(second.next).toBeNull();
		})
	);
});

test(
	'a reply says what it is, and is found by it; a top-level comment says nothing',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const root = await aComment(ctx, poll.articleId);
		const id = await idOf(post(await aWriter(ctx), poll, [], root));
		await aComment(ctx, poll.articleId, root);
		expect((await findComment(ctx, poll.articleId, id))?.kind).toBe('objection');
		expect((await findComment(ctx, poll.articleId, root))?.kind).toBeNull();
		const only = { order: 'oldest', kind: 'objection', limit: 10 } as const;
		const { comments } = await listByDate(ctx, poll.articleId, only);
		expect(comments.map((comment) => comment.id)).toEqual([id]);
	})
);
