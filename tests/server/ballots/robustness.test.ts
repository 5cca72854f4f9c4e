import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { robustnessOf, withoutVisitors } from '#lib/rules/tally/robustness.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, letTimePass } from '../../support/polls.ts';

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
	'a result tells who was in front before the last two days of voting, to those who may see it',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { options: ['tea', 'coffee'] });
		const members = Array.from({ length: 30 }, (_, index) => asMember(ctx, index + 1));
		for (const [index, member] of members.slice(0, 22).entries()) {
			await castBallot(member, poll.ballot(index < 12 ? 'tea' : 'coffee'));
		}
		// Ballots of the day before yesterday, as the database would have kept them.
		await ctx.db.execute(sql`update ballot set cast_on = cast_on - 2 where poll_id = ${poll.id}`);
		await ctx.db.execute(sql`update day_tally set day = day - 2 where poll_id = ${poll.id}`);
		await ctx.db.execute(sql`update option_day_tally set day = day - 2 where poll_id = ${poll.id}`);
		for (const member of members.slice(22)) await castBallot(member, poll.ballot('coffee'));

		const seen = async () => (await viewPoll(members[0]!, poll.id))!.withoutLastDays?.member;
		expect(await seen()).toMatchObject({ ballots: 8, leaders: [0] });
		expect((await viewPoll(asVisitor(ctx, 'x'), poll.id))!.withoutLastDays).toBeNull();

		// A midnight ends the day before it.
		await letTimePass(
			ctx,
			sql`update poll set opens_at = now() - interval '9 days', closes_at = current_date - 2
				where id = ${poll.id}`
		);
		const [days] = await ctx.db.execute<{ from: string; to: string }>(
			sql`select (current_date - 4)::text as from, (current_date - 3)::text as to`
		);
		expect(await seen()).toMatchObject(days!);
	})
);
