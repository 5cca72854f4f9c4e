import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { askAgain } from '#lib/rules/asked-again.ts';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { submitArticle } from '#lib/server/drafts/submit.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import { findPoll, listPolls } from '#lib/server/polls/find.ts';
import { moveArticle } from '#lib/server/publishing/archive.ts';
import { findEarlierPolls } from '#lib/server/publishing/find-earlier-polls.ts';
import { publishInTime } from '#lib/server/publishing/publish.ts';
import { aPollOf } from '../../support/asked-polls.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aDocument, aDraft, aMemberOf, aSubmission, aTeam, TODAY } from '../../support/drafts.ts';
import { decideAs, stateOf, voteAs, zone } from '../../support/review.ts';
import { aJointTranslation } from '../../support/translations.ts';

/** A whole article that asks this again, as its author types it. */
const asking = (typed: number | string) =>
	aDocument({
		polls: aDocument().polls.map((poll) => ({ ...poll, asksAgain: String(typed) }))
	});

const asksAgain = async (ctx: Ctx, pollId: number) => {
	const [row] = await ctx.db.execute<{ first: number | null }>(
		sql`select asks_again::int as first from poll where id = ${pollId}`
	);
	return row?.first;
};

const takeAway = async (ctx: Ctx, { articleId }: { articleId: number }) =>
	moveArticle(await aMemberOf(ctx, 'steward'), {
		...{ id: articleId, to: 'archived', reason: 'Sans droit.' }
	});

const cancelIt = async (ctx: Ctx, pollId: number) =>
	cancelPoll(await aMemberOf(ctx, 'moderator'), { pollId, reason: 'Une question de trop.' });

const submit = (writer: MemberCtx, id: number) =>
	submitArticle(writer, { id, base: 1, today: TODAY });

test(
	'a published article asks the question of an earlier poll again; a third one joins the same series',
	rolledBack(async (ctx) => {
		const writer = await aWriter(ctx);
		const first = await aPollOf(writer);
		expect(await asksAgain(ctx, first.id)).toBeNull();

		const document = { ...aDocument(), polls: askAgain(first).polls };
		const second = await aPollOf(await aWriter(ctx), { document });
		expect(await asksAgain(ctx, second.id)).toBe(first.id);
		expect(second.otherAskings).toMatchObject([{ isBefore: true }]);

		const third = await aPollOf(await aWriter(ctx), {
			document: asking(`https://palabre.example/en/polls/${second.id}#results`)
		});
		expect(await asksAgain(ctx, third.id)).toBe(first.id);
		expect((await findPoll(ctx, first.id))?.otherAskings).toEqual([
			{ year: new Date().getUTCFullYear(), isBefore: false }
		]);

		const published = await findPublished(ctx, third.articleId, 'fr');
		expect(published?.document.polls[0]?.asksAgain).toBe(`/polls/${first.id}`);
		const original = await findPublished(ctx, first.articleId, 'fr');
		expect(original?.document.polls[0]).not.toHaveProperty('asksAgain');
	})
);

test(
	'it is the poll that refers to the earlier one, in whichever language it is read',
	rolledBack(async (ctx) => {
		const writer = await aWriter(ctx);
		const first = await aPollOf(writer);
		const id = await aDraft(writer, asking(first.id));
		await aJointTranslation(writer, id);
		expect(await submit(writer, id)).toEqual({ ok: true });
		await decideAs(await aMemberOf(ctx, 'steward'), id, 'publish');
		for (const locale of ['fr', 'en'] as const) {
			const [poll] = await listPolls({ ...ctx, locale }, id);
			expect(poll).toMatchObject({ language: locale, otherAskings: [{ isBefore: true }] });
		}
	})
);

test(
	'what cannot be asked again is said before anybody is asked to read it, and the draft keeps it',
	rolledBack(async (ctx) => {
		const writer = await aWriter(ctx);
		const archived = await aPollOf(writer);
		await takeAway(ctx, archived);
		for (const typed of [archived.id, 999_999_999]) {
			const id = await aDraft(writer, asking(typed));
			expect(await submit(writer, id)).toEqual({
				ok: false,
				reason: 'unfinished',
				problems: [{ field: 'poll-0-asks-again', code: 'no-earlier-poll' }]
			});
			expect(await findEarlierPolls(ctx, asking(typed))).toEqual(new Map());
		}
		const id = await aDraft(writer, asking('celui de mai'));
		expect(await submit(writer, id)).toMatchObject({
			problems: [{ field: 'poll-0-asks-again', code: 'names-no-poll' }]
		});
	})
);

test(
	'a poll that was cancelled for what it meant is asked anew, and stands in the series',
	rolledBack(async (ctx) => {
		const writer = await aWriter(ctx);
		const first = await aPollOf(writer);
		await cancelIt(ctx, first.id);
		const id = await aSubmission(writer, asking(first.id));
		expect(await decideAs(await aMemberOf(ctx, 'steward'), id, 'publish')).toMatchObject({
			ok: true
		});
		const [poll] = await listPolls(ctx, id);
		expect(await asksAgain(ctx, poll!.id)).toBe(first.id);
	})
);

test(
	'a poll that is taken away while the article waits is not asked again: moderators are told, and nothing is written',
	rolledBack(async (ctx) => {
		const writer = await aWriter(ctx);
		const first = await aPollOf(writer);
		const [alone, voted] = [
			await aSubmission(writer, asking(first.id)),
			await aSubmission(writer, asking(first.id))
		];
		await takeAway(ctx, first);
		const refused = { ok: false, reason: 'no-earlier-poll' };
		expect(await decideAs(await aMemberOf(ctx, 'steward'), alone, 'publish')).toEqual(refused);
		const [only] = await aTeam(ctx, 1);
		expect(await voteAs(only!, voted, 1)).toEqual(refused);
		for (const id of [alone, voted]) {
			expect(await stateOf(ctx, id)).toBe('submitted');
			expect(await ctx.db.execute(sql`select from poll where article_id = ${id}`)).toHaveLength(0);
		}
	})
);

test(
	'one that was accepted for later waits again when the earlier poll is gone by then',
	rolledBack(async (ctx) => {
		const writer = await aWriter(ctx);
		const first = await aPollOf(writer);
		const id = await aSubmission(writer, asking(first.id));
		await ctx.db.execute(sql`update article set publish_at = now() + interval '1 day'
			where id = ${id}`);
		expect(await decideAs(await aMemberOf(ctx, 'steward'), id, 'publish')).toMatchObject({
			decision: 'accepted'
		});
		await takeAway(ctx, first);
		await ctx.db.execute(sql`update article set publish_at = now() - interval '1 minute'
			where id = ${id}`);
		await publishInTime(ctx, { id, zone });
		const [row] = await ctx.db.execute(
			sql`select state, accepted_at from article where id = ${id}`
		);
		expect(row).toEqual({ state: 'submitted', accepted_at: null });
	})
);

test(
	'before anybody votes its writers and moderators read what differs from the earlier poll',
	rolledBack(async (ctx) => {
		const writer = await aWriter(ctx);
		const first = await aPollOf(writer);
		const [poll] = asking(`/polls/${first.id}`).polls;
		const reworded = { ...poll!, question: 'Faut-il deux dépôts ?', options: ['OUI ', 'Non'] };
		const other = { ...poll!, asksAgain: '' };
		const document = { ...aDocument(), polls: [other, poll!, reworded] };
		expect(await findEarlierPolls(ctx, document)).toEqual(
			new Map([
				[1, expect.objectContaining({ id: first.id, differences: null })],
				[
					2,
					expect.objectContaining({
						typed: `/polls/${first.id}`,
						question: { text: first.question, language: 'fr' },
						differences: {
							isInAnotherLanguage: false,
							question: { language: 'fr', before: first.question, after: 'Faut-il deux dépôts ?' },
							added: [],
							gone: [{ text: 'Ça dépend', language: 'fr' }],
							rules: null
						}
					})
				]
			])
		);
	})
);
