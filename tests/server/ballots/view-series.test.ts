import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { viewSeries } from '#lib/server/ballots/view-series.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { anArticle } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aPoll, asMember, asVisitor, closeIn, type TestPoll } from '../../support/polls.ts';

const YEAR = 365 * 24 * 3_600_000;
const SAME = { question: 'Que buvez-vous ?' };

/** Ballots of members, so many for each key. */
async function vote(ctx: Ctx, poll: TestPoll, ballots: Record<string, number>): Promise<void> {
	let voter = 1;
	for (const [key, count] of Object.entries(ballots)) {
		for (let index = 0; index < count; index++) {
			await castBallot(asMember(ctx, voter++), poll.ballot(key));
		}
	}
}

async function close(ctx: Ctx, poll: TestPoll): Promise<void> {
	await closeIn(ctx, poll.id, -1_000);
	await closeDuePolls(ctx);
}

test(
	'a question that was asked twice is shown with both results, the curve of each answer, and both electorates apart',
	rolledBack(async (ctx) => {
		const first = await aPoll(ctx, { ...SAME, results: 'always', opensIn: -2 * YEAR });
		await vote(ctx, first, { tea: 15, coffee: 5 });
		const again = await aPoll(ctx, {
			...SAME,
			...{ results: 'always', asksAgain: first.id, options: ['TEA', 'milk', 'coffee'] }
		});
		await vote(ctx, again, { TEA: 10, milk: 10 });
		await castBallot(asVisitor(ctx, 'ben'), again.ballot('coffee'));

		const seen = await viewSeries(ctx, again.id);
		expect(await viewSeries(ctx, first.id)).toEqual(seen);
		expect(seen.isCut).toBe(false);
		expect(seen.askings).toMatchObject([
			{
				id: first.id,
				question: { text: SAME.question, language: 'fr' },
				article: { slug: first.articleSlug, text: `Titre de ${first.articleSlug}` },
				source: null,
				ballots: { member: 20, visitor: 0 },
				differences: null
			},
			{
				id: again.id,
				ballots: { member: 20, visitor: 1 },
				differences: {
					question: null,
					rules: null,
					added: [{ text: 'milk' }],
					gone: [{ text: 'water' }]
				}
			}
		]);
		const named = (ballots: number, share: number | null) => ({ kind: 'named', ballots, share });
		expect(seen.answers).toEqual([
			{
				...{ text: 'TEA', language: 'fr', isAsked: [true, true] },
				figures: {
					member: [named(15, 0.75), named(10, 0.5)],
					visitor: [named(0, null), named(0, null)]
				},
				curve: {
					member: [
						[
							{ place: 0, share: 0.75 },
							{ place: 1, share: 0.5 }
						]
					],
					visitor: []
				}
			},
			expect.objectContaining({ text: 'coffee' }),
			{
				...{ text: 'water', language: 'fr', isAsked: [true, false] },
				figures: { member: [named(0, 0), null], visitor: [named(0, null), null] },
				curve: { member: [[{ place: 0, share: 0 }]], visitor: [] }
			},
			{
				...{ text: 'milk', language: 'fr', isAsked: [false, true] },
				figures: { member: [null, named(10, 0.5)], visitor: [null, named(0, null)] },
				curve: { member: [[{ place: 1, share: 0.5 }]], visitor: [] }
			}
		]);
		const [, coffee] = seen.answers;
		expect(coffee?.figures.visitor).toEqual([named(0, null), named(1, null)]);
	})
);

test(
	'a result that the asker may not see is listed without any number, for everybody who may not',
	rolledBack(async (ctx) => {
		const first = await aPoll(ctx, { ...SAME, closesIn: 3_600_000 });
		await vote(ctx, first, { tea: 20 });
		await close(ctx, first);
		const sealed = await aPoll(ctx, {
			...SAME,
			...{ asksAgain: first.id, results: 'sealed', closesIn: 3_600_000 }
		});
		await vote(ctx, sealed, { tea: 17, coffee: 23 });
		const after = await aPoll(ctx, { ...SAME, asksAgain: first.id });
		await vote(ctx, after, { coffee: 29 });

		const stranger = await viewSeries(ctx, first.id);
		expect(stranger.askings.map(({ ballots }) => ballots?.member ?? null)).toEqual([
			...[20, null, null]
		]);
		expect(stranger.answers.map(({ figures }) => figures.member.slice(1))).toEqual([
			...[
				[null, null],
				[null, null],
				[null, null]
			]
		]);
		expect(stranger.answers.map(({ curve }) => curve.member)).toEqual(
			[1, 0, 0].map((share) => [[{ place: 0, share }]])
		);
		for (const number of [17, 23, 40, 29]) {
			expect(JSON.stringify(stranger.answers)).not.toMatch(new RegExp(`:${number}\\b`));
		}

		// Who voted sees what they may: nobody sees what is sealed.
		const voter = await viewSeries(asMember(ctx, 1), first.id);
		expect(voter.askings.map(({ ballots }) => ballots?.member ?? null)).toEqual([20, null, 29]);
		await close(ctx, sealed);
		const later = await viewSeries(ctx, first.id);
		expect(later.askings.map(({ ballots }) => ballots?.member ?? null)).toEqual([20, 40, null]);
	})
);

test(
	'a cancelled asking is listed with no number, though its page shows what was counted',
	rolledBack(async (ctx) => {
		const first = await aPoll(ctx, { ...SAME, results: 'always' });
		const again = await aPoll(ctx, { ...SAME, results: 'always', asksAgain: first.id });
		await vote(ctx, again, { tea: 31 });
		const moderator = await aMemberOf(ctx, 'moderator');
		await cancelPoll(moderator, { pollId: again.id, reason: 'Une question de trop.' });
		const { askings, answers } = await viewSeries(ctx, again.id);
		expect(askings.map(({ phase, ballots }) => [phase, ballots])).toEqual([
			['open', { member: 0, visitor: 0 }],
			['cancelled', null]
		]);
		expect(answers.map(({ figures }) => figures.member[1])).toEqual([null, null, null]);
	})
);

test(
	'what was taken from the site is in no series, and of very many the newest are shown',
	rolledBack(async (ctx) => {
		const first = await aPoll(ctx, { ...SAME, opensIn: -5 * YEAR });
		const gone = await aPoll(ctx, { ...SAME, asksAgain: first.id, opensIn: -4 * YEAR });
		await ctx.db.execute(sql`update article set state = 'archived' where id = ${gone.articleId}`);
		const third = await aPoll(ctx, { ...SAME, asksAgain: first.id, opensIn: -3 * YEAR });
		const fourth = await aPoll(ctx, { ...SAME, asksAgain: first.id, opensIn: -2 * YEAR });
		const idsOf = async (most?: number) => {
			const { askings, isCut } = await viewSeries(ctx, third.id, most);
			return { ids: askings.map(({ id }) => id), isCut };
		};
		expect(await idsOf()).toEqual({ ids: [first.id, third.id, fourth.id], isCut: false });
		expect(await idsOf(3)).toEqual({ ids: [first.id, third.id, fourth.id], isCut: false });
		expect(await idsOf(2)).toEqual({ ids: [third.id, fourth.id], isCut: true });
	})
);

test(
	'words are compared as the database folds them: in the language of the page, or in a common one',
	rolledBack(async (ctx) => {
		const first = await aPoll(ctx, { question: 'Où est l’été ?', options: ['Là-bas', 'Ici'] });
		const again = await aPoll(ctx, {
			question: 'OU  est l’ete ?',
			...{ options: ['la-bas', 'i\u00adci'], asksAgain: first.id }
		});
		const translate = async (pollId: number, question: string) =>
			ctx.db.execute(sql`insert into poll_text (poll_id, language, question)
				values (${pollId}, 'en', ${question})`);
		expect((await viewSeries(ctx, first.id)).askings[1]?.differences).toBeNull();

		await translate(first.id, 'Where is the summer?');
		const english = { ...ctx, locale: 'en' as const };
		expect((await viewSeries(english, first.id)).askings[1]?.differences).toBeNull();
		await translate(again.id, 'Where is summer?');
		expect((await viewSeries(english, first.id)).askings[1]?.differences?.question).toEqual({
			...{ language: 'en', before: 'Where is the summer?', after: 'Where is summer?' }
		});
		expect((await viewSeries(ctx, first.id)).askings[1]?.differences).toBeNull();
	})
);

test(
	'an article that came from elsewhere is named with its year; no ballots are made up for it',
	rolledBack(async (ctx) => {
		const article = await anArticle(ctx);
		await ctx.db.execute(sql`update article set source_site = 'LinuxFr.org', source_year = 2006
			where id = ${article.id}`);
		const poll = await aPoll(ctx, { ...SAME, article, results: 'always' });
		const { askings, answers } = await viewSeries(ctx, poll.id);
		expect(askings).toMatchObject([
			{ source: { site: 'LinuxFr.org', year: 2006 }, ballots: { member: 0, visitor: 0 } }
		]);
		expect(answers.map(({ curve }) => curve.member)).toEqual([[], [], []]);
	})
);

test(
	'a poll closed when its time was over, not when a job took note of it',
	rolledBack(async (ctx) => {
		const first = await aPoll(ctx, { ...SAME, results: 'always', opensIn: -2 * YEAR });
		await closeIn(ctx, first.id, -3_600_000);
		await closeDuePolls(ctx);
		const again = await aPoll(ctx, { ...SAME, closesIn: YEAR, asksAgain: first.id });
		const inBetween = Date.now() - 1_800_000;

		const [closed, open] = (await viewSeries(ctx, again.id)).askings;
		expect(closed!.closesAt!.getTime()).toBeLessThan(inBetween);
		expect(open!.closesAt!.getTime()).toBeGreaterThan(inBetween);
	})
);
