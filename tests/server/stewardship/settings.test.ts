import { expect, test } from 'vitest';
import { FIRST_SETTINGS, textsOf } from '#lib/rules/site-settings.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { readSiteSettings } from '#lib/server/platform/site-settings.ts';
import { siteSettings } from '#lib/server/platform/tables.ts';
import { findTally } from '#lib/server/publishing/review.ts';
import { voteOnArticle } from '#lib/server/publishing/vote.ts';
import { changeSettings, latestAct } from '#lib/server/stewardship/change-settings.ts';
import { listStewardshipActs } from '#lib/server/stewardship/list-acts.ts';
import { stewardshipActs } from '#lib/server/stewardship/tables.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf, aSubmission, aTeam } from '../../support/drafts.ts';

const first = textsOf(FIRST_SETTINGS);

test(
	'what a steward sets holds, and the log says what it was before',
	rolledBack(async (ctx) => {
		const steward = await aMemberOf(ctx, 'steward');
		const texts = { ...first, publishDivisor: '3', signUp: 'closed' };
		expect(await changeSettings(steward, { texts, base: 0 })).toEqual({ ok: true });
		expect(await readSiteSettings(ctx)).toEqual({
			...FIRST_SETTINGS,
			publishDivisor: 3,
			signUp: 'closed'
		});
		const { acts } = await listStewardshipActs(ctx);
		expect(acts).toMatchObject([
			{ kind: 'setting', subject: 'publishDivisor', before: '7', after: '3', name: 'steward' },
			{ kind: 'setting', subject: 'signUp', before: 'open', after: 'closed' }
		]);
		const base = await latestAct(ctx);
		await changeSettings(steward, { texts: { ...texts, publishDivisor: '03' }, base });
		expect((await listStewardshipActs(ctx)).acts).toHaveLength(2);
	})
);

test.each([
	['publishDivisor', ''],
	['publishDivisor', '0'],
	['publishDivisor', '101'],
	['publishDivisor', '-3'],
	['publishDivisor', '1.5'],
	['publishDivisor', '1e2'],
	['refuseDivisor', '٣'],
	['signUp', 'everybody'],
	['signUp', 'constructor']
] as const)('%s may not be "%s"', (key, text) =>
	rolledBack(async (ctx) => {
		const steward = await aMemberOf(ctx, 'steward');
		const texts = { ...first, [key]: text };
		expect(await changeSettings(steward, { texts, base: 0 })).toEqual({
			ok: false,
			reason: 'out-of-bounds',
			wrong: [key]
		});
		expect(await ctx.db.$count(siteSettings)).toBe(0);
	})()
);

test(
	'nobody but a steward sets anything',
	rolledBack(async (ctx) => {
		for (const who of [await aWriter(ctx), await aMemberOf(ctx, 'moderator')]) {
			await expect(changeSettings(who, { texts: first, base: 0 })).rejects.toThrow(Forbidden);
		}
	})
);

test('of two stewards who save at once, the second is told that the site has changed', async () => {
	const here = await testDatabase();
	const there = here.openPool();
	const steward = await aMemberOf(aCtx({ db: here.db }), 'steward');
	const outcomes = await Promise.all(
		[here, there].map(({ db }, index) =>
			changeSettings(
				{ ...steward, db },
				{ texts: { ...first, refuseDivisor: String(10 + index) }, base: 0 }
			)
		)
	);
	expect(outcomes).toContainEqual({ ok: true });
	expect(outcomes).toContainEqual({ ok: false, reason: 'changed-meanwhile' });
	expect(await here.db.$count(stewardshipActs)).toBe(1);
	await here.db.delete(siteSettings);
	await here.db.delete(stewardshipActs);
});

test(
	'the quorum follows the settings',
	rolledBack(async (ctx) => {
		const [ana, ben] = await aTeam(ctx, 6);
		const steward = await aMemberOf(ctx, 'steward');
		const id = await aSubmission(await aWriter(ctx));
		const vote = (who: typeof steward) =>
			voteOnArticle(who, {
				...{ id, submission: 1, value: 1, template: null, note: '', zone: 'UTC' }
			});
		await changeSettings(steward, { texts: { ...first, publishDivisor: '4' }, base: 0 });
		expect(await findTally(steward, { id, submission: 1 })).toMatchObject({ publishesAt: 2 });
		expect(await vote(ana!)).toEqual({ ok: true, decision: null });
		expect(await vote(ben!)).toEqual({ ok: true, decision: 'published' });
	})
);
