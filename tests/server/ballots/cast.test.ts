import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { ballots } from '#lib/server/ballots/tables.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { TooMany } from '#lib/server/errors.ts';
import { LIMITS } from '#lib/rules/limits.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, type TestPoll } from '../../support/polls.ts';

/** Counts by key: members / visitors. */
async function counts(ctx: Ctx, poll: TestPoll): Promise<Record<string, string>> {
	expect(await findMiscount(ctx, poll.id)).toBeNull();
	const tally = await countBallots(ctx, poll.id);
	return Object.fromEntries(
		Object.entries(poll.option).map(([key, id]) => {
			const of = tally!.options.find((option) => option.optionId === id)!.ballots;
			return [key, `${of.member}/${of.visitor}`];
		})
	);
}

describe('a ballot', () => {
	test(
		'counts once, for members and visitors apart',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			await castBallot(asMember(ctx, 1), poll.ballot('tea'));
			await castBallot(asMember(ctx, 2), poll.ballot('tea'));
			await castBallot(asVisitor(ctx, 'browser'), poll.ballot('coffee'));

			expect(await counts(ctx, poll)).toEqual({ tea: '2/0', coffee: '0/1', water: '0/0' });
		})
	);

	test(
		'replaces the one before, and changes nothing when it says the same',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { method: 'approval' });
			const ana = asMember(ctx, 1);
			await castBallot(ana, poll.ballot('tea', 'coffee'));
			await castBallot(ana, poll.ballot('coffee', 'tea'));
			const [same] = await ctx.db.select().from(ballots).where(eq(ballots.pollId, poll.id));
			expect(same?.changedOn).toBeNull();

			await castBallot(ana, poll.ballot('water', 'coffee'));
			expect(await counts(ctx, poll)).toEqual({ tea: '0/0', coffee: '1/0', water: '1/0' });
			const [changed] = await ctx.db.select().from(ballots).where(eq(ballots.pollId, poll.id));
			expect(changed?.id).toBe(same?.id);
			expect(changed?.changedOn).not.toBeNull();
		})
	);

	test(
		'can be withdrawn, and cast again',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const ana = asVisitor(ctx, 'ana');
			await castBallot(ana, poll.ballot('tea'));
			expect(await withdrawBallot(ana, poll.id)).toMatchObject({ ok: true });
			expect(await counts(ctx, poll)).toEqual({ tea: '0/0', coffee: '0/0', water: '0/0' });
			expect((await countBallots(ctx, poll.id))?.days).toEqual([]);

			expect(await withdrawBallot(ana, poll.id)).toMatchObject({ ok: true });
			await castBallot(ana, poll.ballot('water'));
			expect(await counts(ctx, poll)).toEqual({ tea: '0/0', coffee: '0/0', water: '0/1' });
		})
	);

	test(
		'is informed after a look at the results, and after a withdrawal',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const [ana, ben, eve] = [asMember(ctx, 1), asVisitor(ctx, 'ben'), asMember(ctx, 3)];
			await lookAtResults(ana, poll.id);
			await lookAtResults(ana, poll.id);
			await castBallot(ben, poll.ballot('tea'));
			await withdrawBallot(ben, poll.id);
			await castBallot(eve, poll.ballot('tea'));
			await lookAtResults(eve, poll.id);
			expect(await countBallots(ctx, poll.id)).toMatchObject({
				informed: { member: 0, visitor: 0 },
				viewers: { member: 1, visitor: 1 }
			});

			await castBallot(ana, poll.ballot('tea'));
			await castBallot(ana, poll.ballot('coffee'));
			await castBallot(ben, poll.ballot('tea'));
			expect(await countBallots(ctx, poll.id)).toMatchObject({
				ballots: { member: 2, visitor: 1 },
				informed: { member: 1, visitor: 1 },
				viewers: { member: 0, visitor: 0 }
			});
			expect(await findMiscount(ctx, poll.id)).toBeNull();
		})
	);
});

describe('a vote is refused, and nothing is written,', () => {
	const refusals: [string, Parameters<typeof aPoll>[1], (poll: TestPoll) => number[], string][] = [
		['without an answer', {}, () => [], 'choose-one'],
		[
			'with two answers to a single choice',
			{},
			({ option }) => [option.tea!, option.water!],
			'choose-one'
		],
		['by approval without an answer', { method: 'approval' }, () => [], 'choose-some'],
		['before the poll opens', { opensIn: 60_000 }, ({ option }) => [option.tea!], 'not-open-yet'],
		[
			'after its time, even if the close was not carried out',
			{ opensIn: -2000, closesIn: -1 },
			({ option }) => [option.tea!],
			'closed'
		]
	];
	for (const [title, given, chosen, reason] of refusals) {
		test(
			title,
			rolledBack(async (ctx) => {
				const poll = await aPoll(ctx, given);
				const outcome = await castBallot(asMember(ctx, 1), {
					pollId: poll.id,
					optionIds: chosen(poll)
				});
				expect(outcome).toEqual({ ok: false, reason });
				expect(await counts(ctx, poll)).toEqual({ tea: '0/0', coffee: '0/0', water: '0/0' });
			})
		);
	}

	test(
		'with an option of another poll',
		rolledBack(async (ctx) => {
			const [poll, other] = [await aPoll(ctx), await aPoll(ctx)];
			const optionIds = [other.option.tea!];
			expect(await castBallot(asMember(ctx, 1), { pollId: poll.id, optionIds })).toEqual({
				ok: false,
				reason: 'not-an-option'
			});
			expect((await counts(ctx, other)).tea).toBe('0/0');
		})
	);

	test(
		'in a poll that does not exist',
		rolledBack(async (ctx) => {
			const outcome = await castBallot(asMember(ctx, 1), { pollId: 2 ** 50, optionIds: [1] });
			expect(outcome).toEqual({ ok: false, reason: 'no-such-poll' });
		})
	);
});

test(
	'one network casts a bounded number of new visitor ballots in a poll, and changes them freely',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const here = { ...ctx, network: 'a-network' };
		const allowed = LIMITS['visitor-ballot'].points;
		for (let n = 0; n < allowed; n++) {
			await castBallot(asVisitor(here, `browser ${n}`), poll.ballot('tea'));
		}
		await expect(castBallot(asVisitor(here, 'one more'), poll.ballot('tea'))).rejects.toThrow(
			TooMany
		);
		await castBallot(asVisitor(here, 'browser 0'), poll.ballot('coffee'));
		await castBallot(asMember(here, 1), poll.ballot('tea'));
		expect(await counts(ctx, poll)).toEqual({
			tea: `1/${allowed - 1}`,
			coffee: '0/1',
			water: '0/0'
		});
	})
);
