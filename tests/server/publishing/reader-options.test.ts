import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#lib/rules/limits.ts';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import { listOptionsToDecide, listOwnOptions } from '#lib/server/amendments/list-options.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden, Suspended, TooMany } from '#lib/server/errors.ts';
import { listDesk } from '#lib/server/moderation/list-desk.ts';
import { countDesk } from '#lib/server/moderation/what-waits.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { decideOption } from '#lib/server/publishing/decide-option.ts';
import { correctPoll } from '#lib/server/publishing/correct-poll.ts';
import { proposeOption } from '#lib/server/publishing/propose-option.ts';
import { aWriter } from '../../support/comments.ts';
import { reasonsOf } from '../../support/corrections.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf, aPublication } from '../../support/drafts.ts';
import { aPoll, asMember, asVisitor, closeIn } from '../../support/polls.ts';
import { answerTranslation } from '#lib/server/publishing/translate.ts';
import { aSentTranslation, inEnglish } from '../../support/translations.ts';
import { anOpenBallot, aProposal } from '../../support/reader-options.ts';

const propose = (ctx: MemberCtx, pollId: number, text: string) =>
	proposeOption(ctx, { pollId, language: 'fr', text });

const optionsOf = async (ctx: Ctx, pollId: number) => (await viewPoll(ctx, pollId))!.options;
const labelsOf = async (ctx: Ctx, pollId: number) =>
	(await optionsOf(ctx, pollId)).map(({ label }) => label);

const accept = (ctx: MemberCtx, id: number) => decideOption(ctx, id, { to: 'accepted' });
const refuse = (ctx: MemberCtx, id: number, reason: string) =>
	decideOption(ctx, id, { to: 'refused', reason });

describe('an answer that a reader proposes', () => {
	test(
		'waits until the author accepts it, then stands at the end with its day, and no ballot changed',
		rolledBack(async (ctx) => {
			const [ana, eve] = [await aWriter(ctx), await aWriter(ctx, 'Eve')];
			const poll = await anOpenBallot(ana);
			const [tea, coffee] = await optionsOf(ctx, poll.pollId);
			const early = asVisitor(ctx, 'early');
			await castBallot(early, { pollId: poll.pollId, optionIds: [tea!.id, coffee!.id] });
			const before = await countBallots(ctx, poll.pollId);

			const id = await aProposal(eve, poll, '  Du \n lait ');
			expect(await labelsOf(ctx, poll.pollId)).toEqual(['Du thé', 'Du café', 'De l’eau']);
			expect(await reasonsOf(ana)).toEqual(['option-sent', 'published']);
			expect(await listOptionsToDecide(ana)).toMatchObject([
				{ id, label: 'Du lait', sender: 'Eve' }
			]);

			expect(await accept(ana, id)).toEqual({ ok: true });
			const options = await optionsOf(ctx, poll.pollId);
			const [today] = await ctx.db.execute<{ day: string }>(sql`select current_date::text as day`);
			expect(options.map(({ label, since }) => [label, since])).toEqual([
				['Du thé', null],
				['Du café', null],
				['De l’eau', null],
				['Du lait', today!.day]
			]);
			expect(await reasonsOf(eve)).toEqual(['option-accepted']);
			expect(await listOwnOptions(eve)).toMatchObject([{ state: 'accepted', reason: null }]);
			expect(await listOptionsToDecide(ana)).toEqual([]);

			const after = await countBallots(ctx, poll.pollId);
			expect(after?.options.slice(0, 3)).toEqual(before?.options);
			expect((await viewPoll(early, poll.pollId))?.myOptionIds).toEqual([tea!.id, coffee!.id]);
			await castBallot(asMember(ctx, 1), { pollId: poll.pollId, optionIds: [options[3]!.id] });
			expect(await findMiscount(ctx, poll.pollId)).toBeNull();
			expect((await countBallots(ctx, poll.pollId))?.options[3]?.ballots.member).toBe(1);
		})
	);

	test(
		'is refused with a reason, which its sender reads; then it may be proposed again',
		rolledBack(async (ctx) => {
			const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
			const poll = await anOpenBallot(ana);
			const id = await aProposal(eve, poll);
			expect(await refuse(ana, id, '  ')).toEqual({ ok: false, reason: 'no-reason' });
			expect(await refuse(ana, id, 'x'.repeat(1001))).toEqual({
				ok: false,
				reason: 'reason-too-long'
			});
			expect(await refuse(ana, id, ' Hors du sujet. ')).toEqual({ ok: true });
			expect(await reasonsOf(eve)).toEqual(['option-refused']);
			expect(await listOwnOptions(eve)).toMatchObject([
				{ state: 'refused', reason: 'Hors du sujet.' }
			]);
			expect(await accept(ana, id)).toEqual({ ok: false, reason: 'already-decided' });
			expect(await labelsOf(ctx, poll.pollId)).toHaveLength(3);
			expect(await propose(eve, poll.pollId, 'Du lait')).toEqual({ ok: true });
		})
	);

	test(
		'is not one that stands there or waits, whatever its accents, case, spaces and marks',
		rolledBack(async (ctx) => {
			const [ana, eve, ben] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
			const poll = await anOpenBallot(ana, ['Du thé vert', 'Œufs', 'ДА']);
			await aProposal(eve, poll, 'Été');
			for (const text of [
				...['Du thé vert', 'DU THE  VERT', 'du the\u0301 vert', 'Du\u00a0thé\u202fvert'],
				...['du t\u200bhé vert', 'oeufs', 'ŒUFS', 'да', 'ete', 'ÉTÉ', 'ｅｔｅ']
			]) {
				expect(await propose(ben, poll.pollId, text), text).toEqual({
					ok: false,
					reason: 'already-there'
				});
				await ctx.db.execute(sql`delete from rate_limit`);
			}
			// Sent twice it is her own.
			expect(await propose(eve, poll.pollId, 'Été')).toEqual({ ok: true });
			expect(await listOptionsToDecide(ana)).toHaveLength(1);
			expect(await reasonsOf(ana)).toEqual(['option-sent', 'published']);
		})
	);

	test(
		'is decided by those who wrote the article and by moderators, not by its sender',
		rolledBack(async (ctx) => {
			const [ana, eve, moderator] = [
				await aWriter(ctx),
				await aWriter(ctx),
				await aMemberOf(ctx, 'moderator')
			];
			const poll = await anOpenBallot(ana);
			const ben = await aWriter(ctx, 'Ben');
			await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
				values (${poll.articleId}, ${ben.asker.id}, 'co-author')`);
			const [first, second, own] = [
				await aProposal(eve, poll, 'Du lait'),
				await aProposal(eve, poll, 'Du jus'),
				await aProposal(ana, poll, 'Du vin')
			];
			for (const nobody of [eve, await aWriter(ctx)]) {
				await expect(accept(nobody, first)).rejects.toThrow(Forbidden);
				await expect(refuse(nobody, first, 'Non.')).rejects.toThrow(Forbidden);
				expect(await listOptionsToDecide(nobody)).toEqual([]);
			}
			await expect(accept(ana, own)).rejects.toThrow(Forbidden);
			await expect(accept(moderator, 2 ** 40)).rejects.toThrow(Forbidden);
			expect((await listOptionsToDecide(ana)).map(({ id }) => id)).toEqual([first, second]);
			expect(await accept(ben, first)).toEqual({ ok: true });
			expect(await accept(moderator, second)).toEqual({ ok: true });
			expect(await accept(moderator, own)).toEqual({ ok: true });
			expect(await labelsOf(ctx, poll.pollId)).toEqual([
				...['Du thé', 'Du café', 'De l’eau', 'Du lait', 'Du jus', 'Du vin']
			]);
		})
	);

	test(
		'lies on the moderators’ desk as long as the poll is open',
		rolledBack(async (ctx) => {
			const [ana, eve] = [await aWriter(ctx), await aWriter(ctx, 'Eve')];
			const moderator = await aMemberOf(ctx, 'moderator');
			const poll = await anOpenBallot(ana);
			const id = await aProposal(eve, poll);
			expect((await countDesk(moderator)).get('option')).toBe(1);
			const { waiting } = await listDesk(moderator);
			expect(waiting.find(({ kind }) => kind === 'option')).toMatchObject({
				...{ subject: `option-${id}`, id, author: `Eve (@${eve.asker.handle})` },
				...{ excerpt: 'Du lait', context: 'Que buvez-vous ?' }
			});
			await closeIn(ctx, poll.pollId, -1);
			expect((await countDesk(moderator)).get('option')).toBeUndefined();
			expect(await listOptionsToDecide(moderator)).toEqual([]);
			expect(await accept(moderator, id)).toEqual({ ok: false, reason: 'not-open' });
			expect(await propose(eve, poll.pollId, 'Du jus')).toEqual({ ok: false, reason: 'not-open' });
			expect(await listOwnOptions(eve)).toMatchObject([{ state: 'waiting', isOpen: false }]);
		})
	);

	test(
		'is for polls whose author asks for it, and never the twenty-first',
		rolledBack(async (ctx) => {
			const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
			const plain = await aPoll(ctx, { method: 'approval' });
			for (const pollId of [plain.id, 2 ** 40]) {
				expect(await propose(eve, pollId, 'Du lait')).toEqual({
					ok: false,
					reason: 'no-such-poll'
				});
			}
			const poll = await anOpenBallot(
				ana,
				Array.from({ length: 19 }, (_, index) => `Réponse ${index}`)
			);
			const [last, late] = [
				await aProposal(eve, poll, 'La vingtième'),
				await aProposal(eve, poll, 'Une de trop')
			];
			expect(await accept(ana, last)).toEqual({ ok: true });
			expect(await accept(ana, late)).toEqual({ ok: false, reason: 'full' });
			expect(await propose(eve, poll.pollId, 'Encore une')).toEqual({ ok: false, reason: 'full' });
			expect(await labelsOf(ctx, poll.pollId)).toHaveLength(20);
		})
	);

	test(
		'is limited by member, and closed to who is suspended',
		rolledBack(async (ctx) => {
			const [ana, eve, ben] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
			const poll = await anOpenBallot(ana, ['Un', 'Deux']);
			for (let n = 0; n < LIMITS['option-proposal'].points; n++)
				await aProposal(eve, poll, `N ${n}`);
			await expect(propose(eve, poll.pollId, 'Une de trop')).rejects.toThrow(TooMany);
			await ctx.db.execute(sql`update member set suspended_until = now() + interval '1 day'
				where id = ${ben.asker.id}`);
			await expect(propose(ben, poll.pollId, 'Du lait')).rejects.toThrow(Suspended);
		})
	);

	test(
		'is no part of what is translated or corrected',
		rolledBack(async (ctx) => {
			const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
			const poll = await anOpenBallot(ana);
			await accept(ana, await aProposal(eve, poll));
			const published = await findPublished(ctx, poll.articleId, 'fr');
			expect(published?.document.polls).toMatchObject([
				{ readerOptions: true, options: ['Du thé', 'Du café', 'De l’eau'] }
			]);

			const [original] = published!.document.polls;
			const words = { question: 'What do you drink?', options: ['Tea', 'Coffee', 'Water'] };
			const sent = await aSentTranslation(
				eve,
				poll.articleId,
				inEnglish({ polls: [{ ...original!, ...words }] })
			);
			expect(await answerTranslation(ana, { ...sent, to: 'accept', message: '' })).toEqual({
				ok: true
			});
			const labels = ['Tea', 'Coffee', 'Water', 'Du lait'];
			expect(await labelsOf({ ...ctx, locale: 'en' }, poll.pollId)).toEqual(labels);
			// What it says in the other language is an answer of the ballot, too.
			expect(await propose(eve, poll.pollId, 'TEA')).toEqual({
				ok: false,
				reason: 'already-there'
			});
		})
	);
});

/** Two processes of one site, as far as the database can tell. */
async function twoProcesses() {
	const database = await testDatabase();
	const other = database.openPool();
	return [aCtx({ db: database.db }), aCtx({ db: other.db })] as const;
}

test('of several who propose or decide the same at once, one does', async () => {
	const [here, there] = await twoProcesses();
	const [ana, eve, ben] = [await aWriter(here), await aWriter(here), await aWriter(here)];
	const moderator = await aMemberOf(here, 'moderator');
	for (let round = 0; round < 8; round++) {
		const poll = await anOpenBallot(ana);
		const sent = await Promise.all([
			propose(eve, poll.pollId, 'Du lait'),
			propose({ ...ben, db: there.db }, poll.pollId, 'du  LAIT')
		]);
		expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
		const { id } = (await listOptionsToDecide(moderator)).at(-1)!;
		const decided = await Promise.all([
			accept(ana, id),
			accept({ ...moderator, db: there.db }, id),
			refuse({ ...moderator, db: there.db }, id, 'Non.'),
			...[1, 2, 3].map((n) => propose({ ...eve, db: there.db }, poll.pollId, `Autre ${n}`))
		]);
		expect(decided.slice(3)).toEqual(Array.from({ length: 3 }, () => ({ ok: true })));
		expect(decided.slice(0, 3).filter(({ ok }) => ok)).toHaveLength(1);
		const isAccepted = decided[0].ok || decided[1].ok;
		expect(await labelsOf(here, poll.pollId)).toHaveLength(isAccepted ? 4 : 3);
		await here.db.execute(sql`delete from rate_limit`);
	}
});

test('answers are decided while the words of their poll are corrected and voters come: nobody waits in a circle', async () => {
	const [here, there] = await twoProcesses();
	const [ana, eve] = [await aWriter(here), await aWriter(here)];
	const moderator = await aMemberOf(here, 'moderator');
	for (let round = 0; round < 8; round++) {
		const poll = await anOpenBallot(ana);
		const { pollId } = poll;
		const id = await aProposal(eve, poll);
		const [tea] = await optionsOf(here, pollId);
		const [question, ...options] = ['Que buvez-vous donc ?', 'Du thé', 'Du café', 'De l’eau'];
		const [corrected, decided] = await Promise.all([
			correctPoll(
				{ ...moderator, db: there.db },
				{
					...{ pollId, language: 'fr' as const, base: 0, words: { question: question, options } },
					...{ reason: 'Un mot manquait.', meansTheSame: true }
				}
			),
			accept(ana, id),
			castBallot(asMember(there, 9_500 + round), { pollId, optionIds: [tea!.id] })
		]);
		expect(decided).toEqual({ ok: true });
		// Whoever comes second is told that there is another answer by now.
		expect(corrected.ok || corrected.reason).toSatisfy((said) => said === true || said === 'clash');
		await here.db.execute(sql`delete from rate_limit`);
	}
});

test('while a poll closes, votes and answers race: what is accepted is accepted before, and counts are true', async () => {
	const [here, there] = await twoProcesses();
	const [ana, eve] = [await aWriter(here), await aWriter(here)];
	const poll = await anOpenBallot(ana);
	const ids = [];
	for (let n = 0; n < 5; n++) ids.push(await aProposal(eve, poll, `Réponse ${n}`));
	const [tea] = await optionsOf(here, poll.pollId);
	await closeIn(here, poll.pollId, 60);
	const [decided] = await Promise.all([
		Promise.all(ids.map((id, n) => accept({ ...ana, db: [here, there][n % 2]!.db }, id))),
		...Array.from({ length: 20 }, (_, n) =>
			castBallot(asMember(there, 9_000 + n), { pollId: poll.pollId, optionIds: [tea!.id] })
		),
		new Promise((resolve) => setTimeout(resolve, 80)).then(() => closeDuePolls(there))
	]);
	const accepted = decided.filter(({ ok }) => ok).length;
	expect(await labelsOf(here, poll.pollId)).toHaveLength(3 + accepted);
	expect(await findMiscount(here, poll.pollId)).toBeNull();
	expect(decided.filter((outcome) => !outcome.ok && outcome.reason !== 'not-open')).toEqual([]);
});

test('an author who did not ask for it gets a poll without', async () => {
	const { db } = await testDatabase();
	const ana = await aWriter(aCtx({ db }));
	const { id } = await aPublication(ana, aDocument());
	const [row] = await db.execute<{ asks: boolean }>(
		sql`select reader_options as asks from poll where article_id = ${id}`
	);
	expect(row?.asks).toBe(false);
});
