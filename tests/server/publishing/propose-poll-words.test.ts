import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	listOwnCorrections,
	listWaitingCorrections
} from '#lib/server/amendments/list-corrections.ts';
import { listPollChanges } from '#lib/server/amendments/poll-changes.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { inTransaction, type Ctx, type MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listDesk } from '#lib/server/moderation/list-desk.ts';
import type { Poll } from '#lib/server/polls/find.ts';
import { correctPoll, wordsOf, type PollCorrection } from '#lib/server/publishing/correct-poll.ts';
import { acceptCorrection, declineCorrection } from '#lib/server/publishing/correct.ts';
import {
	acceptPollCorrection,
	proposePollCorrection
} from '#lib/server/publishing/propose-poll-words.ts';
import { aPollOf, readAgain } from '../../support/asked-polls.ts';
import { aWriter } from '../../support/comments.ts';
import { reasonsOf } from '../../support/corrections.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf } from '../../support/drafts.ts';
import { asMember } from '../../support/polls.ts';

const MISSPELT = aDocument({
	polls: [{ ...aDocument().polls[0]!, question: 'Faut-il un seul depot ?' }]
});
const RIGHT = { question: 'Faut-il un seul dépôt ?', options: ['Oui', 'Non', 'Ça dépend'] };

const aMisspelt = (writer: MemberCtx) => aPollOf(writer, { document: MISSPELT });

const propose = (
	who: MemberCtx,
	{ id }: Poll,
	given: Partial<PollCorrection & { idempotencyKey: string }> = {}
) =>
	proposePollCorrection(who, {
		...{ pollId: id, language: 'fr', base: 0, words: RIGHT },
		...{ reason: 'Les accents.', meansTheSame: true, idempotencyKey: randomUUID() },
		...given
	});

/** What this author proposes for a poll of theirs, as it waits. */
async function aProposal(ctx: Ctx, writer: MemberCtx) {
	const poll = await aMisspelt(writer);
	expect(await propose(writer, poll)).toEqual({ ok: true });
	const waiting = (await listWaitingCorrections(ctx)).find(({ pollId }) => pollId === poll.id);
	return { poll, id: waiting!.id };
}

const accept = (
	who: MemberCtx,
	id: number,
	given: { base?: number; meansTheSame?: boolean } = {}
) => acceptPollCorrection(who, { id, base: 0, meansTheSame: true, ...given });

test(
	'after the hour an author proposes other words for a poll, and a moderator accepts them under its ballots',
	rolledBack(async (ctx) => {
		const [ana, moderator] = [await aWriter(ctx, 'Ana'), await aMemberOf(ctx, 'moderator')];
		const { poll, id } = await aProposal(ctx, ana);
		await castBallot(asMember(ctx, 84), { pollId: poll.id, optionIds: [poll.options[1]!.id] });
		expect(wordsOf(await readAgain(ctx, poll))).toEqual(wordsOf(poll));
		const [atDesk] = (await listDesk(moderator)).waiting.filter(
			({ subject }) => subject === `correction-${id}`
		);
		expect(atDesk).toMatchObject({ context: poll.question, excerpt: 'Les accents.' });

		expect(await accept(moderator, id, { meansTheSame: false })).toEqual({
			...{ ok: false, reason: 'not-confirmed' }
		});
		expect(await accept(moderator, id)).toEqual({ ok: true });
		expect(wordsOf(await readAgain(ctx, poll))).toEqual(RIGHT);
		expect(await listPollChanges(ctx, poll.id)).toMatchObject([
			{ number: 1, after: RIGHT, reason: 'Les accents.', isModeration: true, memberBallots: 1 }
		]);
		expect(await findMiscount(ctx, poll.id)).toBeNull();
		expect(await reasonsOf(ana)).toEqual(['correction-accepted', 'published']);
		expect(await listOwnCorrections(ana)).toMatchObject([{ state: 'accepted' }]);
		expect(await accept(moderator, id, { base: 1 })).toEqual({
			...{ ok: false, reason: 'no-longer-waiting' }
		});
	})
);

test(
	'what was corrected meanwhile stays, and the moderator is asked again',
	rolledBack(async (ctx) => {
		const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
		const { poll, id } = await aProposal(ctx, ana);
		const words = { question: poll.question, options: ['Oui.', 'Non.', 'Ça dépend.'] };
		const other = { pollId: poll.id, language: 'fr' as const, base: 0, words };
		await correctPoll(moderator, { ...other, reason: 'Les points.', meansTheSame: true });
		expect(await accept(moderator, id)).toEqual({ ok: false, reason: 'clash' });
		expect(await accept(moderator, id, { base: 1 })).toEqual({ ok: true });
		expect(wordsOf(await readAgain(ctx, poll))).toEqual({ ...words, question: RIGHT.question });
	})
);

test(
	'a form that is sent twice asks once; a moderator declines with a reason',
	rolledBack(async (ctx) => {
		const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
		const poll = await aMisspelt(ana);
		const idempotencyKey = randomUUID();
		for (const _ of [1, 2])
			expect(await propose(ana, poll, { idempotencyKey })).toEqual({ ok: true });
		const own = await listOwnCorrections(ana);
		expect(own).toMatchObject([{ pollId: poll.id, words: 'Les accents.', document: null }]);
		await declineCorrection(moderator, { id: own[0]!.id, reason: 'C’est voulu.' });
		expect(await listOwnCorrections(ana)).toMatchObject([
			{ state: 'declined', reason: 'C’est voulu.' }
		]);
		expect(wordsOf(await readAgain(ctx, poll))).toEqual(wordsOf(poll));
	})
);

test(
	'only who wrote the article proposes, and neither they nor members accept',
	rolledBack(async (ctx) => {
		const ana = await aMemberOf(ctx, 'moderator');
		const { poll, id } = await aProposal(ctx, ana);
		await expect(propose(await aWriter(ctx), poll)).rejects.toThrow(Forbidden);
		await expect(propose(await aMemberOf(ctx, 'steward'), poll)).rejects.toThrow(Forbidden);
		await expect(accept(await aWriter(ctx), id)).rejects.toThrow(Forbidden);
		await expect(accept(ana, id)).rejects.toThrow(Forbidden);
		const along = await aMemberOf(ctx, 'moderator');
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${poll.articleId}, ${along.asker.id}, 'co-author')`);
		await expect(accept(along, id)).rejects.toThrow(Forbidden);
		const words = { title: 'Autre', lede: '', body: 'Autre', resourceTitles: [] };
		const moderator = await aMemberOf(ctx, 'moderator');
		expect(await acceptCorrection(moderator, { id, base: 1, words })).toEqual({
			...{ ok: false, reason: 'malformed' }
		});
	})
);

test(
	'a proposal says what it is about, by the database: a text or a poll, never half of both',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id } = await aProposal(ctx, ana);
		for (const change of [
			sql`poll_words = null`,
			sql`words = null`,
			sql`quote = 'Ici'`,
			sql`document = '{}'`,
			sql`poll_id = null`
		]) {
			const broken = inTransaction(ctx, (ctx) =>
				ctx.db.execute(sql`update correction set ${change} where id = ${id}`)
			);
			await expect(broken).rejects.toThrow();
		}
	})
);

test('of two moderators who accept at once, one does', async () => {
	const ctx = aCtx({ db: (await testDatabase()).db });
	const { poll, id } = await aProposal(ctx, await aWriter(ctx));
	const team = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
	const outcomes = await Promise.all(team.map((moderator) => accept(moderator, id)));
	expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
	expect(await listPollChanges(ctx, poll.id)).toHaveLength(1);
});
