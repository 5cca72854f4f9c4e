import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { FIRST_SETTINGS } from '#lib/rules/site-settings.ts';
import { ARRIVALS_FACTOR } from '#lib/rules/tally/arrivals.ts';
import { countArrival, purgeArrivals } from '#lib/server/ballots/arrivals.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { makeChallenge, purgeSpentProofs, type SentProof } from '#lib/server/ballots/prove-work.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import type { Ctx, VoterCtx } from '#lib/server/ctx.ts';
import { siteSettings } from '#lib/server/platform/tables.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { aCrowd, solved } from '../../support/bursts.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, type TestPoll } from '../../support/polls.ts';

const ASKED = { ok: false, reason: 'proof-asked' };

/** A browser in a network of its own. */
const visitor = (ctx: Ctx, token: string): VoterCtx =>
	asVisitor({ ...ctx, network: `network of ${token}` }, token);

const send = (voter: VoterCtx, poll: TestPoll, proof?: SentProof) =>
	castBallot(voter, { ...poll.ballot('tea'), proof });

const proofOf = async (voter: VoterCtx, poll: TestPoll) =>
	solved(await makeChallenge(voter, poll.id));

const visitors = async (ctx: Ctx, poll: TestPoll) => {
	expect(await findMiscount(ctx, poll.id)).toBeNull();
	return (await countBallots(ctx, poll.id))!.ballots.visitor;
};

async function aBurst(ctx: Ctx): Promise<TestPoll> {
	const poll = await aPoll(ctx);
	await aCrowd(ctx, poll.id);
	return poll;
}

/** The poll's past: as many visitor ballots on each of the last days. */
async function usually(ctx: Ctx, poll: TestPoll, ballots: number): Promise<void> {
	await ctx.db.execute(sql`
		insert into day_tally (poll_id, day, electorate, ballots)
		select ${poll.id}, current_date - n, 'visitor', ${ballots} from generate_series(1, 5) n`);
}

describe('nobody is asked for a calculation', () => {
	test(
		'under ordinary load',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			for (let n = 0; n < FIRST_SETTINGS.freeArrivals; n++) {
				expect(await send(visitor(ctx, `browser ${n}`), poll)).toMatchObject({ ok: true });
			}
			expect(await visitors(ctx, poll)).toBe(FIRST_SETTINGS.freeArrivals);
			expect(await send(visitor(ctx, 'one more'), poll)).toEqual(ASKED);
		})
	);

	test(
		'by a poll whose usual days bring as many',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			// In ten minutes 100: more than the floor.
			await usually(ctx, poll, 14_400);
			await aCrowd(ctx, poll.id, 100 * ARRIVALS_FACTOR - 1);
			expect(await send(visitor(ctx, 'last'), poll)).toMatchObject({ ok: true });
			expect(await send(visitor(ctx, 'one more'), poll)).toEqual(ASKED);
		})
	);

	test(
		'who is a member, or changes a ballot, or withdraws one, during a burst',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const early = visitor(ctx, 'early');
			await send(early, poll);
			await aCrowd(ctx, poll.id);
			expect(await send(visitor(ctx, 'late'), poll)).toEqual(ASKED);

			expect(await castBallot(early, poll.ballot('coffee'))).toMatchObject({ ok: true });
			expect(await withdrawBallot(early, poll.id)).toMatchObject({ ok: true });
			const member = asMember({ ...ctx, network: 'network of late' }, 1);
			expect(await castBallot(member, poll.ballot('tea'))).toMatchObject({ ok: true });
			expect((await countBallots(ctx, poll.id))?.ballots).toEqual({ member: 1, visitor: 0 });
		})
	);

	test(
		'in another poll than that of the burst',
		rolledBack(async (ctx) => {
			await aBurst(ctx);
			const calm = await aPoll(ctx);
			expect(await send(visitor(ctx, 'ana'), calm)).toMatchObject({ ok: true });
		})
	);

	test(
		'when the burst is over',
		rolledBack(async (ctx) => {
			const poll = await aBurst(ctx);
			expect(await send(visitor(ctx, 'ana'), poll)).toEqual(ASKED);
			await ctx.db.execute(sql`update arrival_count set span = span - 2`);
			expect(await send(visitor(ctx, 'ana'), poll)).toMatchObject({ ok: true });
		})
	);

	test(
		'where stewards want it so; and as early as they want it',
		rolledBack(async (ctx) => {
			const poll = await aBurst(ctx);
			await ctx.db.insert(siteSettings).values({ key: 'freeArrivals', value: '0' });
			expect(await send(visitor(ctx, 'ana'), poll)).toMatchObject({ ok: true });
			await ctx.db.update(siteSettings).set({ value: '1' });
			const other = await aPoll(ctx);
			expect(await send(visitor(ctx, 'ana'), other)).toMatchObject({ ok: true });
			expect(await send(visitor(ctx, 'ben'), other)).toEqual(ASKED);
		})
	);
});

describe('during a burst', () => {
	test(
		'nothing is written of a ballot without a calculation, and one with it is taken',
		rolledBack(async (ctx) => {
			const poll = await aBurst(ctx);
			const ana = visitor(ctx, 'ana');
			expect(await send(ana, poll)).toEqual(ASKED);
			expect(await visitors(ctx, poll)).toBe(0);
			expect(await send(ana, poll, await proofOf(ana, poll))).toMatchObject({ ok: true });
			expect(await visitors(ctx, poll)).toBe(1);
		})
	);

	test(
		'a solution serves once',
		rolledBack(async (ctx) => {
			const poll = await aBurst(ctx);
			const ana = visitor(ctx, 'ana');
			const proof = await proofOf(ana, poll);
			await send(ana, poll, proof);
			// The same form again, as by a double click: her ballot is there.
			expect(await send(ana, poll, proof)).toMatchObject({ ok: true });
			await withdrawBallot(ana, poll.id);
			expect(await send(ana, poll, proof)).toEqual(ASKED);
			expect(await visitors(ctx, poll)).toBe(0);
		})
	);

	test(
		'a solution serves its browser and its poll, in its time, as it was signed',
		rolledBack(async (ctx) => {
			const [poll, other] = [await aBurst(ctx), await aBurst(ctx)];
			const [ana, ben] = [visitor(ctx, 'ana'), visitor(ctx, 'ben')];
			const proof = await proofOf(ana, poll);
			const challenge = JSON.parse(proof.challenge) as {
				parameters: { data: object; keyPrefix: string };
			};
			const altered = (parameters: object) => ({
				...proof,
				challenge: JSON.stringify({
					...challenge,
					parameters: { ...challenge.parameters, ...parameters }
				})
			});
			const wrong = { counter: 1, derivedKey: challenge.parameters.keyPrefix + '0'.repeat(32) };

			expect(await send(ben, poll, proof)).toEqual(ASKED);
			expect(await send(ana, other, proof)).toEqual(ASKED);
			const late = await solved(await makeChallenge(ana, poll.id, { minutes: 0 }));
			expect(await send(ana, poll, late)).toEqual(ASKED);
			const elsewhere = { ...ana, secret: new Secret('another site, whose secret is not ours') };
			expect(await send(ana, poll, await proofOf(elsewhere, poll))).toEqual(ASKED);
			const forgeries = [
				altered({ data: { ...challenge.parameters.data, until: 9_999_999_999 } }),
				altered({ cost: 1 }),
				altered({ more: 1 }),
				{ ...proof, solution: JSON.stringify(wrong) },
				{ ...proof, solution: '{"counter":-1,"derivedKey":""}' },
				{ ...proof, solution: 'null' },
				{ challenge: '', solution: '' },
				{ challenge: '[[', solution: '\u{1F512}' },
				{ challenge: '{"__proto__":{}}', solution: '{}' }
			];
			for (const [n, forged] of forgeries.entries()) {
				// Each counts against its network, as any first ballot.
				const from = { ...ana, network: `network ${n}` };
				expect(await send(from, poll, forged), JSON.stringify(forged)).toEqual(ASKED);
			}
			expect(await visitors(ctx, poll)).toBe(0);
			expect(await send(ana, poll, proof)).toMatchObject({ ok: true });
		})
	);

	test(
		'the numbers are forgotten when they no longer count',
		rolledBack(async (ctx) => {
			const poll = await aBurst(ctx);
			const ana = visitor(ctx, 'ana');
			await send(ana, poll, await proofOf(ana, poll));
			const left = async () =>
				(
					await ctx.db.execute(sql`
						select (select count(*)::int from arrival_count) as counts,
							(select count(*)::int from spent_proof) as proofs`)
				)[0];
			const purge = async () => {
				await purgeArrivals(ctx);
				await purgeSpentProofs(ctx);
				return left();
			};
			expect(await purge()).toEqual({ counts: 1, proofs: 1 });
			await ctx.db.execute(sql`update arrival_count set span = span - 2`);
			await ctx.db.execute(sql`update spent_proof set day = day - 2`);
			expect(await purge()).toEqual({ counts: 0, proofs: 0 });
		})
	);
});

test('fifty visitors at once, by two processes: as many as are free get in, all others by calculating', async () => {
	const database = await testDatabase();
	const other = database.openPool();
	const sides = [aCtx({ db: database.db }), aCtx({ db: other.db })] as const;
	const poll = await aPoll(sides[0]);
	await aCrowd(sides[0], poll.id, FIRST_SETTINGS.freeArrivals - 30);

	const everybody = Array.from({ length: 50 }, (_, n) => visitor(sides[n % 2]!, `browser ${n}`));
	const first = await Promise.all(everybody.map((voter) => send(voter, poll)));
	const asked = everybody.filter((_, n) => !first[n]!.ok);
	expect(asked).toHaveLength(20);
	expect(first.filter(({ ok }) => !ok)).toEqual(asked.map(() => ASKED));
	expect(await visitors(sides[0], poll)).toBe(30);

	// Each sends its solution twice at the same moment.
	const some = asked.slice(0, 6);
	const proofs = await Promise.all(some.map((voter) => proofOf(voter, poll)));
	const second = await Promise.all(
		[0, 1].flatMap((side) =>
			some.map((voter, n) => send({ ...voter, db: sides[side]!.db }, poll, proofs[n]))
		)
	);
	expect(second.map(({ ok }) => ok)).toEqual(second.map(() => true));
	expect(await visitors(sides[0], poll)).toBe(36);

	// A day stands beside a ballot, a count that was not written with it, and nothing else.
	const told = await sides[0].db.execute(sql`
		select b.id from ballot b join arrival_count a on a.xmin = b.xmin`);
	expect([...told]).toEqual([]);
	const beside = await sides[0].db.execute<{ name: string }>(sql`
		select column_name as name from information_schema.columns
		where table_schema = 'public' and table_name = 'spent_proof'`);
	expect(beside.map(({ name }) => name).sort()).toEqual(['day', 'hash']);
});

test('arrivals are counted over the end of a span, by whoever writes first', async () => {
	const { db } = await testDatabase();
	const ctx = aCtx({ db, network: 'a-network' });
	const poll = await aPoll(ctx);
	const counts = async () => {
		await countArrival(ctx, poll.id);
		const [row] = await db.execute<{ present: number; before: number }>(
			sql`select present, before from arrival_count where poll_id = ${poll.id}`
		);
		return [row?.present, row?.before];
	};
	const back = (spans: number) =>
		db.execute(sql`update arrival_count set span = span - ${spans} where poll_id = ${poll.id}`);

	expect(await counts()).toEqual([1, 0]);
	expect(await counts()).toEqual([2, 0]);
	await back(1);
	expect(await counts()).toEqual([1, 2]);
	expect(await counts()).toEqual([2, 2]);
	await back(2);
	expect(await counts()).toEqual([1, 0]);
	// By a clock that was read before the span ended.
	await back(-1);
	expect(await counts()).toEqual([2, 0]);
});
