import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { adoptVisitorBallots } from '#lib/server/ballots/adopt.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { exportBallots } from '#lib/server/ballots/export.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { verifyPolls } from '#lib/server/ballots/verify.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { withdrawAllBallots } from '#lib/server/ballots/withdraw-all.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import type { Ctx, VoterCtx } from '#lib/server/ctx.ts';
import { removeBallots } from '#lib/server/moderation/remove-ballots.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aPoll, asMember, asVisitor, closeIn, type TestPoll } from '../../support/polls.ts';

const twice = (ctx: Ctx, given: Parameters<typeof aPoll>[1] = {}) =>
	aPoll(ctx, { ...given, asksTwice: true });

/** The kept tally, which is what the ballots say. */
async function tallyOf(ctx: Ctx, poll: TestPoll) {
	expect(await findMiscount(ctx, poll.id)).toBeNull();
	return (await countBallots(ctx, poll.id))!;
}

const sees = async (ctx: Ctx, poll: TestPoll) => (await viewPoll(ctx, poll.id))!.result !== null;

/** Answers before reading and again at the end. */
async function answers(voter: VoterCtx, poll: TestPoll, before: string, after: string) {
	await castBallot(voter, poll.answer('before', before));
	await castBallot(voter, poll.answer('after', after));
}

const NONE = [
	[0, 0, 0],
	[0, 0, 0],
	[0, 0, 0]
];
/** Of tea, coffee and water: so many from the one to the other. */
const moved = (from: number, to: number, ballots = 1) =>
	NONE.map((row, a) => row.map((_, b) => (a === from && b === to ? ballots : 0)));

test(
	'between the two answers no result is shown; after the second one it is, and counts once',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const ana = asMember(ctx, 1);

		await castBallot(ana, poll.answer('before', 'tea'));
		expect(await sees(ana, poll)).toBe(false);
		expect(await viewPoll(ana, poll.id)).toMatchObject({
			isBetween: true,
			myBeforeId: poll.option.tea,
			myOptionIds: [poll.option.tea]
		});
		const first = await tallyOf(ctx, poll);
		expect(first.ballots.member).toBe(1);
		expect([first.answeredBefore.member, first.moves?.member]).toEqual([1, NONE]);

		await castBallot(ana, poll.answer('after', 'coffee'));
		expect(await sees(ana, poll)).toBe(true);
		const second = await tallyOf(ctx, poll);
		expect(second.ballots.member).toBe(1);
		expect(second.options.map(({ ballots }) => ballots.member)).toEqual([0, 1, 0]);
		expect(second.informed.member).toBe(0);
		expect(second.moves).toEqual({ member: moved(0, 1), visitor: NONE });
	})
);

test(
	'who gives the same answer twice has answered twice',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const ben = asVisitor(ctx, 'ben');
		await answers(ben, poll, 'water', 'water');
		expect(await sees(ben, poll)).toBe(true);
		expect((await tallyOf(ctx, poll)).moves?.visitor).toEqual(moved(2, 2));
	})
);

test(
	'what is changed after the results were seen alters the tally, not the two answers',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const ana = asMember(ctx, 1);
		await answers(ana, poll, 'tea', 'coffee');
		await castBallot(ana, poll.answer('after', 'water'));
		const tally = await tallyOf(ctx, poll);
		expect(tally.options.map(({ ballots }) => ballots.member)).toEqual([0, 0, 1]);
		expect(tally.moves?.member).toEqual(moved(0, 1));
		expect(await exportBallots(ana)).toMatchObject([
			{ options: ['water'], beforeReading: 'tea', atTheEnd: 'coffee' }
		]);
	})
);

test(
	'the answer before reading can be skipped: then there is one answer, at the end',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.answer('after', 'tea'));
		expect(await sees(ana, poll)).toBe(true);
		const tally = await tallyOf(ctx, poll);
		expect([tally.ballots.member, tally.answeredBefore.member]).toEqual([1, 0]);
		expect(tally.moves?.member).toEqual(NONE);
		expect(await castBallot(ana, poll.answer('before', 'coffee'))).toEqual({
			ok: false,
			reason: 'answered-before'
		});
	})
);

test(
	'the answer before reading stands once it is given; the same one again changes nothing',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.answer('before', 'tea'));
		expect(await castBallot(ana, poll.answer('before', 'tea'))).toMatchObject({ ok: true });
		expect(await castBallot(ana, poll.answer('before', 'water'))).toMatchObject({
			reason: 'answered-before'
		});
		expect(await viewPoll(ana, poll.id)).toMatchObject({
			isBetween: true,
			myBeforeId: poll.option.tea
		});
	})
);

test(
	'who asks for the results in between sees them, counts as informed, and is in no table of moves',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.answer('before', 'tea'));
		expect(await lookAtResults(ana, poll.id)).toMatchObject({ ok: true });
		expect(await sees(ana, poll)).toBe(true);
		expect(await tallyOf(ctx, poll)).toMatchObject({
			ballots: { member: 1 },
			informed: { member: 1 },
			viewers: { member: 0 }
		});

		await lookAtResults(ana, poll.id);
		await castBallot(ana, poll.answer('after', 'coffee'));
		const tally = await tallyOf(ctx, poll);
		expect([tally.informed.member, tally.answeredBefore.member]).toEqual([1, 1]);
		expect(tally.options.map(({ ballots }) => ballots.member)).toEqual([0, 1, 0]);
		expect(tally.moves?.member).toEqual(NONE);
	})
);

test(
	'who has seen the results has no answer from before reading',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const [ana, ben] = [asMember(ctx, 1), asMember(ctx, 2)];
		await lookAtResults(ana, poll.id);
		await answers(ana, poll, 'tea', 'coffee');
		await answers(ben, poll, 'tea', 'coffee');
		await withdrawBallot(ben, poll.id);
		await answers(ben, poll, 'water', 'water');
		const tally = await tallyOf(ctx, poll);
		expect([tally.informed.member, tally.answeredBefore.member]).toEqual([2, 0]);
		expect(tally.moves?.member).toEqual(NONE);
	})
);

test(
	'a withdrawal takes both answers; in between it shows no result, and one may begin anew',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const [ana, ben] = [asMember(ctx, 1), asVisitor(ctx, 'ben')];
		await castBallot(ana, poll.answer('before', 'tea'));
		await withdrawBallot(ana, poll.id);
		expect(await sees(ana, poll)).toBe(false);
		expect(await tallyOf(ctx, poll)).toMatchObject({
			answeredBefore: { member: 0 },
			viewers: { member: 0 }
		});
		await answers(ana, poll, 'water', 'tea');
		expect((await tallyOf(ctx, poll)).moves?.member).toEqual(moved(2, 0));

		await answers(ben, poll, 'tea', 'water');
		await withdrawBallot(ben, poll.id);
		expect(await tallyOf(ctx, poll)).toMatchObject({
			ballots: { visitor: 0 },
			viewers: { visitor: 1 },
			moves: { visitor: NONE }
		});
	})
);

test(
	'a login takes both answers along; who had seen the results as a member is asked no second time',
	rolledBack(async (ctx) => {
		const [whole, half, seen, both] = [
			await twice(ctx),
			await twice(ctx),
			await twice(ctx),
			await twice(ctx)
		];
		const [ana, browser] = [asMember(ctx, 1), asVisitor(ctx, 'browser')];
		await answers(browser, whole, 'tea', 'coffee');
		await castBallot(browser, half.answer('before', 'tea'));
		await castBallot(browser, seen.answer('before', 'tea'));
		await lookAtResults(ana, seen.id);
		await answers(browser, both, 'tea', 'coffee');
		await answers(ana, both, 'water', 'water');

		await adoptVisitorBallots(ana, 'browser');

		expect((await tallyOf(ctx, whole)).moves).toEqual({ member: moved(0, 1), visitor: NONE });
		expect((await tallyOf(ctx, both)).moves).toEqual({ member: moved(2, 2), visitor: NONE });
		expect(await sees(ana, half)).toBe(false);
		await castBallot(ana, half.answer('after', 'water'));
		expect((await tallyOf(ctx, half)).moves?.member).toEqual(moved(0, 2));
		expect(await sees(ana, seen)).toBe(true);
		await castBallot(ana, seen.answer('after', 'water'));
		expect(await tallyOf(ctx, seen)).toMatchObject({
			informed: { member: 1 },
			viewers: { member: 0 },
			moves: { member: NONE }
		});
	})
);

test(
	'a member who leaves takes both answers along',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		await answers(asMember(ctx, 1), poll, 'tea', 'coffee');
		await answers(asMember(ctx, 2), poll, 'tea', 'water');
		await withdrawAllBallots(asMember(ctx, 1));
		const tally = await tallyOf(ctx, poll);
		expect([tally.moves?.member, tally.answeredBefore.member]).toEqual([moved(0, 2), 1]);
	})
);

test(
	'ballots that are set aside leave the moves, and come back with both answers',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		const steward = await aMemberOf(ctx, 'steward');
		const [ann, ben, cem] = [asVisitor(ctx, 'ann'), asVisitor(ctx, 'ben'), asVisitor(ctx, 'cem')];
		await answers(ann, poll, 'tea', 'coffee');
		await castBallot(ben, poll.answer('before', 'tea'));
		await castBallot(cem, poll.answer('before', 'water'));
		const [row] = await ctx.db.execute<{ day: string }>(sql`select current_date::text as day`);
		const removal = { pollId: poll.id, days: [row!.day], reason: 'x' };
		const outcome = await removeBallots(steward, { ...removal, rule: 'flooding' });
		if (!outcome.ok) throw new Error(outcome.reason);

		// Of the three, one had seen the results by having answered twice.
		expect(await tallyOf(ctx, poll)).toMatchObject({
			answeredBefore: { visitor: 0 },
			viewers: { visitor: 1 },
			moves: { visitor: NONE }
		});
		expect(await sees(ben, poll)).toBe(false);
		await lookAtResults(ben, poll.id);

		await undoAct(steward, { id: outcome.id, reason: 'Une erreur.' });
		const tally = await tallyOf(ctx, poll);
		expect(tally).toMatchObject({
			answeredBefore: { visitor: 3 },
			informed: { visitor: 1 },
			viewers: { visitor: 0 },
			moves: { visitor: moved(0, 1) }
		});
		expect(await sees(cem, poll)).toBe(false);
		expect(await sees(ben, poll)).toBe(true);
	})
);

test(
	'under seals nobody sees anything in between, nor afterwards; the moves come with the close',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx, { results: 'sealed', closesIn: 3_600_000 });
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.answer('before', 'tea'));
		expect(await lookAtResults(ana, poll.id)).toEqual({ ok: false, reason: 'sealed' });
		await castBallot(ana, poll.answer('after', 'coffee'));
		expect(await sees(ana, poll)).toBe(false);
		await closeIn(ctx, poll.id, -1);
		expect((await viewPoll(ctx, poll.id))?.result?.moves?.member).toEqual(moved(0, 1));
	})
);

test(
	'a poll that asks once knows no turns',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.answer('before', 'tea'));
		expect(await sees(ana, poll)).toBe(true);
		await castBallot(ana, poll.answer('before', 'coffee'));
		const tally = await tallyOf(ctx, poll);
		expect(tally.options.map(({ ballots }) => ballots.member)).toEqual([0, 1, 0]);
		expect([tally.answeredBefore.member, tally.moves]).toEqual([0, null]);
	})
);

test(
	'the database refuses polls that cannot ask twice, and second answers that are none',
	rolledBack(async (ctx) => {
		const article = (await aPoll(ctx)).articleId;
		const refusals: Record<string, () => Promise<unknown>> = {
			approval: () => twice(ctx, { method: 'approval' }),
			always: () => twice(ctx, { results: 'always' }),
			second: () => twice(ctx, { article: { id: article, slug: '' }, position: 2 })
		};
		for (const [name, attempt] of Object.entries(refusals)) {
			const refused = ctx.db.transaction(() => attempt());
			await expect(refused, name).rejects.toMatchObject({
				cause: { constraint_name: 'poll_asks_twice' }
			});
		}
	})
);

test(
	'verifying finds a kept move that is not what the ballots say',
	rolledBack(async (ctx) => {
		const poll = await twice(ctx);
		await answers(asMember(ctx, 1), poll, 'tea', 'coffee');
		const wrongIn = async () => {
			for await (const { pollId, wrong } of verifyPolls(ctx)) {
				if (pollId === poll.id) return wrong;
			}
			return null;
		};
		expect(await wrongIn()).toEqual([]);
		await ctx.db.execute(sql`update move_tally set ballots = 2 where poll_id = ${poll.id}`);
		expect(await wrongIn()).toEqual(['moves']);
		await ctx.db.execute(sql`update poll_tally set answered_before = 0 where poll_id = ${poll.id}`);
		expect(await wrongIn()).toEqual(['answeredBefore', 'moves']);
	})
);
