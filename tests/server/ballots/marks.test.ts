import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { adoptVisitorBallots } from '#lib/server/ballots/adopt.ts';
import { castBallot, type BallotDraft } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { exportBallots } from '#lib/server/ballots/export.ts';
import { listPatterns } from '#lib/server/ballots/list-patterns.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { answerTo, viewPoll } from '#lib/server/ballots/view.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, type TestPoll } from '../../support/polls.ts';

async function tallyOf(ctx: Ctx, poll: TestPoll) {
	expect(await findMiscount(ctx, poll.id)).toBeNull();
	return (await countBallots(ctx, poll.id))!;
}

test(
	'a ranked ballot counts in every pair, for members and visitors apart, and comes back as cast',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { method: 'ranked' });
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.marked({ water: 1, coffee: 2 }));
		await castBallot(asVisitor(ctx, 'browser'), poll.marked({ tea: 3, coffee: 3 }));

		const tally = await tallyOf(ctx, poll);
		expect(tally.pairs).toEqual({
			// tea, coffee, water
			member: [
				[0, 0, 0],
				[1, 0, 0],
				[1, 1, 0]
			],
			visitor: [
				[0, 0, 1],
				[0, 0, 1],
				[0, 0, 0]
			]
		});
		const view = (await viewPoll(ana, poll.id))!;
		expect([view.myOptionIds, view.myValues]).toEqual([
			[poll.option.coffee, poll.option.water],
			[2, 1]
		]);
		expect(view.runOffs?.member.winners).toEqual([2]);
		expect(answerTo(view)?.labels).toEqual(['water']);
		// A tie in front is no answer in a word.
		const theirs = (await viewPoll(asVisitor(ctx, 'browser'), poll.id))!;
		expect(theirs.myValues).toEqual([1, 1]);
		expect(answerTo(theirs)).toBeNull();
	})
);

test(
	'a scored ballot adds its points; without an opinion an option has neither points nor a score',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { method: 'score' });
		await castBallot(asMember(ctx, 1), poll.marked({ tea: 5, coffee: 0 }));
		await castBallot(asMember(ctx, 2), poll.marked({ tea: 2, water: 3 }));
		const tally = await tallyOf(ctx, poll);
		const members = tally.options.map(({ ballots, points }) => [points.member, ballots.member]);
		expect(members).toEqual([
			[7, 2],
			[0, 1],
			[3, 1]
		]);
		expect(tally.pairs?.member[0]).toEqual([0, 2, 1]);
		expect((await viewPoll(asMember(ctx, 1), poll.id))?.runOffs).toBeNull();
	})
);

test(
	'equal rankings are one pattern, which goes with its last ballot',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { method: 'ranked' });
		const patterns = async () =>
			(await listPatterns(ctx, poll.id)).member.map(({ ranking, ballots }) => ({
				ranking: Array.from(ranking),
				ballots
			}));
		await castBallot(asMember(ctx, 1), poll.marked({ tea: 1, water: 2 }));
		// The same order by other numbers.
		await castBallot(asMember(ctx, 2), poll.marked({ tea: 4, water: 9 }));
		expect(await patterns()).toEqual([{ ranking: [1, 0, 2], ballots: 2 }]);

		await castBallot(asMember(ctx, 2), poll.marked({ water: 1 }));
		await withdrawBallot(asMember(ctx, 1), poll.id);
		expect(await patterns()).toEqual([{ ranking: [0, 0, 1], ballots: 1 }]);
		await withdrawBallot(asMember(ctx, 2), poll.id);
		expect(await patterns()).toEqual([]);
		await tallyOf(ctx, poll);
	})
);

test(
	'changing one rank is a change, saying the same order is none',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { method: 'ranked' });
		const ana = asMember(ctx, 1);
		const changedOn = async () =>
			(await ctx.db.execute(sql`select changed_on from ballot where poll_id = ${poll.id}`))[0]?.[
				'changed_on'
			];
		await castBallot(ana, poll.marked({ tea: 1, coffee: 2 }));
		await castBallot(ana, poll.marked({ coffee: 5, tea: 2 }));
		expect(await changedOn()).toBeNull();
		await castBallot(ana, poll.marked({ tea: 2, coffee: 1 }));
		expect(await changedOn()).not.toBeNull();
		expect((await tallyOf(ctx, poll)).pairs?.member[1]).toEqual([1, 0, 1]);
	})
);

test.each(['ranked', 'score'] as const)(
	'a %s ballot goes with its voter who logs in, and is in their export',
	(method) =>
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { method });
			const ana = asMember(ctx, 1);
			await castBallot(asVisitor(ctx, 'browser'), poll.marked({ tea: 1, water: 2 }));
			await adoptVisitorBallots(ana, 'browser');
			const tally = await tallyOf(ctx, poll);
			expect(tally.ballots).toEqual({ member: 1, visitor: 0 });
			expect(tally.pairs?.visitor.flat()).toEqual(Array(9).fill(0));
			expect((await viewPoll(ana, poll.id))?.myValues).toEqual([1, 2]);
			expect(await exportBallots(ana)).toMatchObject([
				{ options: ['tea', 'water'], marks: [1, 2] }
			]);
		})()
);

test(
	'rounds of a run-off are those of the tally beside them, after every ballot',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { method: 'ranked', results: 'always' });
		const firsts = async () => {
			const view = (await viewPoll(ctx, poll.id))!;
			const counted = view.runOffs!.member.rounds[0]!.counts.map(({ ballots }) => ballots);
			expect(view.ballots.member).toBe(counted.reduce((sum, ballots) => sum + ballots, 0));
			return counted;
		};
		expect(await firsts()).toEqual([0, 0, 0]);
		await castBallot(asMember(ctx, 1), poll.marked({ tea: 1 }));
		expect(await firsts()).toEqual([1, 0, 0]);
		expect(await firsts()).toEqual([1, 0, 0]);
		await castBallot(asMember(ctx, 1), poll.marked({ water: 1 }));
		expect(await firsts()).toEqual([0, 0, 1]);
	})
);

describe('a ballot is refused, and nothing is written,', () => {
	type Given = Parameters<typeof aPoll>[1];
	const refusals: [string, Given, (poll: TestPoll) => BallotDraft, string][] = [
		['of ranks, without one', { method: 'ranked' }, (poll) => poll.marked({}), 'rank-some'],
		['of scores, without one', { method: 'score' }, (poll) => poll.marked({}), 'score-some'],
		['with a rank of 21', { method: 'ranked' }, (poll) => poll.marked({ tea: 21 }), 'not-a-mark'],
		['with a score of 6', { method: 'score' }, (poll) => poll.marked({ tea: 6 }), 'not-a-mark'],
		[
			'of ranks, without their numbers',
			{ method: 'ranked' },
			(poll) => poll.ballot('tea'),
			'not-a-mark'
		],
		['of one answer, with a number', {}, (poll) => poll.marked({ tea: 1 }), 'not-a-mark'],
		[
			'with fewer answers than the poll asks for',
			{ method: 'approval', atLeast: 2 },
			(poll) => poll.ballot('tea'),
			'wrong-number'
		],
		[
			'with more answers than the poll asks for',
			{ method: 'approval', atMost: 2 },
			(poll) => poll.ballot('tea', 'coffee', 'water'),
			'wrong-number'
		]
	];
	for (const [title, given, draft, reason] of refusals) {
		test(
			title,
			rolledBack(async (ctx) => {
				const poll = await aPoll(ctx, given);
				expect(await castBallot(asMember(ctx, 1), draft(poll))).toEqual({ ok: false, reason });
				expect((await tallyOf(ctx, poll)).ballots.member).toBe(0);
			})
		);
	}
});

test.each([
	[`update ballot_choice set rank = 0`, 'ballot_choice_rank'],
	[`update ballot_choice set rank = null, score = 6`, 'ballot_choice_score'],
	[`update ballot_choice set score = 1`, 'ballot_choice_one_mark'],
	[`update poll set at_least = 1`, 'poll_choices'],
	[`update poll set method = 'approval', at_least = 3, at_most = 2`, 'poll_choices'],
	[`update pair_tally set ballots[2] = -1`, 'pair_tally_counts']
])('the database refuses it, too: %s', (statement, constraint) =>
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { method: 'ranked' });
		await castBallot(asMember(ctx, 1), poll.marked({ tea: 1 }));
		const refused = ctx.db.transaction((db) => db.execute(sql.raw(statement)));
		await expect(refused).rejects.toMatchObject({ cause: { constraint_name: constraint } });
	})()
);
