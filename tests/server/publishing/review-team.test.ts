import { sql, type SQL } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { findTally, listWaiting } from '#lib/server/publishing/review.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf, aSubmission, aTeam } from '../../support/drafts.ts';
import { stateOf, voteAs } from '../../support/review.ts';

const LEAVING: Record<string, SQL> = {
	'is a mere member': sql`role = 'member'`,
	'is suspended': sql`suspended_until = now() + interval '1 day'`,
	'has had their account closed': sql`barred_at = now()`,
	'has left': sql`closed_at = now()`
};

test.for(Object.keys(LEAVING))('of one who %s neither the vote nor the head is counted', (how) =>
	rolledBack(async (ctx) => {
		const id = await aSubmission(await aWriter(ctx));
		// Of seven it takes two.
		const [one, two, three] = (await aTeam(ctx, 7)) as [MemberCtx, MemberCtx, MemberCtx];
		await voteAs(one, id, 1);
		expect(await findTally(two, { id, submission: 1 })).toMatchObject({ score: 1, team: 7 });
		await ctx.db.execute(sql`update member set ${LEAVING[how]!} where id = ${one.asker.id}`);
		expect(await findTally(two, { id, submission: 1 })).toMatchObject({
			...{ score: 0, team: 6, publishesAt: 1 },
			votes: [{ value: 1, isCounted: false }]
		});
		expect((await listWaiting(two)).find((one) => one.id === id)).toMatchObject({ score: 0 });
		await aMemberOf(ctx, 'moderator');
		expect(await voteAs(two, id, 1)).toEqual({ ok: true, decision: null });
		expect(await voteAs(three, id, 1)).toEqual({ ok: true, decision: 'published' });
		expect(await stateOf(ctx, id)).toBe('published');
	})()
);

test(
	'whose suspension is over counts again',
	rolledBack(async (ctx) => {
		const id = await aSubmission(await aWriter(ctx));
		const [one] = (await aTeam(ctx, 7)) as [MemberCtx];
		await voteAs(one, id, 1);
		await ctx.db.execute(sql`update member set suspended_until = now() - interval '1 second'
			where id = ${one.asker.id}`);
		expect(await findTally(one, { id, submission: 1 })).toMatchObject({
			...{ score: 1, team: 7 },
			votes: [{ isCounted: true }]
		});
	})
);
