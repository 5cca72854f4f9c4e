import { expect, test } from 'vitest';
import { adoptVisitorBallots } from '#lib/server/ballots/adopt.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { withdrawAllBallots } from '#lib/server/ballots/withdraw-all.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, closeIn, type TestPoll } from '../../support/polls.ts';

async function tallyOf(ctx: Ctx, poll: TestPoll) {
	expect(await findMiscount(ctx, poll.id)).toBeNull();
	return (await countBallots(ctx, poll.id))!;
}

const mineIn = async (ctx: Ctx, poll: TestPoll) => (await viewPoll(ctx, poll.id))!.myOptionIds;

test(
	'a visitor who logs in keeps the vote of each open poll, as a member',
	rolledBack(async (ctx) => {
		const [first, second] = [await aPoll(ctx), await aPoll(ctx, { method: 'approval' })];
		const visitor = asVisitor(ctx, 'browser');
		await castBallot(visitor, first.ballot('tea'));
		await castBallot(visitor, second.ballot('coffee', 'water'));

		const ana = asMember(ctx, 1);
		await adoptVisitorBallots(ana, 'browser');

		expect((await tallyOf(ctx, first)).ballots).toEqual({ member: 1, visitor: 0 });
		expect((await tallyOf(ctx, second)).ballots).toEqual({ member: 1, visitor: 0 });
		expect(await mineIn(ana, first)).toEqual([first.option.tea]);
		expect((await mineIn(ana, second)).sort()).toEqual([second.option.coffee, second.option.water]);
		expect(await mineIn(visitor, first)).toEqual([]);
	})
);

test(
	'where the member has voted already, that vote stands and the visitor’s goes',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.ballot('tea'));
		await castBallot(asVisitor(ctx, 'browser'), poll.ballot('coffee'));
		await adoptVisitorBallots(ana, 'browser');

		expect((await tallyOf(ctx, poll)).ballots).toEqual({ member: 1, visitor: 0 });
		expect(await mineIn(ana, poll)).toEqual([poll.option.tea]);
	})
);

test(
	'a browser that was joined is not counted again as a visitor',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		await adoptVisitorBallots(asMember(ctx, 1), 'browser');
		expect(await castBallot(asVisitor(ctx, 'browser'), poll.ballot('tea'))).toEqual({
			ok: false,
			reason: 'visitor-joined'
		});
	})
);

test(
	'a look at the results is taken along, and counts for one person',
	rolledBack(async (ctx) => {
		const [looked, both, voted] = [await aPoll(ctx), await aPoll(ctx), await aPoll(ctx)];
		const [ana, visitor] = [asMember(ctx, 1), asVisitor(ctx, 'browser')];
		await lookAtResults(visitor, looked.id);
		await lookAtResults(visitor, both.id);
		await lookAtResults(ana, both.id);
		await castBallot(visitor, voted.ballot('tea'));
		await lookAtResults(ana, voted.id);

		await adoptVisitorBallots(ana, 'browser');

		const none = { member: 0, visitor: 0 };
		const one = { member: 1, visitor: 0 };
		expect(await tallyOf(ctx, looked)).toMatchObject({ ballots: none, viewers: one });
		expect(await tallyOf(ctx, both)).toMatchObject({ ballots: none, viewers: one });
		expect(await tallyOf(ctx, voted)).toMatchObject({ ballots: one, viewers: none });
		await castBallot(ana, looked.ballot('tea'));
		expect((await tallyOf(ctx, looked)).informed).toEqual(one);
	})
);

test(
	'a closed poll stays as it was counted, whoever logs in or leaves afterwards',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.ballot('tea'));
		await castBallot(asVisitor(ctx, 'browser'), poll.ballot('coffee'));
		await closeIn(ctx, poll.id, -1);

		await adoptVisitorBallots(asMember(ctx, 2), 'browser');
		await withdrawAllBallots(ana);
		await closeDuePolls(ctx);
		await withdrawAllBallots(ana);

		expect((await tallyOf(ctx, poll)).ballots).toEqual({ member: 1, visitor: 1 });
	})
);

test(
	'a member who leaves takes all ballots of open polls along, and no one else’s',
	rolledBack(async (ctx) => {
		const [first, second, third] = [await aPoll(ctx), await aPoll(ctx), await aPoll(ctx)];
		const [ana, ben] = [asMember(ctx, 1), asMember(ctx, 2)];
		await castBallot(ana, first.ballot('tea'));
		await castBallot(ben, first.ballot('tea'));
		await castBallot(ana, second.ballot('water'));
		await lookAtResults(ana, third.id);

		await withdrawAllBallots(ana);

		expect((await tallyOf(ctx, first)).ballots).toEqual({ member: 1, visitor: 0 });
		expect((await tallyOf(ctx, second)).ballots).toEqual({ member: 0, visitor: 0 });
		expect((await tallyOf(ctx, third)).viewers).toEqual({ member: 0, visitor: 0 });
		expect(await mineIn(ben, first)).toEqual([first.option.tea]);
	})
);
