import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { listPollChanges } from '#lib/server/amendments/poll-changes.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import type { Poll } from '#lib/server/polls/find.ts';
import { correctPoll, wordsOf, type PollCorrection } from '#lib/server/publishing/correct-poll.ts';
import { aPollOf, readAgain } from '../../support/asked-polls.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf } from '../../support/drafts.ts';
import { asMember, asVisitor } from '../../support/polls.ts';

const MISSPELT = aDocument({
	polls: [
		{
			method: 'single',
			question: 'Faut-il un seul depot ?',
			options: ['Oui', 'Nom', 'Ça dépend'],
			results: 'after-vote',
			closesOn: ''
		}
	]
});
const RIGHT = { question: 'Faut-il un seul dépôt ?', options: ['Oui', 'Non', 'Ça dépend'] };

const aMisspelt = (writer: MemberCtx, isRecent = false) =>
	aPollOf(writer, { document: MISSPELT, isRecent });

const correct = (who: MemberCtx, { id }: Poll, given: Partial<PollCorrection> = {}) =>
	correctPoll(who, {
		...{ pollId: id, language: 'fr', base: 0, words: RIGHT },
		...{ reason: 'Deux fautes de frappe.', meansTheSame: true },
		...given
	});

test(
	'an author corrects the words for an hour, under ballots that stay; everybody reads what they were',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx, 'Ana');
		const poll = await aMisspelt(author, true);
		const ballot = { pollId: poll.id, optionIds: [poll.options[1]!.id] };
		await castBallot(asMember(ctx, 81), ballot);
		await castBallot(asVisitor(ctx, 'corrected'), ballot);

		expect(await correct(author, poll)).toEqual({ ok: true });

		expect(wordsOf(await readAgain(ctx, poll))).toEqual(RIGHT);
		const [change] = await listPollChanges(ctx, poll.id);
		expect(change).toMatchObject({
			...{ number: 1, kind: 'words', language: 'fr', before: wordsOf(poll), after: RIGHT },
			...{ reason: 'Deux fautes de frappe.', isModeration: false },
			...{ memberBallots: 1, visitorBallots: 1, by: { displayName: 'Ana' } }
		});
		const view = await viewPoll(asMember(ctx, 81), poll.id);
		expect(view).toMatchObject({
			correctedAt: change!.changedAt,
			myOptionIds: ballot.optionIds,
			ballots: { member: 1, visitor: 1 }
		});
		expect(await findMiscount(ctx, poll.id)).toBeNull();
	})
);

test(
	'after the hour a moderator does, and the author is told',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const poll = await aMisspelt(author);
		expect(await correct(author, poll)).toEqual({ ok: false, reason: 'too-late' });
		expect(await correct(await aMemberOf(ctx, 'moderator'), poll)).toEqual({ ok: true });
		expect((await listPollChanges(ctx, poll.id))[0]).toMatchObject({ isModeration: true });
		const told = await ctx.db.execute(sql`select from notification
			where member_id = ${author.asker.id} and reason = 'corrected'`);
		expect(told).toHaveLength(1);
	})
);

test(
	'nobody else does; a moderator’s own article is corrected by another one, a steward’s by themselves where they are alone',
	rolledBack(async (ctx) => {
		const poll = await aMisspelt(await aWriter(ctx), true);
		await expect(correct(await aWriter(ctx), poll)).rejects.toThrow(Forbidden);
		const moderator = await aMemberOf(ctx, 'moderator');
		const own = await aMisspelt(moderator);
		expect(await correct(moderator, own)).toEqual({ ok: false, reason: 'too-late' });
		const steward = await aMemberOf(ctx, 'steward');
		const theirs = await aMisspelt(steward);
		expect(await correct(steward, theirs)).toEqual({ ok: false, reason: 'too-late' });
		await ctx.db.execute(sql`update member set role = 'member'
			where role <> 'member' and id <> ${steward.asker.id}`);
		expect(await correct(steward, theirs)).toEqual({ ok: true });
		expect(wordsOf(await readAgain(ctx, poll))).toEqual(wordsOf(poll));
	})
);

test(
	'a correction says why and that the meaning stays, and turns no ballot around',
	rolledBack(async (ctx) => {
		const moderator = await aMemberOf(ctx, 'moderator');
		const poll = await aMisspelt(await aWriter(ctx));
		const reasons: [Partial<PollCorrection>, string][] = [
			[{ meansTheSame: false }, 'not-confirmed'],
			[{ reason: ' ' }, 'says-nothing'],
			[{ reason: 'x'.repeat(2_001) }, 'reason-too-long'],
			[{ words: { ...RIGHT, options: ['Oui', 'Non'] } }, 'clash'],
			[{ words: { ...RIGHT, options: ['Nom', 'Oui', 'Ça dépend'] } }, 'options-swapped'],
			[{ words: { ...RIGHT, question: ' ' } }, 'missing'],
			[{ words: wordsOf(poll) }, 'changes-nothing'],
			[{ base: 1 }, 'clash'],
			[{ language: 'en' }, 'no-such-thing'],
			[{ pollId: 999_999_999 }, 'no-such-thing']
		];
		for (const [given, reason] of reasons) {
			expect(await correct(moderator, poll, given)).toEqual({ ok: false, reason });
		}
		expect(await listPollChanges(ctx, poll.id)).toEqual([]);
	})
);

test(
	'each language has its own words and its own entry',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const poll = await aMisspelt(author, true);
		await ctx.db.execute(sql`insert into poll_text (poll_id, language, question)
			values (${poll.id}, 'en', 'One repositery?')`);
		await castBallot(asMember(ctx, 82), { pollId: poll.id, optionIds: [poll.options[0]!.id] });
		const words = { question: 'One repository?', options: wordsOf(poll).options };
		expect(await correct(author, poll, { language: 'en', words })).toEqual({ ok: true });
		const english = { ...ctx, locale: 'en' as const };
		expect((await readAgain(english, poll)).question).toBe('One repository?');
		expect((await readAgain(english, poll)).correctedAt).not.toBeNull();
		// Nothing happened to the French words.
		expect(await readAgain(ctx, poll)).toMatchObject({
			question: poll.question,
			correctedAt: null
		});
		expect(await correct(author, poll, { base: 1 })).toEqual({ ok: true });
	})
);

test(
	'a poll that is over is corrected as well: people go on reading it',
	rolledBack(async (ctx) => {
		const moderator = await aMemberOf(ctx, 'moderator');
		const poll = await aMisspelt(await aWriter(ctx));
		await castBallot(asMember(ctx, 83), { pollId: poll.id, optionIds: [poll.options[0]!.id] });
		await cancelPoll(moderator, { pollId: poll.id, reason: 'Doublon.' });
		expect(await correct(moderator, poll)).toEqual({ ok: true });
	})
);

test(
	'a public entry stays as it is when nobody changes it, and when its author has left',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const poll = await aMisspelt(author, true);
		await correct(author, poll);
		for (const change of [
			sql`update poll_change set reason = 'Rien.' where poll_id = ${poll.id}`,
			sql`update poll_change set member_ballots = 7 where poll_id = ${poll.id}`,
			sql`delete from poll_change where poll_id = ${poll.id}`
		]) {
			const refused = ctx.db.transaction((db) => db.execute(change));
			await expect(refused).rejects.toMatchObject({ cause: { constraint_name: 'poll_kept' } });
		}
		await ctx.db.execute(sql`delete from member where id = ${author.asker.id}`);
		expect((await listPollChanges(ctx, poll.id))[0]).toMatchObject({ number: 1, by: null });
	})
);

test('of two who correct at once, the second is shown what the first wrote', async () => {
	const ctx = aCtx({ db: (await testDatabase()).db });
	const poll = await aMisspelt(await aWriter(ctx));
	const moderators = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
	const outcomes = await Promise.all(
		['Faut-il un seul dépôt ?', 'Faut-il un dépôt seul ?'].map((question, at) =>
			correct(moderators[at]!, poll, { words: { ...RIGHT, question } })
		)
	);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.filter((one) => !one.ok && one.reason === 'clash')).toHaveLength(1);
	expect(await listPollChanges(ctx, poll.id)).toHaveLength(1);
});
