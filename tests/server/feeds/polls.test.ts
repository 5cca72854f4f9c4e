import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { listClosedPolls, listOpenPolls } from '#lib/server/feeds/list-polls.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { anArticle } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, closeIn } from '../../support/polls.ts';

const DAY = 24 * 60 * 60 * 1000;

test(
	'a feed of open polls has those that can be answered now, the last opened first',
	rolledBack(async (ctx) => {
		const older = await aPoll(ctx, { opensIn: -2 * DAY });
		const newer = await aPoll(ctx, { opensIn: -DAY, closesIn: DAY });
		await aPoll(ctx, { opensIn: DAY });
		await aPoll(ctx, { opensIn: -2 * DAY, closesIn: -DAY });
		await aPoll(ctx, { article: await anArticle(ctx, { state: 'draft' }) });
		expect((await listOpenPolls(ctx)).map(({ id }) => id)).toEqual([newer.id, older.id]);
	})
);

test(
	'neither feed tells anybody’s answer, nor a tally that may not be seen, whoever asks',
	rolledBack(async (ctx) => {
		const hidden = await aPoll(ctx, { results: 'after-vote' });
		const shown = await aPoll(ctx, { results: 'always' });
		const voter = asMember(ctx, 7);
		for (const poll of [hidden, shown]) await castBallot(voter, poll.ballot('tea'));
		const open = new Map((await listOpenPolls(voter)).map((poll) => [poll.id, poll]));
		expect(open.get(hidden.id)).toMatchObject({ result: null, myOptionIds: [] });
		expect(open.get(shown.id)).toMatchObject({ myOptionIds: [] });
		expect(await listClosedPolls(voter)).toEqual([]);

		await closeIn(ctx, hidden.id, -1000);
		// Over, but not counted out yet: in neither feed.
		expect((await listOpenPolls(ctx)).map(({ id }) => id)).toEqual([shown.id]);
		expect(await listClosedPolls(ctx)).toEqual([]);
		await closeDuePolls(ctx);
		const [closed] = await listClosedPolls(ctx);
		expect(closed).toMatchObject({ id: hidden.id, phase: 'closed', myOptionIds: [] });
		expect(closed!.result!.options[0]).toEqual({
			optionId: hidden.option['tea'],
			ballots: { member: 1, visitor: 0 },
			points: { member: 0, visitor: 0 }
		});
	})
);

test(
	'results come with the poll that closed last first',
	rolledBack(async (ctx) => {
		const ids: number[] = [];
		for (const days of [3, 1, 2]) {
			const { id } = await aPoll(ctx, { opensIn: -9 * DAY });
			await ctx.db.execute(
				sql`update poll set (closes_at, closed_at) =
					(select t, t from (select now() - ${days} * interval '1 day') as of (t)) where id = ${id}`
			);
			ids[days] = id;
		}
		expect((await listClosedPolls(ctx)).map(({ id }) => id)).toEqual([ids[1], ids[2], ids[3]]);
	})
);
