import fc from 'fast-check';
import { expect, test } from 'vitest';
import { METHODS, type Method } from '#lib/rules/tally/choice.ts';
import { closeRanks } from '#lib/rules/tally/ranking.ts';
import { MAX_SCORE } from '#lib/rules/tally/star.ts';
import { tallyBallots, type CountedBallot } from '#lib/rules/tally/tally.ts';
import { adoptVisitorBallots } from '#lib/server/ballots/adopt.ts';
import { castBallot, type BallotDraft } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { findMiscount, recountBallots } from '#lib/server/ballots/recount.ts';
import { verifyPolls } from '#lib/server/ballots/verify.ts';
import { withdrawAllBallots } from '#lib/server/ballots/withdraw-all.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { sql } from 'drizzle-orm';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, type TestPoll } from '../../support/polls.ts';

/** Of all tests here: what a browser did in another run is not forgotten. */
let run = 0;

const KEYS = ['tea', 'coffee', 'water', 'milk'];
const ALL_MEMBERS = [1, 2, 3];
const voter = fc.oneof(
	fc.record({ electorate: fc.constant('member' as const), id: fc.constantFrom(...ALL_MEMBERS) }),
	fc.record({ electorate: fc.constant('visitor' as const), id: fc.constantFrom(1, 2, 3) })
);
const act = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({
			does: fc.constant('cast' as const),
			voter,
			keys: fc.subarray(KEYS, { minLength: 1 }),
			/** For each key: a score, or a rank less one. */
			marks: fc.array(fc.integer({ min: 0, max: MAX_SCORE }), { minLength: 4, maxLength: 4 })
		})
	},
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('withdraw' as const), voter }) },
	{ weight: 2, arbitrary: fc.record({ does: fc.constant('look' as const), voter }) },
	{
		weight: 1,
		arbitrary: fc.record({
			does: fc.constant('join' as const),
			member: fc.constantFrom(...ALL_MEMBERS),
			browser: fc.constantFrom(1, 2, 3)
		})
	},
	{
		weight: 1,
		arbitrary: fc.record({
			does: fc.constant('leave' as const),
			member: fc.constantFrom(...ALL_MEMBERS)
		})
	}
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

type Cast = Extract<Act, { does: 'cast' }>;

/** The ballot of a cast by this method. */
function marksOf(method: Method, { keys, marks }: Cast): Record<string, number> | string[] {
	if (method === 'single') return keys.slice(0, 1);
	if (method === 'approval') return keys;
	const least = method === 'ranked' ? 1 : 0;
	return Object.fromEntries(keys.map((key) => [key, marks[KEYS.indexOf(key)]! + least]));
}

/** The rules in plain words and memory: what the database must come to. */
class Model {
	readonly poll: TestPoll;
	readonly method: Method;

	constructor(poll: TestPoll, method: Method) {
		this.poll = poll;
		this.method = method;
	}

	ballots = new Map<string, CountedBallot>();
	viewers = new Set<string>();
	joined = new Set<string>();

	do(step: Act, today: string): void {
		if (step.does === 'join') return this.join(`member ${step.member}`, `visitor ${step.browser}`);
		if (step.does === 'leave') {
			this.ballots.delete(`member ${step.member}`);
			this.viewers.delete(`member ${step.member}`);
			return;
		}
		const { electorate, id } = step.voter;
		const who = `${electorate} ${id}`;
		if (this.joined.has(who)) return;
		if (step.does === 'look' && !this.ballots.has(who)) this.viewers.add(who);
		if (step.does === 'withdraw' && this.ballots.delete(who)) this.viewers.add(who);
		if (step.does !== 'cast') return;
		const informed = this.ballots.get(who)?.informed ?? this.viewers.delete(who);
		const { optionIds, values } = draftOf(this.poll, this.method, step);
		const ranked = values && this.method === 'ranked' ? closeRanks(values) : values;
		this.ballots.set(who, { electorate, optionIds, values: ranked, informed, castOn: today });
	}

	private join(member: string, visitor: string): void {
		const [ballot, looked] = [this.ballots.get(visitor), this.viewers.has(visitor)];
		this.ballots.delete(visitor);
		this.viewers.delete(visitor);
		this.joined.add(visitor);
		if (ballot && !this.ballots.has(member)) {
			this.ballots.set(member, { ...ballot, electorate: 'member' });
			this.viewers.delete(member);
		}
		if (looked && !this.ballots.has(member)) this.viewers.add(member);
	}

	tally() {
		const viewers = { member: 0, visitor: 0 };
		for (const who of this.viewers) viewers[who.startsWith('member') ? 'member' : 'visitor']++;
		const optionIds = Object.values(this.poll.option);
		return tallyBallots({ method: this.method, optionIds }, [...this.ballots.values()], viewers);
	}
}

function draftOf(poll: TestPoll, method: Method, step: Cast): BallotDraft {
	const marks = marksOf(method, step);
	return Array.isArray(marks) ? poll.ballot(...marks) : poll.marked(marks);
}

test.each(METHODS)(
	'after any sequence of acts, the kept %s tally is what the ballots say and what the rules say',
	async (method) => {
		const ctx = aCtx({ db: (await testDatabase()).db });
		const [{ today } = { today: '' }] = await ctx.db.execute<{ today: string }>(
			sql`select current_date::text as today`
		);
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (steps) => {
				const poll = await aPoll(ctx, { method, options: KEYS });
				// Each run has people of its own: what a browser did in another run is not forgotten.
				const base = 100 * ++run;
				const model = new Model(poll, method);
				const who = ({ electorate, id }: { electorate: 'member' | 'visitor'; id: number }) =>
					electorate === 'member' ? asMember(ctx, base + id) : asVisitor(ctx, `${base + id}`);
				for (const step of steps) {
					if (step.does === 'join') {
						await adoptVisitorBallots(asMember(ctx, base + step.member), `${base + step.browser}`);
					} else if (step.does === 'leave')
						await withdrawAllBallots(asMember(ctx, base + step.member));
					else if (step.does === 'look') await lookAtResults(who(step.voter), poll.id);
					else if (step.does === 'withdraw') await withdrawBallot(who(step.voter), poll.id);
					else await castBallot(who(step.voter), draftOf(poll, method, step));
					model.do(step, today);
				}
				expect(await findMiscount(ctx, poll.id)).toBeNull();
				expect(await countBallots(ctx, poll.id)).toEqual(model.tally());
			}),
			{ numRuns: 25 }
		);
	}
);

test(
	'a tally that went wrong is found by counting again',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		await castBallot(asMember(ctx, 1), poll.ballot('tea'));
		await ctx.db.execute(sql`update option_tally set ballots = 7 where poll_id = ${poll.id}`);

		const miscount = await findMiscount(ctx, poll.id);
		expect(miscount?.kept?.tally.options[0]?.ballots.member).toBe(7);
		expect(miscount?.recounted).toEqual(await recountBallots(ctx, poll.id));
		expect(miscount?.recounted?.tally.options[0]?.ballots.member).toBe(1);
	})
);

test(
	'a site is verified poll by poll, and says which part of which tally differs',
	rolledBack(async (ctx) => {
		const [right, wrong] = [await aPoll(ctx), await aPoll(ctx, { method: 'ranked' })];
		await castBallot(asMember(ctx, 1), right.ballot('tea'));
		await castBallot(asVisitor(ctx, 'browser'), wrong.marked({ tea: 1 }));
		await ctx.db.execute(sql`update pair_tally set ballots[2] = 5 where poll_id = ${wrong.id}`);
		await ctx.db.execute(sql`update pattern_tally set ballots = 2 where poll_id = ${wrong.id}`);

		const verified = [];
		for await (const one of verifyPolls(ctx)) verified.push(one);

		expect(verified.filter(({ pollId }) => [right.id, wrong.id].includes(pollId))).toEqual([
			{ pollId: right.id, ballots: { member: 1, visitor: 0 }, wrong: [] },
			{
				pollId: wrong.id,
				ballots: { member: 0, visitor: 1 },
				wrong: ['pairs', 'rankings of visitors']
			}
		]);
	})
);
