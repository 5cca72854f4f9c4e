import { findMiscount } from '../ballots/recount.ts';
import { listPolls, type Poll } from '../polls/find.ts';
import type { Ctx } from '../ctx.ts';
import { addArticles, ageOfArticle, backdateArticle, findFirstArticle } from './add-articles.ts';
import { addBallots } from './add-ballots.ts';
import { addComments } from './add-comments.ts';
import { addMembers, countStrangers, listDemoMembers } from './add-members.ts';
import { addRatings } from './add-ratings.ts';
import { diceFrom } from './dice.ts';
import { recountComments } from './recount-comments.ts';

const DAY = 24 * 60 * 60;

export type DemoPlan = {
	/** Each number is how many are added to what is there. */
	members: number;
	comments: number;
	ballots: number;
	articles: number;
	seed: number;
	/** Of all new members; without it nobody knows one. */
	password?: string;
	/** Fill a site that has real members, too. */
	force?: boolean;
};

export type DemoPart = 'members' | 'articles' | 'comments' | 'ballots' | 'checks';
export type DemoProgress = (part: DemoPart, done: number, total: number) => void;

export type DemoOutcome =
	| { ok: true; ballots: number; handle: string | null }
	| { ok: false; reason: 'real-members' | 'no-article' | 'nobody-to-talk' };

/**
 * Fills a site with a population that is clearly not real. Interrupted at any
 * point it leaves a site whose counts are right.
 *
 * @throws when a count that is kept differs from the rows it counts, afterwards
 */
export async function fillSite(
	ctx: Ctx,
	plan: DemoPlan,
	onProgress: DemoProgress = () => {}
): Promise<DemoOutcome> {
	const isPeopled = (await countStrangers(ctx)) > 0;
	if (isPeopled && !plan.force) return { ok: false, reason: 'real-members' };
	const founding = await findFirstArticle(ctx);
	if (founding === null && plan.articles === 0) return { ok: false, reason: 'no-article' };
	const dice = diceFrom(String(plan.seed));
	const { members: count, password } = plan;
	const handle = await addMembers(ctx, dice.fork('members'), { count, password });
	onProgress('members', plan.members, plan.members);
	const members = await listDemoMembers(ctx);
	if (members.length === 0 && plan.comments > 0) return { ok: false, reason: 'nobody-to-talk' };

	// Real people's article keeps its date: then everything happened since.
	if (founding !== null && !isPeopled) await backdateArticle(ctx, founding, 45 * DAY);
	const added = await addArticles(ctx, { count: plan.articles, since: 40 * DAY });
	onProgress('articles', plan.articles, plan.articles);
	const stage = await setStage(ctx, founding === null ? added : [founding, ...added]);

	await talk();
	const ballots = await vote();
	await check();
	return { ok: true, ballots, handle };

	async function talk(): Promise<void> {
		let done = 0;
		for (const [index, count] of shares(plan.comments, stage.length).entries()) {
			const { articleId, polls, since } = stage[index]!;
			const talk = { articleId, members, poll: polls[0] ?? null, count, since };
			await addComments(ctx, dice.fork(`talk ${index}`), talk, (added) =>
				onProgress('comments', (done += added), plan.comments)
			);
			await addRatings(ctx, articleId, members);
		}
	}

	async function vote(): Promise<number> {
		let [done, cast] = [0, 0];
		const polls = stage.flatMap(({ polls, since }) => polls.map(({ id }) => ({ id, since })));
		for (const [index, count] of shares(plan.ballots, polls.length).entries()) {
			const { id: pollId, since } = polls[index]!;
			const voters = dice.fork(`voters ${index}`);
			const voting = members.filter(() => voters.chance(0.7)).slice(0, Math.floor(count / 3));
			const visitors = count - voting.length;
			const days = Math.floor(since / DAY);
			const election = { pollId, members: voting, visitors, days };
			cast += await addBallots(ctx, dice.fork(`poll ${index}`), election, (added) =>
				onProgress('ballots', (done += added), plan.ballots)
			);
		}
		return cast;
	}

	async function check(): Promise<void> {
		for (const [index, { articleId, polls }] of stage.entries()) {
			const differences = await recountComments(ctx, articleId);
			for (const { id: pollId } of polls) {
				if (await findMiscount(ctx, pollId)) differences.push(`tally of poll ${pollId}`);
			}
			if (differences.length > 0) {
				throw new Error(`article ${articleId} is counted wrongly: ${differences.join(', ')}`);
			}
			onProgress('checks', index + 1, stage.length);
		}
	}
}

type Scene = { articleId: number; polls: Poll[]; since: number };

async function setStage(ctx: Ctx, articleIds: number[]): Promise<Scene[]> {
	const stage = [];
	for (const articleId of articleIds) {
		const polls = await listPolls(ctx, articleId);
		const since = await ageOfArticle(ctx, articleId);
		stage.push({ articleId, polls, since });
	}
	return stage;
}

/** Whole parts of `total`, each further one half as large as the one before. */
export function shares(total: number, parts: number): number[] {
	const weights = Array.from({ length: parts }, (_, index) => 0.5 ** index);
	const sum = weights.reduce((a, b) => a + b, 0);
	const whole = weights.map((weight) => Math.floor((total * weight) / sum));
	if (parts > 0) whole[0]! += total - whole.reduce((a, b) => a + b, 0);
	return whole;
}
