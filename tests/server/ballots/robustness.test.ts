import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { robustnessOf, withoutVisitors } from '#lib/rules/tally/robustness.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor } from '../../support/polls.ts';

test(
	'a result tells how many members must switch, and what visitors would change',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { options: ['tea', 'coffee'] });
		const members = Array.from({ length: 21 }, (_, index) => asMember(ctx, index + 1));
		for (const [index, member] of members.entries()) {
			await castBallot(member, poll.ballot(index < 13 ? 'tea' : 'coffee'));
		}
		for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
			await castBallot(asVisitor(ctx, name), poll.ballot('coffee'));
		}
		const result = async () => (await viewPoll(members[0]!, poll.id))!.result!;

		expect(robustnessOf(await result(), 'member')).toMatchObject({ winner: 0, switches: 3 });
		expect(robustnessOf(await result(), 'visitor')).toBeNull();
		expect(withoutVisitors('single', await result())).toEqual({ members: [0], together: [1] });

		for (const member of members.slice(0, 2)) await castBallot(member, poll.ballot('coffee'));
		expect(robustnessOf(await result(), 'member')).toMatchObject({ winner: 0, switches: 1 });
		await castBallot(members[2]!, poll.ballot('coffee'));
		expect(robustnessOf(await result(), 'member')).toMatchObject({ winner: 1 });
	})
);

test(
	'the ballots of the last day are those first cast on it',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { options: ['tea', 'coffee'] });
		const members = Array.from({ length: 22 }, (_, index) => asMember(ctx, index + 1));
		for (const member of members.slice(0, 20)) await castBallot(member, poll.ballot('tea'));
		// Yesterday's ballots, as the database would have kept them.
		await ctx.db.execute(sql`update ballot set cast_on = cast_on - 1 where poll_id = ${poll.id}`);
		await ctx.db.execute(sql`update day_tally set day = day - 1 where poll_id = ${poll.id}`);
		await ctx.db.execute(sql`update option_day_tally set day = day - 1 where poll_id = ${poll.id}`);
		for (const member of members.slice(20)) await castBallot(member, poll.ballot('coffee'));

		const { result } = (await viewPoll(members[0]!, poll.id))!;
		expect(robustnessOf(result!, 'member')?.lastDay).toMatchObject({ ballots: 2, holds: true });
	})
);
