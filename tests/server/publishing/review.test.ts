import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inTransaction } from '#lib/server/ctx.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { submitArticle, withdrawArticle } from '#lib/server/drafts/submit.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { setPublicationTime } from '#lib/server/publishing/decide.ts';
import {
	listEvents,
	listEventsForAuthors,
	listRefusalReasons
} from '#lib/server/publishing/list-events.ts';
import { listSoleDecisions } from '#lib/server/publishing/list-sole-decisions.ts';
import { findTally } from '#lib/server/publishing/review.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import {
	aDocument,
	aDraft,
	aMemberOf,
	aSubmission,
	aTeam,
	submitIt,
	TODAY
} from '../../support/drafts.ts';
import { zone, voteAs, stateOf, decideAs } from '../../support/review.ts';

test(
	'an unfinished article is not submitted, nor one that changed since it was read',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana, aDocument({ title: ' ' }));
		expect(await submitArticle(ana, { id, base: 1, today: TODAY })).toEqual({
			ok: false,
			reason: 'unfinished',
			problems: [{ field: 'title', code: 'missing' }]
		});
		await saveRevision(ana, { id, base: 1, document: aDocument(), trigger: 'button' });
		expect(await submitArticle(ana, { id, base: 1, today: TODAY })).toEqual({
			ok: false,
			reason: 'clash'
		});
		await submitIt(ana, id, 2);
		await submitIt(ana, id, 2);
		expect(await findProposal(ana, id)).toMatchObject({ state: 'submitted', submission: 1 });
	})
);

test(
	'votes against refuse, and their reasons reach the authors without names',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const [one, two, three] = await aTeam(ctx, 6);
		expect(await voteAs(one!, id, -1, { template: null, note: ' ' })).toEqual({
			ok: false,
			reason: 'says-nothing'
		});
		await voteAs(one!, id, -1);
		await voteAs(two!, id, 1, { note: 'Pour la modération seulement' });
		await voteAs(two!, id, -1, { template: 'unsourced', note: '' });
		expect(await stateOf(ctx, id)).toBe('refused');
		expect(await voteAs(three!, id, -1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
		const reasons = await listRefusalReasons(ctx, { id, submission: 1, state: 'refused' });
		expect(reasons).toMatchObject([
			{ template: 'thin', note: 'Développez.' },
			{ template: 'unsourced', note: '' }
		]);
		expect(JSON.stringify(reasons)).not.toContain('modération');
		expect((await listNotifications(ana)).groups[0]?.notifications).toMatchObject([
			{ reason: 'refused' }
		]);
		// Mended and submitted again, it begins at nothing.
		await saveRevision(ana, {
			id,
			base: 1,
			document: aDocument({ body: 'Plus' }),
			trigger: 'button'
		});
		const reasonsNow = async () => listRefusalReasons(ctx, (await findProposal(ana, id))!);
		expect(await stateOf(ctx, id)).toBe('draft');
		expect(await reasonsNow()).toEqual(reasons);
		await submitIt(ana, id, 2);
		expect(await findTally(one!, { id, submission: 2 })).toMatchObject({ votes: [], score: 0 });
		expect(await reasonsNow()).toEqual([]);
		// Taken back by its authors before anybody decides, it was not refused for what one moderator holds.
		await voteAs(one!, id, -1, { submission: 2 });
		await withdrawArticle(ana, id);
		expect(await reasonsNow()).toEqual([]);
	})
);

test(
	'authors read what became of each submission, and why, but not whose vote was the last',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const [one, two] = await aTeam(ctx, 6);
		await voteAs(one!, id, -1);
		await voteAs(two!, id, -1, { template: 'unsourced', note: '' });
		await saveRevision(ana, {
			id,
			base: 1,
			document: aDocument({ body: 'Plus' }),
			trigger: 'button'
		});
		await submitIt(ana, id, 2);
		const steward = await aMemberOf(ctx, 'steward');
		await decideAs(steward, id, 'refuse', { submission: 2, reason: 'Hors sujet.' });

		const told = await listEventsForAuthors(ctx, id);
		const author = ana.asker.displayName;
		const none: unknown[] = [];
		expect(told).toMatchObject([
			{ fromState: null, toState: 'draft', name: author, reasons: none },
			{ toState: 'submitted', name: author, reasons: none },
			{ toState: 'refused', name: null, reasons: [{ note: 'Développez.' }, { note: '' }] },
			{ toState: 'draft', name: author, reasons: none },
			{ toState: 'submitted', name: author, reasons: none },
			{ toState: 'refused', name: steward.asker.displayName, reasons: [{ note: 'Hors sujet.' }] }
		]);
		// Moderators read who it was.
		const read = await listEvents(ctx, id);
		expect(read[2]).toMatchObject({ name: two!.asker.displayName, reasons: none });
	})
);

test(
	'editing what was submitted voids its votes, and those that come for the old text',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const [one, two] = await aTeam(ctx, 8);
		await voteAs(one!, id, 1);
		await saveRevision(ana, {
			id,
			base: 1,
			document: aDocument({ body: 'Plus' }),
			trigger: 'button'
		});
		expect(await voteAs(two!, id, 1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
		await submitIt(ana, id, 2);
		expect(await voteAs(two!, id, 1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
		expect(await voteAs(two!, id, 1, { submission: 2 })).toEqual({ ok: true, decision: null });
	})
);

test(
	'nobody votes on what they write; members vote on nothing; only stewards decide alone',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const [moderator] = await aTeam(ctx, 1);
		const own = await aSubmission(moderator!);
		await expect(voteAs(moderator!, own, 1)).rejects.toThrow(Forbidden);
		await expect(voteAs(ana, id, 1)).rejects.toThrow(Forbidden);
		await expect(voteAs(await aWriter(ctx), id, 1)).rejects.toThrow(Forbidden);
		await expect(decideAs(moderator!, id, 'publish')).rejects.toThrow(Forbidden);
		await expect(setPublicationTime(ana, { id, submission: 1, at: null, zone })).rejects.toThrow(
			Forbidden
		);
		await expect(withdrawArticle(moderator!, id)).rejects.toThrow(Forbidden);
	})
);

test(
	'what a steward decides alone stands in the log; of a refused article not even the title',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const steward = await aMemberOf(ctx, 'steward');
		const [good, bad] = [await aSubmission(ana), await aSubmission(ana)];
		expect(await decideAs(steward, good, 'publish', { reason: ' ' })).toEqual({
			ok: false,
			reason: 'says-nothing'
		});
		await decideAs(steward, bad, 'refuse', { reason: 'Hors sujet.' });
		await decideAs(steward, good, 'publish', { reason: 'Urgent.' });
		expect((await listSoleDecisions(ctx)).decisions).toMatchObject([
			{ toState: 'published', reason: 'Urgent.', article: { slug: 'faut-il-un-seul-depot' } },
			{ toState: 'refused', reason: 'Hors sujet.', article: null }
		]);
		expect(
			await listRefusalReasons(ctx, { id: bad, submission: 1, state: 'refused' })
		).toMatchObject([{ note: 'Hors sujet.' }]);
	})
);

test(
	'a template is reason enough to refuse alone, and none to publish',
	rolledBack(async (ctx) => {
		const id = await aSubmission(await aWriter(ctx));
		const steward = await aMemberOf(ctx, 'steward');
		const thin = { template: 'thin' as const, reason: ' ' };
		expect(await decideAs(steward, id, 'publish', thin)).toEqual({
			ok: false,
			reason: 'says-nothing'
		});
		expect(await decideAs(steward, id, 'refuse', thin)).toEqual({
			ok: true,
			decision: 'refused'
		});
		expect((await listSoleDecisions(ctx)).decisions).toMatchObject([
			{ toState: 'refused', template: 'thin', reason: null }
		]);
		expect(await listRefusalReasons(ctx, { id, submission: 1, state: 'refused' })).toEqual([
			{ id: 'event', template: 'thin', note: '' }
		]);
		await expect(
			inTransaction(ctx, (ctx) =>
				ctx.db.execute(sql`insert into article_event (article_id, to_state, submission, is_alone)
					values (${id}, 'refused', 1, true)`)
			)
		).rejects.toThrow();
	})
);
