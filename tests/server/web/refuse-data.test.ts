import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { findPollData } from '#lib/server/ballots/find-data.ts';
import { whyNoData } from '#lib/server/web/refuse-data.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor } from '../../support/polls.ts';

test(
	'somebody who answered before reading is not told to vote',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { asksTwice: true });
		const ana = asMember(ctx, 1);
		await castBallot(ana, poll.answer('before', 'tea'));

		const between = (await findPollData(ana, poll.id))!;
		expect(between.data).toBeNull();
		expect(whyNoData(between.poll)).toBe('between');
		const stranger = (await findPollData(asVisitor(ctx, 'ben'), poll.id))!;
		expect(whyNoData(stranger.poll)).toBe('after-vote');
	})
);
