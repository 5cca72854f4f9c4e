import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { adoptVisitorBallots } from '#lib/server/ballots/adopt.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { nameMind } from '#lib/server/ballots/name-mind.ts';
import { verifyPolls } from '#lib/server/ballots/verify.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { withdrawAllBallots } from '#lib/server/ballots/withdraw-all.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import { findMindMiscounts } from '#lib/server/minds/recount.ts';
import { removeBallots } from '#lib/server/moderation/remove-ballots.ts';
import { hideComment, restoreComment } from '#lib/server/comments/hide.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aLink, asMember, changeMind, kept, minds } from '../../support/minds.ts';
import { aPoll, asVisitor } from '../../support/polls.ts';

describe('the number of changed minds', () => {
	test(
		'goes with a member who takes all ballots back',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const commentId = await aComment(ctx, poll.articleId);
			await minds(ctx, poll, { commentId }, 2, 1);
			await withdrawAllBallots(asMember(ctx, 1));
			expect((await kept(ctx, poll, commentId)).all).toBe(1);
		})
	);

	test(
		'comes along from a visitor’s ballot to a member’s, but for a comment that the member wrote',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const writer = await aWriter(ctx);
			const commentId = await aComment(writer, poll.articleId);
			for (const token of ['of the writer', 'of another']) {
				const visitor = asVisitor(ctx, token);
				await changeMind(visitor, poll);
				await nameMind(visitor, { pollId: poll.id, mind: { commentId } });
			}
			expect((await kept(ctx, poll, commentId)).all).toBe(2);
			await adoptVisitorBallots(asMember(ctx, 77), 'of another');
			expect((await kept(ctx, poll, commentId)).all).toBe(2);
			expect((await viewPoll(asMember(ctx, 77), poll.id))?.mind).toEqual({ commentId });
			await adoptVisitorBallots(writer, 'of the writer');
			expect((await kept(ctx, poll, commentId)).all).toBe(1);
			expect((await viewPoll(writer, poll.id))?.mind).toBeNull();
		})
	);

	test(
		'goes and comes back with ballots that are set aside, unless the comment is gone by then',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const steward = await aMemberOf(ctx, 'steward');
			const writer = await aWriter(ctx);
			const [stays, goes] = [
				await aComment(ctx, poll.articleId),
				await aComment(writer, poll.articleId)
			];
			for (const [token, commentId] of [
				['a', stays],
				['b', goes]
			] as const) {
				const visitor = asVisitor(ctx, token);
				await changeMind(visitor, poll);
				await nameMind(visitor, { pollId: poll.id, mind: { commentId } });
			}
			const [day] = await ctx.db.execute<{ day: string }>(sql`select current_date::text as day`);
			const act = await removeBallots(steward, {
				...{ pollId: poll.id, days: [day!.day], rule: 'flooding', reason: 'Un afflux.' }
			});
			if (!act.ok) throw new Error(act.reason);
			expect((await kept(ctx, poll, stays)).all).toBe(0);
			await deleteComment(writer, goes);
			expect(await undoAct(steward, { id: act.id, reason: 'Une erreur.' })).toEqual({ ok: true });
			expect((await kept(ctx, poll, stays)).all).toBe(1);
			expect((await kept(ctx, poll, goes)).all).toBe(0);
			expect((await viewPoll(asVisitor(ctx, 'b'), poll.id))?.mind).toBeNull();
		})
	);

	test(
		'of a comment that is hidden shows with it again; of one that is deleted or erased it ends',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const { articleId } = poll;
			const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
			const [first, second] = [await aComment(ana, articleId), await aComment(ben, articleId)];
			await minds(ctx, poll, { commentId: first }, 3, 1);
			await minds(ctx, poll, { commentId: second }, 3, 11);
			await hideComment(ctx, { id: first, articleId, rule: 'spam' });
			expect(await kept(ctx, poll, first)).toEqual({ all: 3, shown: 0 });
			await restoreComment(ctx, { id: first, articleId });
			expect(await kept(ctx, poll, first)).toEqual({ all: 3, shown: 3 });
			await deleteComment(ana, first);
			await partWithAuthor(ctx, ben.asker.id, 'erase');
			expect(await kept(ctx, poll, first)).toEqual({ all: 0, shown: 0 });
			expect(await kept(ctx, poll, second)).toEqual({ all: 0, shown: 0 });
			expect((await viewPoll(asMember(ctx, 1), poll.id))?.mind).toBeNull();
		})
	);

	test(
		'of a link ends with the link',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const resourceId = await aLink(ctx, poll);
			await minds(ctx, poll, { resourceId }, 1, 1);
			await ctx.db.execute(sql`delete from resource where id = ${resourceId}`);
			expect((await viewPoll(asMember(ctx, 1), poll.id))?.mind).toBeNull();
			await ctx.db.execute(sql`delete from article where id = ${poll.articleId}`);
		})
	);
});

test('many at once who change, name, withdraw and join, and comments that are rated and deleted meanwhile: every number is what the ballots say', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const there = aCtx({ db: database.openPool().db });
	const poll = await aPoll(here);
	const resourceId = await aLink(here, poll);
	for (let round = 0; round < 6; round++) {
		const writers = [await aWriter(here), await aWriter(here), await aWriter(here)];
		const ids = await Promise.all(writers.map((writer) => aComment(writer, poll.articleId)));
		const raters = [await aWriter(there), await aWriter(there)];
		const acts = Array.from({ length: 12 }, async (_, index) => {
			const ctx = index % 2 === 0 ? here : there;
			const token = `${round} ${index}`;
			const isVisitor = index % 4 === 3;
			const member = asMember(ctx, 1000 + 100 * round + index);
			const voter = isVisitor ? asVisitor(ctx, token) : member;
			await changeMind(voter, poll);
			const mind = index % 5 === 0 ? { resourceId } : { commentId: ids[index % 3]! };
			await Promise.all([
				nameMind(voter, { pollId: poll.id, mind }),
				nameMind(voter, { pollId: poll.id, mind: { commentId: ids[(index + 1) % 3]! } }),
				castBallot(voter, poll.ballot('water')),
				index % 3 === 0
					? withdrawBallot(voter, poll.id)
					: isVisitor && adoptVisitorBallots(member, token)
			]);
		});
		await Promise.all([
			...acts,
			...raters.map((rater) => rateComment(rater, { id: ids[1]!, rating: { verdict: 'useful' } })),
			deleteComment({ ...writers[0]!, db: there.db }, ids[0]!)
		]);
		expect(await findMindMiscounts(here, poll.id)).toEqual([]);
	}
	const [sum] = await here.db.execute<{ named: number }>(
		sql`select count(mind_article_id)::int as named from ballot where poll_id = ${poll.id}`
	);
	expect(sum!.named).toBeGreaterThan(10);
	for await (const { pollId, wrong } of verifyPolls(here)) {
		if (pollId === poll.id) expect(wrong).toEqual([]);
	}

	await here.db
		.execute(sql`update comment set minds = minds + 1 where article_id = ${poll.articleId}
		and minds > 0`);
	expect((await findMindMiscounts(here, poll.id)).length).toBeGreaterThan(0);
	for await (const { pollId, wrong } of verifyPolls(here)) {
		if (pollId === poll.id) expect(wrong.join()).toContain('minds changed by comment');
	}
});
