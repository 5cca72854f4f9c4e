import { eq } from 'drizzle-orm';
import type { Method } from '#lib/rules/tally/choice.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { addArticles } from '#lib/server/demo/add-articles.ts';
import { addBallots } from '#lib/server/demo/add-ballots.ts';
import { diceFrom } from '#lib/server/demo/dice.ts';
import { settleDatabase } from '#lib/server/demo/settle-database.ts';
import { listPolls, type Poll } from '#lib/server/polls/find.ts';
import { polls as pollTable } from '#lib/server/polls/tables.ts';
import { insertPoll } from '#lib/server/publishing/insert-poll.ts';
import { measureBallotsByMethod } from './cast-by-method.ts';
import { median } from './load.ts';
import { ms, type Pace } from './read-pages.ts';
import type { Line } from './report.ts';
import { fetchRaw, type Site } from './site.ts';

type Case = { method: Method; options: number; ballots: number; goal?: number };

/** Milliseconds: the rounds of a run-off are counted from as many rankings as there are ballots. */
const GOAL = 300;

export const casesOf = (sizes: number[]): Case[] => [
	...(['single', 'approval', 'ranked', 'score'] as const).flatMap((method) =>
		sizes.map((ballots) => ({ method, options: 5, ballots }))
	),
	{ method: 'ranked', options: 20, ballots: 100_000, goal: GOAL }
];

/**
 * The pages of a poll by every method and of its article just after one more ballot, so that
 * nothing comes from memory; then ballots through HTTP by every method.
 */
export async function measureMethods(
	site: Site,
	ctx: Ctx,
	{ cases, pace, say }: Task
): Promise<Line[]> {
	const rounds = pace.rounds * 5;
	const articles = await addArticles(ctx, { count: cases.length, since: 20 * 24 * 60 * 60 });
	const polls: { poll: Poll; of: Case }[] = [];
	for (const [index, of] of cases.entries()) {
		say(`filling: ${of.method} with ${of.options} options, ${of.ballots} ballots`);
		const poll = await replacePoll(ctx, articles[index]!.articleId, of);
		const election = { pollId: poll.id, members: [], visitors: of.ballots, days: 20 };
		await addBallots(ctx, diceFrom(`${of.method} ${of.options}`), election);
		polls.push({ poll, of });
	}
	await settleDatabase(ctx);
	say('reading polls by every method');
	const times = new Map<Case, { result: number[]; article: number[]; cast: number[] }>();
	for (let round = -1; round < rounds; round++) {
		for (const { poll, of } of polls) {
			const voter = `bench ${of.method} ${of.options} ${round}`;
			const cast = await castOne(ctx, poll, `${voter} for the result`);
			const result = await readOne(site, `/polls/${poll.id}?nth=${round}`);
			await castOne(ctx, poll, `${voter} for the article`);
			const article = await readOne(site, `/articles/${poll.articleSlug}?nth=${round}`);
			const known = times.get(of) ?? { result: [], article: [], cast: [] };
			times.set(of, known);
			// The first round warms up.
			if (round < 0) continue;
			known.result.push(result);
			known.article.push(article);
			known.cast.push(cast);
		}
	}
	const lines = [...times].map(([{ method, options, ballots, goal }, of]) => {
		const [result, article] = [median(of.result), median(of.article)];
		return {
			what: `${method}, ${options} options, ${ballots.toLocaleString('en')} ballots: result after a new ballot`,
			measured: `${ms(result)}; in its article ${ms(article)}; the ballot itself ${ms(median(of.cast))}`,
			...(goal && { goal: `${goal} ms`, reached: goal / Math.max(result, article) })
		};
	});
	say('voting by every method');
	const smallest = Math.min(...cases.map(({ ballots }) => ballots));
	const quick = polls.filter(({ of }) => of.ballots === smallest).map(({ poll }) => poll);
	return [...lines, ...(await measureBallotsByMethod(site, ctx, quick, pace))];
}

/** Milliseconds until a page with a result is there. */
async function readOne(site: Site, address: string): Promise<number> {
	const begun = performance.now();
	const { status, body } = await fetchRaw(site.origin + address);
	const time = performance.now() - begun;
	if (status !== 200 || !body.includes('class="result')) {
		throw new Error(`${address} answers ${status}, without a result`);
	}
	return time;
}

type Task = {
	cases: Case[];
	pace: Pace;
	say: (what: string) => void;
};

/** Nobody has voted in the one that the article came with. */
async function replacePoll(ctx: Ctx, articleId: number, of: Case): Promise<Poll> {
	await ctx.db.delete(pollTable).where(eq(pollTable.articleId, articleId));
	await insertPoll(ctx, {
		...{ articleId, position: 1, method: of.method, results: 'always' },
		question: { fr: 'Question ?', en: 'Question?' },
		options: Array.from({ length: of.options }, (_, index) => ({
			key: `option-${index + 1}`,
			fr: `Réponse ${index + 1}`,
			en: `Answer ${index + 1}`
		}))
	});
	const poll = (await listPolls(ctx, articleId)).at(-1);
	if (!poll) throw new Error('the poll was not written');
	return poll;
}

/** Milliseconds that a new ballot takes. */
async function castOne(ctx: Ctx, { id, method, options }: Poll, token: string): Promise<number> {
	const isMarked = method === 'ranked' || method === 'score';
	const named = isMarked ? options : options.slice(0, 1);
	const begun = performance.now();
	const outcome = await castBallot(
		{ ...ctx, visitorToken: token, voter: { electorate: 'visitor', token } },
		{
			pollId: id,
			optionIds: named.map((option) => option.id),
			values: isMarked ? named.map((_, index) => 1 + (index % 5)) : null
		}
	);
	if (!outcome.ok) throw new Error(`a ballot by ${method} is refused: ${outcome.reason}`);
	return performance.now() - begun;
}
