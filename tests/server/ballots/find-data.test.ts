import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { findPollData } from '#lib/server/ballots/find-data.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, closeIn, type TestPoll } from '../../support/polls.ts';

const hasData = async (ctx: Ctx, poll: TestPoll) =>
	(await findPollData(ctx, poll.id))!.data !== null;

test(
	'the data are for whoever may see the result, and a draft has none',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const [ana, ben] = [asMember(ctx, 1), asVisitor(ctx, 'ben')];
		await castBallot(ana, poll.ballot('tea'));
		expect([await hasData(ana, poll), await hasData(ben, poll)]).toEqual([true, false]);
		await lookAtResults(ben, poll.id);
		expect([await hasData(ben, poll), await hasData(ctx, poll)]).toEqual([true, false]);
		await closeIn(ctx, poll.id, -1);
		expect(await hasData(ctx, poll)).toBe(true);

		const sealed = await aPoll(ctx, { results: 'sealed', closesIn: 3_600_000 });
		await castBallot(ana, sealed.ballot('tea'));
		expect(await hasData(ana, sealed)).toBe(false);
		const draft = await aPoll(ctx, { article: await anArticle(ctx, { state: 'draft' }) });
		expect(await findPollData(ana, draft.id)).toBeNull();
	})
);

test(
	'ballots are final once the close is carried out and the salt is gone; the day is the database’s',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { method: 'ranked', results: 'always' });
		for (let id = 1; id <= 6; id++) await castBallot(asMember(ctx, id), poll.marked({ tea: 1 }));
		for (let id = 7; id <= 11; id++) {
			await castBallot(asMember(ctx, id), poll.marked({ coffee: 1, tea: 2 }));
		}
		const open = (await findPollData(ctx, poll.id))!;
		expect(open.isFinal).toBe(false);
		const [day] = await ctx.db.execute<{ today: string }>(sql`select current_date::text as today`);
		expect(open.today).toBe(day!.today);

		await closeIn(ctx, poll.id, -1);
		// Closed by the clock, but a ballot can still be led back to its voter.
		expect((await findPollData(ctx, poll.id))!.isFinal).toBe(false);
		await closeDuePolls(ctx);
		const { isFinal, data } = (await findPollData(ctx, poll.id))!;
		expect(isFinal).toBe(true);
		expect(data?.member.ballots).toBe(11);
		expect(data?.member.patterns.others).toBe(0);
		expect(data?.member.patterns.listed.map(({ ballots }) => ballots)).toEqual([6, 5]);
		expect(data?.member.pairs[0]).toMatchObject({ above: 6, below: 5, neither: 0 });
	})
);
