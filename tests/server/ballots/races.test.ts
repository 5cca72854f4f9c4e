import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { adoptVisitorBallots } from '#lib/server/ballots/adopt.ts';
import { castBallot, type BallotDraft, type VoteOutcome } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { inTransaction } from '#lib/server/ctx.ts';
import type { Pool } from '#lib/server/db/client.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { aCtx, testDatabase } from '../../support/database.ts';
import { METHODS, type Method } from '#lib/rules/tally/choice.ts';
import { aPoll, asMember, asVisitor, closeIn, type TestPoll } from '../../support/polls.ts';

let other: Pool | null = null;

/** Two processes of one site, as far as the database can tell: the same two for all tests here. */
async function twoProcesses() {
	const database = await testDatabase();
	other ??= database.openPool();
	return [aCtx({ db: database.db }), aCtx({ db: other.db })] as const;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Each its own, so that their limits do not meet. */
let nextMember = 1;
const aMemberId = () => nextMember++;

test('two votes of one person at the same moment are one ballot', async () => {
	const [here, there] = await twoProcesses();
	for (let round = 0; round < 15; round++) {
		const poll = await aPoll(here);
		const [ana, ben] = [aMemberId(), `ben ${round}`];
		await Promise.all([
			castBallot(asMember(here, ana), poll.ballot('tea')),
			castBallot(asMember(there, ana), poll.ballot('coffee')),
			castBallot(asVisitor(here, ben), poll.ballot('tea')),
			castBallot(asVisitor(there, ben), poll.ballot('water'))
		]);
		const tally = await countBallots(here, poll.id);
		expect(tally?.ballots).toEqual({ member: 1, visitor: 1 });
		const choices = await here.db.execute(sql`
			select count(*)::int as n from ballot_choice where poll_id = ${poll.id}`);
		expect(choices[0]?.['n']).toBe(2);
		expect(await findMiscount(here, poll.id)).toBeNull();
	}
});

/** By ranks the first has rank 1, by scores the score 5, and so on. */
function ballotBy(method: Method, poll: TestPoll, ...keys: string[]): BallotDraft {
	if (method === 'single') return poll.ballot(keys[0]!);
	if (method === 'approval') return poll.ballot(...keys);
	const value = (index: number) => (method === 'ranked' ? index + 1 : 5 - index);
	return poll.marked(Object.fromEntries(keys.map((key, index) => [key, value(index)])));
}

test.each(METHODS)(
	'changing, withdrawing and casting in several tabs at once leaves a true count: %s',
	async (method) => {
		const [here, there] = await twoProcesses();
		const poll = await aPoll(here, { method });
		const voters = Array.from({ length: 4 }, aMemberId);
		for (let round = 0; round < 5; round++) {
			await Promise.all(
				voters.flatMap((id, index) => [
					castBallot(asMember(here, id), ballotBy(method, poll, 'tea', 'coffee')),
					castBallot(asMember(there, id), ballotBy(method, poll, 'water', 'tea')),
					index % 2 === 0
						? withdrawBallot(asMember(there, id), poll.id)
						: lookAtResults(asMember(there, id), poll.id),
					castBallot(asMember(here, id), ballotBy(method, poll, 'coffee'))
				])
			);
			expect(await findMiscount(here, poll.id)).toBeNull();
		}
	}
);

test.each(METHODS)('ballots of many voters at once are all counted: %s', async (method) => {
	const [here, there] = await twoProcesses();
	const poll = await aPoll(here, { method });
	const keys = ['tea', 'coffee', 'water'];
	const votes = Array.from({ length: 60 }, (_, index) => {
		const turned = [...keys.slice(index % 3), ...keys.slice(0, index % 3)].slice(
			0,
			1 + (index % 2)
		);
		const ctx = index % 2 === 0 ? here : there;
		const voter =
			index % 4 === 0 ? asVisitor(ctx, `${method} ${index}`) : asMember(ctx, aMemberId());
		return castBallot(voter, ballotBy(method, poll, ...turned));
	});
	expect((await Promise.all(votes)).every((outcome) => outcome.ok)).toBe(true);
	expect((await countBallots(here, poll.id))?.ballots).toEqual({ member: 45, visitor: 15 });
	expect(await findMiscount(here, poll.id)).toBeNull();
});

test('voters who tick many options in any order do not block each other', async () => {
	const [here, there] = await twoProcesses();
	const keys = Array.from({ length: 12 }, (_, index) => `o${index}`);
	const poll = await aPoll(here, { method: 'approval', options: keys });
	const votes = Array.from({ length: 120 }, (_, index) => {
		const turned = [...keys.slice(index % 12), ...keys.slice(0, index % 12)];
		const chosen = index % 2 === 0 ? turned : turned.reverse().slice(0, 7);
		const ctx = index % 3 === 0 ? here : there;
		return castBallot(asMember(ctx, 1000 + (index % 60)), poll.ballot(...chosen));
	});
	const outcomes = await Promise.all(votes);
	expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
	expect((await countBallots(here, poll.id))?.ballots.member).toBe(60);
	expect(await findMiscount(here, poll.id)).toBeNull();
});

test('of a thousand ballots across the close exactly the accepted ones are counted, and none afterwards', async () => {
	const [here, there] = await twoProcesses();
	const poll = await aPoll(here);
	const outcomes: VoteOutcome[] = [];
	let isClosed = false;
	let isClosing = false;
	let next = 5000;
	const voter = async (ctx: typeof here) => {
		for (let late = 0; late < 3 || outcomes.length < 1_000; late += isClosed ? 1 : 0) {
			const id = next++;
			outcomes.push(
				await castBallot(
					id % 2 === 0 ? asMember(ctx, id) : asVisitor(ctx, `v${id}`),
					poll.ballot('tea')
				)
			);
			// However slow the machine is today, some are in time.
			if (outcomes.length > 400 && !isClosing) {
				isClosing = true;
				await closeIn(here, poll.id, 50);
			}
		}
	};
	const closer = async () => {
		while (!isClosed) isClosed = (await closeDuePolls(there)).includes(poll.id);
		return countBallots(there, poll.id);
	};
	const [final] = await Promise.all([
		closer(),
		...Array.from({ length: 8 }, (_, index) => voter(index % 2 === 0 ? here : there))
	]);

	const accepted = outcomes.filter((outcome) => outcome.ok).length;
	const refused = outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'closed').length;
	expect(accepted).toBeGreaterThan(400);
	expect(refused).toBeGreaterThan(0);
	expect(accepted + refused).toBe(outcomes.length);
	expect(final!.ballots.member + final!.ballots.visitor).toBe(accepted);
	expect(await findMiscount(here, poll.id)).toBeNull();
});

test('the close waits for a voter who was in time, and counts that ballot', async () => {
	const [here, there] = await twoProcesses();
	const poll = await aPoll(here);
	await closeIn(here, poll.id, 400);
	const order: string[] = [];
	let closing: Promise<unknown> = Promise.resolve();
	await inTransaction(here, async (ctx) => {
		const outcome = await castBallot(asMember(ctx, aMemberId()), poll.ballot('tea'));
		expect(outcome.ok).toBe(true);
		await pause(500);
		closing = closeDuePolls(there).then((ids) => order.push(...ids.map((id) => `closed ${id}`)));
		await pause(300);
		order.push('voted');
	});
	await closing;
	expect(order).toEqual(['voted', `closed ${poll.id}`]);
	expect((await countBallots(here, poll.id))?.ballots.member).toBe(1);
});

test('a voter who had to wait until after the deadline is refused by the clock of that moment', async () => {
	const [here, there] = await twoProcesses();
	const poll = await aPoll(here);
	await closeIn(here, poll.id, 400);
	let vote: Promise<VoteOutcome> | undefined;
	await inTransaction(here, async (ctx) => {
		await ctx.db.execute(sql`select from poll where id = ${poll.id} for update`);
		vote = castBallot(asMember(there, aMemberId()), poll.ballot('tea'));
		await pause(600);
	});
	expect(await vote).toEqual({ ok: false, reason: 'closed' });
	expect(await findMiscount(here, poll.id)).toBeNull();
	expect((await countBallots(here, poll.id))?.ballots.member).toBe(0);
});

test('the login waits for a vote of its browser that is being written, and takes it along', async () => {
	const [here, there] = await twoProcesses();
	const poll = await aPoll(here);
	const order: string[] = [];
	let joining: Promise<unknown> = Promise.resolve();
	await inTransaction(here, async (ctx) => {
		await castBallot(asVisitor(ctx, 'slow'), poll.ballot('tea'));
		joining = adoptVisitorBallots(asMember(there, aMemberId()), 'slow').then(() =>
			order.push('joined')
		);
		await pause(300);
		order.push('voted');
	});
	await joining;
	expect(order).toEqual(['voted', 'joined']);
	expect((await countBallots(here, poll.id))?.ballots).toEqual({ member: 1, visitor: 0 });
	expect(await findMiscount(here, poll.id)).toBeNull();
});

test('a vote that another tab sends during the login is not counted beside the member’s', async () => {
	const [here, there] = await twoProcesses();
	const poll = await aPoll(here, { method: 'approval' });
	const reasons = new Set<string>();
	for (let round = 0; round < 40; round++) {
		const before = await countBallots(here, poll.id);
		const [id, token] = [aMemberId(), `tab ${round}`];
		if (round % 3 !== 0) await castBallot(asVisitor(here, token), poll.ballot('tea', 'water'));
		const late = async () => {
			await new Promise((resolve) => setTimeout(resolve, round % 8));
			return castBallot(asVisitor(there, token), poll.ballot('coffee'));
		};
		const [vote] = await Promise.all([
			late(),
			adoptVisitorBallots(asMember(here, id), token),
			round % 2 === 0 && castBallot(asMember(there, id), poll.ballot('coffee'))
		]);
		reasons.add(vote.ok ? 'counted' : vote.reason);

		const after = await countBallots(here, poll.id);
		expect(after!.ballots.visitor).toBe(0);
		expect(after!.ballots.member - before!.ballots.member).toBeLessThanOrEqual(1);
		expect(await findMiscount(here, poll.id)).toBeNull();
	}
	// Which of the two came first is chance; other tests try each order alone.
	expect(['counted', 'visitor-joined']).toEqual(expect.arrayContaining([...reasons]));
});

test('answers before and after, looks, withdrawals and logins at once leave true counts of moves', async () => {
	const [here, there] = await twoProcesses();
	const poll = await aPoll(here, { asksTwice: true });
	const keys = ['tea', 'coffee', 'water'];
	const voters = Array.from({ length: 6 }, (_, index) => ({
		id: aMemberId(),
		token: `twice ${index}`
	}));
	for (let round = 0; round < 6; round++) {
		await Promise.all(
			voters.flatMap(({ id, token }, index) => {
				const key = (step: number) => keys[(index + round + step) % 3]!;
				const acts: Promise<unknown>[] = [
					castBallot(asMember(here, id), poll.answer('before', key(0))),
					castBallot(asMember(there, id), poll.answer('after', key(1))),
					castBallot(asVisitor(there, token), poll.answer('before', key(2))),
					castBallot(asVisitor(here, token), poll.answer('after', key(index)))
				];
				if (index % 3 === 0) acts.push(lookAtResults(asMember(here, id), poll.id));
				if (index % 3 === 1) acts.push(withdrawBallot(asMember(there, id), poll.id));
				if (round === 4 && index % 2 === 0) {
					acts.push(adoptVisitorBallots(asMember(here, id), token));
				}
				return acts;
			})
		);
		expect(await findMiscount(here, poll.id)).toBeNull();
	}
	// Whatever came first: these answer in their turn, and are all counted.
	const later = Array.from({ length: 40 }, aMemberId);
	const before = (await countBallots(here, poll.id))!;
	await Promise.all(
		later.map(async (id, index) => {
			const voter = asMember(index % 2 === 0 ? here : there, id);
			await castBallot(voter, poll.answer('before', 'tea'));
			await castBallot(voter, poll.answer('after', index < 30 ? 'coffee' : 'tea'));
		})
	);
	const after = (await countBallots(here, poll.id))!;
	const more = (from: number, to: number) =>
		after.moves!.member[from]![to]! - before.moves!.member[from]![to]!;
	expect([more(0, 0), more(0, 1), more(0, 2)]).toEqual([10, 30, 0]);
	expect(after.answeredBefore.member - before.answeredBefore.member).toBe(40);
	expect(await findMiscount(here, poll.id)).toBeNull();
});
