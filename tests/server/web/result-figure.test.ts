import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import { figureOfPoll } from '#lib/server/web/result-figure.ts';
import { textIn } from '#lib/text/text.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aPoll, asMember } from '../../support/polls.ts';

for (const method of ['single', 'ranked'] as const) {
	test(
		`a cancelled poll names no winner on other sites, by the method ${method}`,
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { method, options: ['tea', 'coffee'], results: 'always' });
			const marks = method === 'ranked' ? { values: [1] } : {};
			for (let id = 1; id <= 3; id++) {
				await castBallot(asMember(ctx, id), { ...poll.ballot('tea'), ...marks });
			}
			const before = (await figureOfPoll(ctx, poll.id))!;
			expect(before.title).toContain('tea');

			const moderator = await aMemberOf(ctx, 'moderator');
			expect(await cancelPoll(moderator, { pollId: poll.id, reason: 'Doublon.' })).toMatchObject({
				ok: true
			});
			const { title, said, note, groups } = (await figureOfPoll(ctx, poll.id))!;
			const { cancelledShort, figures } = textIn(ctx.locale).amend;
			expect(said).toContain(cancelledShort);
			expect(title).not.toContain('tea');
			expect(note).toBe(figures);
			// What was counted may be read, but not where it is an order.
			const rows = groups.flatMap((group) => group.rows.map(({ label }) => label));
			expect(rows).toEqual(method === 'ranked' ? [] : ['tea', 'coffee']);
		})
	);
}

for (const method of ['single', 'approval'] as const) {
	test(
		`percentages on other sites say of whom they are, by the method ${method}`,
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { method, options: ['tea', 'coffee'], results: 'always' });
			const noteAfter = async (from: number, to: number) => {
				for (let id = from; id <= to; id++) await castBallot(asMember(ctx, id), poll.ballot('tea'));
				return (await figureOfPoll(ctx, poll.id))!.note;
			};
			const { notASample, denominator } = textIn(ctx.locale).poll;
			expect(await noteAfter(1, 19)).toBe(notASample);
			expect(await noteAfter(20, 20)).toBe(`${notASample} ${denominator[method]('20')}`);
		})
	);
}
