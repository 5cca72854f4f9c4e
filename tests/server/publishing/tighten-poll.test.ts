import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Visibility } from '#lib/rules/tally/may-see-results.ts';
import { listPollChanges } from '#lib/server/amendments/poll-changes.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { asStranger, type MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { tightenPoll } from '#lib/server/publishing/tighten-poll.ts';
import { aPollOf } from '../../support/asked-polls.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aPoll, asMember, closeIn } from '../../support/polls.ts';

const tighten = (
	who: MemberCtx,
	pollId: number,
	to: Visibility,
	{ base = 0, reason = 'Les résultats influencent trop.' } = {}
) => tightenPoll(who, { pollId, base, to, reason });

test(
	'its author shows the results to fewer, step by step, and each step is public',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx, 'Ana');
		const { id, options } = await aPollOf(author);
		await ctx.db.execute(sql`update poll set results = 'always',
			closes_at = now() + interval '1 day' where id = ${id}`);
		await castBallot(asMember(ctx, 91), { pollId: id, optionIds: [options[0]!.id] });
		expect((await viewPoll(asStranger(ctx), id))?.result).not.toBeNull();

		expect(await tighten(author, id, 'after-vote')).toEqual({ ok: true });
		expect((await viewPoll(asStranger(ctx), id))?.result).toBeNull();
		expect((await viewPoll(asMember(ctx, 91), id))?.result).not.toBeNull();
		expect(await tighten(author, id, 'sealed', { base: 1 })).toEqual({ ok: true });
		// Nobody any more, whatever they had seen before.
		expect((await viewPoll(asMember(ctx, 91), id))?.result).toBeNull();

		const changes = await listPollChanges(ctx, id);
		expect(changes).toMatchObject([
			{ number: 2, before: { visibility: 'after-vote' }, after: { visibility: 'sealed' } },
			{
				...{ number: 1, kind: 'visibility', isModeration: false, memberBallots: 1 },
				...{ before: { visibility: 'always' }, after: { visibility: 'after-vote' } },
				by: { displayName: 'Ana' }
			}
		]);
	})
);

test(
	'moderators may, too, and nobody else; never to more, and never for ever',
	rolledBack(async (ctx) => {
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id } = await aPoll(ctx, { results: 'always' });
		await expect(tighten(await aWriter(ctx), id, 'after-vote')).rejects.toThrow(Forbidden);
		expect(await tighten(moderator, id, 'sealed')).toMatchObject({ reason: 'never-closes' });
		expect(await tighten(moderator, id, 'after-vote', { reason: ' ' })).toMatchObject({
			reason: 'says-nothing'
		});
		expect(await tighten(moderator, id, 'after-vote')).toEqual({ ok: true });
		for (const to of ['always', 'after-vote'] as const) {
			expect(await tighten(moderator, id, to, { base: 1 })).toEqual({
				ok: false,
				reason: 'not-tighter'
			});
		}
		expect(await tighten(moderator, id, 'sealed')).toMatchObject({ reason: 'clash' });
		expect(await tighten(moderator, 999_999_999, 'sealed')).toMatchObject({
			reason: 'no-such-thing'
		});
		const over = await aPoll(ctx, { results: 'always' });
		await closeIn(ctx, over.id, -1);
		expect(await tighten(moderator, over.id, 'after-vote')).toMatchObject({
			reason: 'already-closed'
		});
		expect((await listPollChanges(ctx, id))[0]).toMatchObject({ isModeration: true });
	})
);

test('of two who restrict at once, one does', async () => {
	const ctx = aCtx({ db: (await testDatabase()).db });
	const { id } = await aPoll(ctx, { results: 'always', closesIn: 3_600_000 });
	const moderators = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
	const outcomes = await Promise.all(
		(['after-vote', 'sealed'] as const).map((to, at) => tighten(moderators[at]!, id, to))
	);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.filter((one) => !one.ok && one.reason === 'clash')).toHaveLength(1);
});
