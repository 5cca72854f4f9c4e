import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { answerTo, viewFirstPoll, viewPoll, viewPolls } from '#lib/server/ballots/view.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { readStance } from '#lib/server/comments/stance.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor, closeIn, type TestPoll } from '../../support/polls.ts';

const sees = async (ctx: Ctx, poll: TestPoll) => (await viewPoll(ctx, poll.id))!.result !== null;

test(
	'the result is shown to whoever voted or asked for it, and to nobody else',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx);
		const [ana, ben, eve] = [asMember(ctx, 1), asVisitor(ctx, 'ben'), asMember(ctx, 3)];
		await castBallot(ana, poll.ballot('tea'));
		await lookAtResults(ben, poll.id);

		expect(await sees(ana, poll)).toBe(true);
		expect(await sees(ben, poll)).toBe(true);
		expect(await sees(eve, poll)).toBe(false);
		expect(await sees(asVisitor(ctx, 'somebody'), poll)).toBe(false);
		expect(await sees(ctx, poll)).toBe(false);

		await withdrawBallot(ana, poll.id);
		expect(await sees(ana, poll)).toBe(true);
	})
);

test(
	'what a stranger is sent tells how many voted, and nothing of how',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { options: ['tea', 'coffee'] });
		for (let id = 1; id <= 7; id++) await castBallot(asMember(ctx, id), poll.ballot('tea'));

		const view = (await viewPoll(ctx, poll.id))!;
		expect(view.ballots).toEqual({ member: 7, visitor: 0 });
		expect(Object.keys(view).sort()).toEqual([
			'articleId',
			'articleSlug',
			'asksTwice',
			'atLeast',
			'atMost',
			'ballots',
			'cancelled',
			'closesAt',
			'correctedAt',
			'hasChanged',
			'headline',
			'id',
			'isBetween',
			'isOpen',
			'language',
			'method',
			'mind',
			'myBeforeId',
			'myOptionIds',
			'myValues',
			'options',
			'otherAskings',
			'phase',
			'question',
			'removals',
			'result',
			'runOffs',
			'takesProposals',
			'visibility',
			'withoutLastDays'
		]);
		expect(view.options).toEqual([
			{ id: poll.option.tea, label: 'tea', language: 'fr', since: null },
			{ id: poll.option.coffee, label: 'coffee', language: 'fr', since: null }
		]);
		expect(view.result).toBeNull();
		expect(view.withoutLastDays).toBeNull();
	})
);

test(
	'a poll that shows its results always, or is closed by the clock, shows them to all',
	rolledBack(async (ctx) => {
		const [always, closed] = [await aPoll(ctx, { results: 'always' }), await aPoll(ctx)];
		expect(await sees(ctx, always)).toBe(true);
		expect(await sees(ctx, closed)).toBe(false);
		await closeIn(ctx, closed.id, -1);
		expect(await sees(ctx, closed)).toBe(true);
		expect(await viewPoll(ctx, closed.id)).toMatchObject({ isOpen: false, phase: 'closed' });
	})
);

test(
	'the polls of an article come in their order, in the language there is; those of a draft do not',
	rolledBack(async (ctx) => {
		const article = await anArticle(ctx);
		const second = await aPoll(ctx, { article, position: 2 });
		const first = await aPoll(ctx, { article, position: 1, method: 'approval' });
		const inEnglish = { ...ctx, locale: 'en' as const };
		const views = await viewPolls(inEnglish, article.id);
		expect(views.map((view) => [view.id, view.method, view.language])).toEqual([
			[first.id, 'approval', 'fr'],
			[second.id, 'single', 'fr']
		]);
		expect((await viewFirstPoll(ctx, article.id))?.id).toBe(first.id);

		const draft = await anArticle(ctx, { state: 'draft' });
		const hidden = await aPoll(ctx, { article: draft });
		expect(await viewPoll(ctx, hidden.id)).toBeNull();
		expect(await castBallot(asMember(ctx, 1), hidden.ballot('tea'))).toMatchObject({
			reason: 'no-such-poll'
		});
	})
);

test(
	'sealed results are seen by nobody before the close, whoever voted, asked or withdrew, and by all after it',
	rolledBack(async (ctx) => {
		const poll = await aPoll(ctx, { results: 'sealed', closesIn: 3_600_000 });
		const [ana, ben] = [asMember(ctx, 1), asVisitor(ctx, 'ben')];
		await castBallot(ana, poll.ballot('tea'));
		expect(await lookAtResults(ben, poll.id)).toEqual({ ok: false, reason: 'sealed' });
		for (const who of [ana, ben, ctx]) expect(await sees(who, poll)).toBe(false);
		expect(answerTo(await viewPoll(ana, poll.id))).toBeNull();
		expect(await readStance(ctx, poll.articleId, [poll.option.tea!])).toBeNull();
		// Who withdraws has seen nothing: a later ballot is as informed as the first.
		await withdrawBallot(ana, poll.id);
		await castBallot(ana, poll.ballot('water'));

		await closeIn(ctx, poll.id, -1);
		for (const who of [ana, ben, ctx]) expect(await sees(who, poll)).toBe(true);
		const view = await viewPoll(ctx, poll.id);
		expect(view?.result?.informed).toEqual({ member: 0, visitor: 0 });
		expect(view?.result?.viewers).toEqual({ member: 0, visitor: 0 });
	})
);

test(
	'a poll is not sealed for ever',
	rolledBack(async (ctx) => {
		const refused = ctx.db.transaction((db) => aPoll({ ...ctx, db }, { results: 'sealed' }));
		await expect(refused).rejects.toMatchObject({
			cause: { constraint_name: 'poll_sealed_closes' }
		});
	})
);
