import { expect, test } from 'vitest';
import { findArticle } from '#lib/server/articles/find.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { joinByLoggingIn, joinBySigningUp } from '#lib/server/membership/join.ts';
import { findFirstPoll, type Poll } from '#lib/server/polls/find.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { rolledBack } from '../../support/database.ts';

const home = { next: '/', draft: null };
const password = 'correct horse battery';
const SLUG = 'systeme-libre-cage-proprietaire';

async function theQuestion(ctx: Ctx): Promise<Poll> {
	await importFoundingArticle(ctx);
	const article = await findArticle(ctx, SLUG);
	return (await findFirstPoll(ctx, article!.id))!;
}

async function voteAsVisitor(ctx: Ctx, poll: Poll, token: string, option: number): Promise<Ctx> {
	const voter = { electorate: 'visitor', token } as const;
	const optionIds = [poll.options[option]!.id];
	const outcome = await castBallot({ ...ctx, voter }, { pollId: poll.id, optionIds });
	expect(outcome).toMatchObject({ ok: true });
	return { ...ctx, visitorToken: token };
}

const ballotsOf = async (ctx: Ctx, poll: Poll) => (await countBallots(ctx, poll.id))?.ballots;

test(
	'who signs up in the browser they voted in keeps that ballot as a member',
	rolledBack(async (ctx) => {
		const poll = await theQuestion(ctx);
		const browser = await voteAsVisitor(ctx, poll, 'a-browser', 2);
		expect(await ballotsOf(ctx, poll)).toEqual({ member: 0, visitor: 1 });

		const outcome = await joinBySigningUp(browser, { handle: 'ana', password });

		expect(await ballotsOf(ctx, poll)).toEqual({ member: 1, visitor: 0 });
		const asker = outcome.ok ? outcome.member : null;
		const view = await viewPoll({ ...ctx, asker }, poll.id);
		expect(view?.myOptionIds).toEqual([poll.options[2]!.id]);
	})
);

test(
	'who logs in with a ballot already keeps that one, and the browser’s is removed',
	rolledBack(async (ctx) => {
		const poll = await theQuestion(ctx);
		const phone = await voteAsVisitor(ctx, poll, 'a-phone', 0);
		await joinBySigningUp(phone, { handle: 'ana', password });
		const desk = await voteAsVisitor(ctx, poll, 'a-desk', 1);

		const outcome = await joinByLoggingIn(desk, { handle: 'ana', password }, home);

		expect(await ballotsOf(ctx, poll)).toEqual({ member: 1, visitor: 0 });
		const view = await viewPoll({ ...ctx, asker: outcome.ok ? outcome.member : null }, poll.id);
		expect(view?.myOptionIds).toEqual([poll.options[0]!.id]);
	})
);

test(
	'a wrong password and a refused sign-up leave the browser’s ballot alone',
	rolledBack(async (ctx) => {
		const poll = await theQuestion(ctx);
		await joinBySigningUp(ctx, { handle: 'ana', password });
		const browser = await voteAsVisitor(ctx, poll, 'a-browser', 0);

		expect(
			await joinByLoggingIn(browser, { handle: 'ana', password: 'not this one' }, home)
		).toEqual({
			ok: false,
			reason: 'wrong'
		});
		expect(await joinBySigningUp(browser, { handle: 'Ana', password })).toMatchObject({
			ok: false
		});

		expect(await ballotsOf(ctx, poll)).toEqual({ member: 0, visitor: 1 });
	})
);
