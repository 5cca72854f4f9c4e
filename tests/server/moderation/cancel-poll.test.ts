import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { castBallot, type VoteOutcome } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { asStranger, type Ctx, type MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listClosedPolls, listOpenPolls } from '#lib/server/feeds/list-polls.ts';
import { appealAct, decideAppeal } from '#lib/server/moderation/appeal.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import { findAct, listActs } from '#lib/server/moderation/list-acts.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { aPollOf } from '../../support/asked-polls.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf } from '../../support/drafts.ts';
import { aPoll, asMember, asVisitor, closeIn } from '../../support/polls.ts';

const cancel = (
	who: MemberCtx,
	pollId: number,
	reason = 'La question suppose ce qu’elle demande.'
) => cancelPoll(who, { pollId, reason });

async function cancelled(who: MemberCtx, pollId: number): Promise<number> {
	const outcome = await cancel(who, pollId);
	if (!outcome.ok) throw new Error(`not cancelled: ${outcome.reason}`);
	return outcome.id;
}

test(
	'a moderator calls a poll off: no ballot is taken, changed or withdrawn any more, and everybody reads why',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const poll = await aPollOf(author);
		const voter = asMember(ctx, 71);
		const [yes, no] = poll.options.map(({ id }) => id);
		await castBallot(voter, { pollId: poll.id, optionIds: [yes!] });

		const actId = await cancelled(await aMemberOf(ctx, 'moderator'), poll.id);

		const refused = { ok: false, reason: 'cancelled' };
		expect(await castBallot(asMember(ctx, 72), { pollId: poll.id, optionIds: [no!] })).toEqual(
			refused
		);
		expect(await castBallot(voter, { pollId: poll.id, optionIds: [no!] })).toEqual(refused);
		expect(await withdrawBallot(voter, poll.id)).toEqual(refused);
		const view = await viewPoll(asStranger(ctx), poll.id);
		expect(view).toMatchObject({
			phase: 'cancelled',
			isOpen: false,
			ballots: { member: 1, visitor: 0 },
			cancelled: { reason: 'La question suppose ce qu’elle demande.', actId }
		});
		expect(view?.result?.options[0]?.ballots).toEqual({ member: 1, visitor: 0 });
		expect((await listActs(ctx)).acts[0]).toMatchObject({
			id: actId,
			kind: 'cancel-poll',
			rule: null,
			pollId: poll.id
		});
		expect(await findMiscount(ctx, poll.id)).toBeNull();
	})
);

test(
	'its key is gone: nobody leads a ballot back to its voter, and nothing opens it again',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const voter = asMember(ctx, 73);
		await castBallot(voter, poll.ballot('tea'));
		await cancelled(await aMemberOf(ctx, 'steward'), poll.id);
		expect((await viewPoll(voter, poll.id))?.myOptionIds).toEqual([]);
		const rows = await ctx.db.execute(sql`select salt, closed_at = cancelled_at as same
			from poll where id = ${poll.id}`);
		expect(rows[0]).toEqual({ salt: null, same: true });
		for (const change of [
			sql`update poll set cancelled_at = null, cancel_reason = null, cancel_act_id = null`,
			sql`update poll set cancel_reason = 'Autre chose.'`
		]) {
			const reopening = ctx.db.transaction((db) =>
				db.execute(sql`${change} where id = ${poll.id}`)
			);
			await expect(reopening).rejects.toMatchObject({ cause: { constraint_name: 'poll_kept' } });
		}
	})
);

test(
	'it is in neither feed of polls, and no later close carries it out again',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { closesIn: 3_600_000 });
		await castBallot(asMember(ctx, 74), poll.ballot('tea'));
		await cancelled(await aMemberOf(ctx, 'moderator'), poll.id);
		await closeIn(ctx, poll.id, -1_000);
		expect(await closeDuePolls(ctx)).not.toContain(poll.id);
		const listed = [...(await listOpenPolls(ctx)), ...(await listClosedPolls(ctx))];
		expect(listed.map(({ id }) => id)).not.toContain(poll.id);
	})
);

test(
	'what was sealed is shown, so that whoever cancels decides nothing by it',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { results: 'sealed', closesIn: 3_600_000 });
		await castBallot(asMember(ctx, 75), poll.ballot('coffee'));
		expect((await viewPoll(asStranger(ctx), poll.id))?.result).toBeNull();
		await cancelled(await aMemberOf(ctx, 'moderator'), poll.id);
		expect((await viewPoll(asStranger(ctx), poll.id))?.result?.ballots.member).toBe(1);
	})
);

test(
	'its authors call it off as long as nobody has voted, and nobody else does',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const document = aDocument();
		const poll = await aPollOf(author, {
			document: { ...document, polls: [...document.polls, ...document.polls] }
		});
		await expect(cancel(await aWriter(ctx), poll.id)).rejects.toThrow(Forbidden);
		const [, other] = await ctx.db.execute<{ id: number }>(sql`select id::int from poll
			where article_id = ${poll.articleId} order by position`);
		await castBallot(asVisitor(ctx, 'somebody'), {
			pollId: poll.id,
			optionIds: [poll.options[0]!.id]
		});
		expect(await cancel(author, poll.id)).toEqual({ ok: false, reason: 'has-voters' });
		const actId = await cancelled(author, other!.id);
		expect(await findAct(ctx, actId)).toMatchObject({ kind: 'cancel-poll' });
		// Their own act is not theirs to appeal.
		await expect(appealAct(author, { id: actId, words: 'Non.' })).rejects.toThrow(Forbidden);
	})
);

test(
	'whoever of the team wrote the article is its author here; a steward is not where nobody else is there',
	rolledBack(async (ctx) => {
		const steward = await aMemberOf(ctx, 'steward');
		for (const writer of [await aMemberOf(ctx, 'moderator'), steward]) {
			const poll = await aVotedPollOf(ctx, writer);
			expect(await cancel(writer, poll.id)).toEqual({ ok: false, reason: 'has-voters' });
		}
		const poll = await aVotedPollOf(ctx, steward);
		await ctx.db.execute(sql`update member set role = 'member'
			where role <> 'member' and id <> ${steward.asker.id}`);
		expect(await cancel(steward, poll.id)).toMatchObject({ ok: true });
	})
);

async function aVotedPollOf(ctx: Ctx, writer: MemberCtx) {
	const poll = await aPollOf(writer);
	await castBallot(asMember(ctx, 76), { pollId: poll.id, optionIds: [poll.options[0]!.id] });
	return poll;
}

test(
	'a cancellation without a reason, of what is closed, or a second one is refused',
	rolledBack(async (ctx) => {
		const moderator = await aMemberOf(ctx, 'moderator');
		const poll = await aPoll(ctx);
		expect(await cancel(moderator, poll.id, ' \n')).toEqual({ ok: false, reason: 'says-nothing' });
		expect(await cancel(moderator, poll.id, 'x'.repeat(2_001))).toMatchObject({
			reason: 'reason-too-long'
		});
		expect(await cancel(moderator, 999_999_999)).toMatchObject({ reason: 'no-such-thing' });
		await cancelled(moderator, poll.id);
		expect(await cancel(moderator, poll.id)).toEqual({ ok: false, reason: 'already-closed' });
		const late = await aPoll(ctx);
		await closeIn(ctx, late.id, -1);
		// Its time has come, though no job has closed it.
		expect(await cancel(moderator, late.id)).toEqual({ ok: false, reason: 'already-closed' });
		const suspended = await aMemberOf(ctx, 'moderator');
		await ctx.db.execute(sql`update member set suspended_until = now() + interval '1 day'
			where id = ${suspended.asker.id}`);
		await expect(cancel(suspended, (await aPoll(ctx)).id)).rejects.toThrow(Forbidden);
	})
);

test(
	'its authors are told and may appeal; what is upheld is said in the log and undoes nothing',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const poll = await aPollOf(author);
		const coAuthor = await aWriter(ctx);
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${poll.articleId}, ${coAuthor.asker.id}, 'co-author')`);
		const moderator = await aMemberOf(ctx, 'moderator');
		const other = await aMemberOf(ctx, 'moderator');
		const actId = await cancelled(moderator, poll.id);
		const told = await ctx.db.execute<{ id: number }>(sql`select member_id::int as id
			from notification where act_id = ${actId} order by member_id`);
		expect(told.map(({ id }) => id)).toEqual([author.asker.id, coAuthor.asker.id]);

		await expect(undoAct(other, { id: actId, reason: 'Erreur.' })).rejects.toThrow(Forbidden);
		expect(await appealAct(coAuthor, { id: actId, words: 'La question est juste.' })).toEqual({
			ok: true
		});
		const decision = { id: actId, isUpheld: true, answer: 'En effet ; reposez-la.' };
		await expect(decideAppeal(moderator, decision)).rejects.toThrow(Forbidden);
		expect(await decideAppeal(other, decision)).toEqual({ ok: true });
		expect(await findAct(ctx, actId)).toMatchObject({ isUpheld: true, undoneAt: null });
		expect((await viewPoll(ctx, poll.id))?.phase).toBe('cancelled');
		const later = await ctx.db.execute<{ reason: string }>(sql`select reason from notification
			where act_id = ${actId} and reason <> 'act'`);
		expect(later.map(({ reason }) => reason)).toEqual(['appeal-upheld']);
	})
);

test('of hundreds who vote while a poll is cancelled, exactly those before it are counted', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const there = aCtx({ db: database.openPool().db });
	const poll = await aPoll(here);
	const moderator = await aMemberOf(there, 'moderator');
	const outcomes: VoteOutcome[] = [];
	let over = false;
	let isAsked = false;
	let cancelling: Promise<unknown> = Promise.resolve();
	let next = 6_000;
	const voter = async (ctx: Ctx) => {
		for (let late = 0; late < 4; late += over ? 1 : 0) {
			const id = next++;
			const who = id % 2 === 0 ? asMember(ctx, id) : asVisitor(ctx, `cancelled ${id}`);
			outcomes.push(await castBallot(who, poll.ballot(id % 3 === 0 ? 'tea' : 'water')));
			if (outcomes.length > 200 && !isAsked) {
				isAsked = true;
				cancelling = cancel(moderator, poll.id).then((outcome) => {
					over = true;
					expect(outcome.ok).toBe(true);
				});
			}
		}
	};
	await Promise.all(Array.from({ length: 16 }, (_, at) => voter(at % 2 === 0 ? here : there)));
	await cancelling;

	const accepted = outcomes.filter(({ ok }) => ok).length;
	const refused = outcomes.filter((one) => !one.ok && one.reason === 'cancelled').length;
	expect(accepted).toBeGreaterThan(200);
	expect(refused).toBeGreaterThan(0);
	expect(accepted + refused).toBe(outcomes.length);
	const tally = await countBallots(here, poll.id);
	expect(tally!.ballots.member + tally!.ballots.visitor).toBe(accepted);
	expect(await findMiscount(here, poll.id)).toBeNull();
});

test('of two who cancel at once, one does, and one line stands in the log', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const poll = await aPoll(here);
	const moderators = [await aMemberOf(here, 'moderator'), await aMemberOf(here, 'steward')];
	const outcomes = await Promise.all(moderators.map((who) => cancel(who, poll.id)));
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'already-closed' });
	const acts = await here.db.execute(sql`select from moderation_act
		where kind = 'cancel-poll' and article_id = ${poll.articleId}`);
	expect(acts).toHaveLength(1);
});
