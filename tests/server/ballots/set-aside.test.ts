import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { adoptVisitorBallots } from '#lib/server/ballots/adopt.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { purgeSetAside } from '#lib/server/ballots/set-aside.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { findAct } from '#lib/server/moderation/list-acts.ts';
import { removeBallots } from '#lib/server/moderation/remove-ballots.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import {
	aPoll,
	asMember,
	asVisitor,
	closeIn,
	letTimePass,
	type TestPoll
} from '../../support/polls.ts';

const because = { rule: 'flooding', reason: 'Un afflux automatique.' } as const;

async function tallyOf(ctx: Ctx, { id }: TestPoll) {
	expect(await findMiscount(ctx, id)).toBeNull();
	return (await countBallots(ctx, id))!;
}

/** The day of the database, so many days ago, as ballots have it. */
async function dayAgo(ctx: Ctx, days: number): Promise<string> {
	const [row] = await ctx.db.execute<{ day: string }>(
		sql`select (current_date - ${days}::int)::text as day`
	);
	return row?.day ?? '';
}

/** Has ballots cast so many days ago that were cast just now by these visitors. */
async function castAgo(ctx: Ctx, poll: TestPoll, days: number, tokens: string[], option = 'tea') {
	for (const token of tokens) await castBallot(asVisitor(ctx, token), poll.ballot(option));
	if (days === 0) return;
	await ctx.db.execute(sql`
		with moved as (update ballot set cast_on = current_date - ${days}::int
			where poll_id = ${poll.id} and electorate = 'visitor' and cast_on = current_date returning 1),
		less as (update day_tally set ballots = ballots - (select count(*) from moved)
			where poll_id = ${poll.id} and electorate = 'visitor' and day = current_date)
		insert into day_tally (poll_id, day, electorate, ballots)
		select ${poll.id}, current_date - ${days}::int, 'visitor', count(*) from moved`);
	await ctx.db.execute(sql`delete from option_day_tally where poll_id = ${poll.id}`);
	await ctx.db.execute(sql`
		insert into option_day_tally (poll_id, day, option_id, electorate, ballots)
		select b.poll_id, b.cast_on, c.option_id, b.electorate, count(*)
		from ballot b join ballot_choice c on c.ballot_id = b.id
		where b.poll_id = ${poll.id} group by 1, 2, 3, 4`);
}

async function remove(steward: MemberCtx, poll: TestPoll, days: string[]): Promise<number> {
	const outcome = await removeBallots(steward, { pollId: poll.id, days, ...because });
	if (!outcome.ok) throw new Error(`the removal was refused: ${outcome.reason}`);
	return outcome.id;
}

const undo = (steward: MemberCtx, id: number) => undoAct(steward, { id, reason: 'Une erreur.' });

describe('visitor ballots of a burst', () => {
	test(
		'of a sealed poll: nobody has seen results by having voted, and a login takes nothing along',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { closesIn: 3_600_000 });
			await ctx.db.execute(sql`update poll set results = 'sealed' where id = ${poll.id}`);
			const steward = await aMemberOf(ctx, 'steward');
			await castAgo(ctx, poll, 0, ['one', 'two']);
			const act = await remove(steward, poll, [await dayAgo(ctx, 0)]);
			expect((await tallyOf(ctx, poll)).viewers.visitor).toBe(0);
			await castAgo(ctx, poll, 0, ['one']);
			expect((await tallyOf(ctx, poll)).informed.visitor).toBe(0);
			await adoptVisitorBallots(asMember(ctx, 77), 'two');
			expect(await undo(steward, act)).toEqual({ ok: true });
			expect((await tallyOf(ctx, poll)).ballots.visitor).toBe(1);
		})
	);

	test(
		'go out of every tally with their day, and come back whole',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { method: 'approval' });
			const steward = await aMemberOf(ctx, 'steward');
			await castAgo(ctx, poll, 2, ['a', 'b']);
			await castAgo(ctx, poll, 1, ['c', 'd', 'e'], 'coffee');
			await castBallot(asMember(ctx, 1), poll.ballot('coffee', 'water'));
			const before = await tallyOf(ctx, poll);
			expect(before.ballots).toEqual({ member: 1, visitor: 5 });

			const act = await remove(steward, poll, [await dayAgo(ctx, 1)]);
			const after = await tallyOf(ctx, poll);
			expect(after.ballots).toEqual({ member: 1, visitor: 2 });
			expect(after.options.map(({ ballots }) => ballots.visitor)).toEqual([2, 0, 0]);
			expect(after.days.map(({ ballots }) => ballots.visitor)).toEqual([2, 0]);
			expect(await findAct(ctx, act)).toMatchObject({
				...{ kind: 'remove-ballots', amount: 3 },
				...because
			});
			expect((await viewPoll(ctx, poll.id))?.removals).toMatchObject([
				{ ballots: 3, actId: act, restoredAt: null, ...because }
			]);

			expect(await undo(steward, act)).toEqual({ ok: true });
			expect(await tallyOf(ctx, poll)).toEqual(before);
			expect((await viewPoll(ctx, poll.id))?.removals).toMatchObject([{ restored: 3 }]);
			expect(await undo(steward, act)).toEqual({ ok: false, reason: 'already-undone' });
			const [left] = await ctx.db.execute(sql`select count(*)::int from set_aside_ballot`);
			expect(left).toEqual({ count: 0 });
			// Changeable again by who cast it.
			expect(await castBallot(asVisitor(ctx, 'c'), poll.ballot('tea'))).toMatchObject({ ok: true });
			expect((await tallyOf(ctx, poll)).ballots.visitor).toBe(5);
		})
	);

	test(
		'of who voted anew, or decided otherwise since, do not come back',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const steward = await aMemberOf(ctx, 'steward');
			await castAgo(ctx, poll, 1, ['again', 'withdrawn', 'joined', 'away']);
			const act = await remove(steward, poll, [await dayAgo(ctx, 1)]);
			expect((await tallyOf(ctx, poll)).viewers.visitor).toBe(4);

			await castBallot(asVisitor(ctx, 'again'), poll.ballot('coffee'));
			await castBallot(asVisitor(ctx, 'withdrawn'), poll.ballot('coffee'));
			await withdrawBallot(asVisitor(ctx, 'withdrawn'), poll.id);
			await adoptVisitorBallots(asMember(ctx, 1), 'joined');
			// They had seen the results by then.
			expect((await tallyOf(ctx, poll)).informed.visitor).toBe(1);

			await undo(steward, act);
			const tally = await tallyOf(ctx, poll);
			expect(tally.ballots).toEqual({ member: 0, visitor: 2 });
			expect(tally.options.map(({ ballots }) => ballots.visitor)).toEqual([1, 1, 0]);
			expect((await viewPoll(ctx, poll.id))?.removals).toMatchObject([{ ballots: 4, restored: 1 }]);
		})
	);

	test(
		'that were set aside twice come back as they were last',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const steward = await aMemberOf(ctx, 'steward');
			await castAgo(ctx, poll, 1, ['a', 'b']);
			const first = await remove(steward, poll, [await dayAgo(ctx, 1)]);
			await castBallot(asVisitor(ctx, 'a'), poll.ballot('water'));
			const second = await remove(steward, poll, [await dayAgo(ctx, 0)]);
			expect((await tallyOf(ctx, poll)).ballots.visitor).toBe(0);
			await undo(steward, first);
			expect((await tallyOf(ctx, poll)).ballots.visitor).toBe(1);
			await undo(steward, second);
			const tally = await tallyOf(ctx, poll);
			expect(tally.options.map(({ ballots }) => ballots.visitor)).toEqual([1, 0, 1]);
		})
	);

	test(
		'are taken out by stewards alone, and given back by them',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const steward = await aMemberOf(ctx, 'steward');
			await castAgo(ctx, poll, 0, ['a']);
			const days = [await dayAgo(ctx, 0)];
			for (const role of ['member', 'moderator'] as const) {
				await expect(remove(await aMemberOf(ctx, role), poll, days)).rejects.toThrow(Forbidden);
			}
			const tried = (days: string[], pollId = poll.id) =>
				removeBallots(steward, { pollId, days, ...because });
			expect(await tried([])).toEqual({ ok: false, reason: 'no-days' });
			expect(await tried(['2026-02-30'])).toEqual({ ok: false, reason: 'no-days' });
			expect(await tried(['2020-01-01'])).toEqual({ ok: false, reason: 'no-ballots' });
			expect(await tried(days, 9_999_999)).toEqual({ ok: false, reason: 'no-such-thing' });
			const act = await remove(steward, poll, days);
			expect(await tried(days)).toEqual({ ok: false, reason: 'no-ballots' });
			await expect(undo(await aMemberOf(ctx, 'moderator'), act)).rejects.toThrow(Forbidden);
		})
	);

	test(
		'can come back for thirty days after the close, and are gone then',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const steward = await aMemberOf(ctx, 'steward');
			await castAgo(ctx, poll, 1, ['a', 'b']);
			const day = await dayAgo(ctx, 1);
			const first = await remove(steward, poll, [day]);
			await closeIn(ctx, poll.id, -1);
			await closeDuePolls(ctx);
			await purgeSetAside(ctx);
			await undo(steward, first);
			expect((await tallyOf(ctx, poll)).ballots.visitor).toBe(2);

			const second = await remove(steward, poll, [day]);
			await letTimePass(
				ctx,
				sql`update poll set closed_at = closed_at - interval '31 days' where id = ${poll.id}`
			);
			await purgeSetAside(ctx);
			expect(await undo(steward, second)).toEqual({ ok: false, reason: 'too-late' });
			expect(await findAct(ctx, second)).toMatchObject({ undoneAt: null });
			expect((await tallyOf(ctx, poll)).ballots.visitor).toBe(0);
			expect((await viewPoll(ctx, poll.id))?.removals).toHaveLength(2);
			expect(await removeBallots(steward, { pollId: poll.id, days: [day], ...because })).toEqual({
				ok: false,
				reason: 'too-late'
			});
		})
	);
});

test('votes, withdrawals and accounts during a removal and its undoing leave tallies that every ballot agrees with', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const { db } = database.openPool();
	const poll = await aPoll(ctx);
	const [one, other] = [await aMemberOf(ctx, 'steward'), await aMemberOf(ctx, 'steward')];
	const today = await dayAgo(ctx, 0);
	for (let round = 0; round < 6; round++) {
		const tokens = Array.from({ length: 12 }, (_, index) => `${round}-${index}`);
		await castAgo(ctx, poll, 0, tokens.slice(0, 8));
		const elsewhere = { ...ctx, db };
		const removals = await Promise.all([
			removeBallots(one, { pollId: poll.id, days: [today], ...because }),
			removeBallots({ ...other, db }, { pollId: poll.id, days: [today], ...because }),
			...tokens.slice(4).map(async (token) => {
				await castBallot(asVisitor(elsewhere, token), poll.ballot('coffee'));
				return null;
			}),
			withdrawBallot(asVisitor(elsewhere, tokens[0]!), poll.id).then(() => null),
			adoptVisitorBallots(asMember(elsewhere, 100 + round), tokens[1]!).then(() => null)
		]);
		expect(await findMiscount(ctx, poll.id)).toBeNull();
		const acts = removals.flatMap((outcome) => (outcome?.ok ? [outcome.id] : []));
		expect(acts.length).toBeGreaterThan(0);
		await Promise.all([
			...acts.map((act) => undo(one, act)),
			...tokens.slice(2, 6).map((token) => withdrawBallot(asVisitor(elsewhere, token), poll.id)),
			castBallot(asVisitor(elsewhere, tokens[7]!), poll.ballot('water'))
		]);
		expect(await findMiscount(ctx, poll.id)).toBeNull();
	}
});
