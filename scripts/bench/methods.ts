import type { Method } from '#lib/rules/tally/choice.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { addBallots } from '#lib/server/demo/add-ballots.ts';
import { diceFrom } from '#lib/server/demo/dice.ts';
import { settleDatabase } from '#lib/server/demo/settle-database.ts';
import { listPolls, type Poll } from '#lib/server/polls/find.ts';
import { insertPoll } from '#lib/server/publishing/insert-poll.ts';
import { median } from './load.ts';
import { ms } from './read-pages.ts';
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

/** The page of a poll by every method just after one more ballot, so that nothing comes from memory. */
export async function measureMethods(
	site: Site,
	ctx: Ctx,
	{ articleId, cases, rounds, say }: Task
): Promise<Line[]> {
	const polls: { poll: Poll; of: Case }[] = [];
	for (const of of cases) {
		say(`filling: ${of.method} with ${of.options} options, ${of.ballots} ballots`);
		const poll = await addPoll(ctx, articleId, of);
		const election = { pollId: poll.id, members: [], visitors: of.ballots, days: 20 };
		await addBallots(ctx, diceFrom(`${of.method} ${of.options}`), election);
		polls.push({ poll, of });
	}
	await settleDatabase(ctx);
	say('reading polls by every method');
	const times = new Map<Case, { read: number[]; cast: number[] }>();
	for (let round = -1; round < rounds; round++) {
		for (const { poll, of } of polls) {
			const cast = await castOne(ctx, poll, `bench ${of.method} ${of.options} ${round}`);
			const begun = performance.now();
			const { status, body } = await fetchRaw(`${site.origin}/polls/${poll.id}?nth=${round}`);
			const read = performance.now() - begun;
			if (status !== 200 || !body.includes('class="result')) {
				throw new Error(`the poll by ${of.method} answers ${status}, without a result`);
			}
			const known = times.get(of) ?? { read: [], cast: [] };
			// The first round warms up.
			if (round >= 0) times.set(of, { read: [...known.read, read], cast: [...known.cast, cast] });
		}
	}
	return [...times].map(([{ method, options, ballots, goal }, { read, cast }]) => ({
		what: `${method}, ${options} options, ${ballots.toLocaleString('en')} ballots: result after a new ballot`,
		measured: `${ms(median(read))}; the ballot itself ${ms(median(cast))}`,
		...(goal && { goal: `${goal} ms`, reached: goal / median(read) })
	}));
}

type Task = {
	articleId: number;
	cases: Case[];
	rounds: number;
	say: (what: string) => void;
};

async function addPoll(ctx: Ctx, articleId: number, of: Case): Promise<Poll> {
	const position = (await listPolls(ctx, articleId)).length + 1;
	await insertPoll(ctx, {
		...{ articleId, position, method: of.method, results: 'always' },
		question: { fr: `Question ${position} ?`, en: `Question ${position}?` },
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
