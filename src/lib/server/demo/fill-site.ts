import { findMiscount } from '../ballots/recount.ts';
import type { Ctx } from '../ctx.ts';
import { findMindMiscounts } from '../minds/recount.ts';
import { listPolls, type Poll } from '../polls/find.ts';
import {
	addArticles,
	ageOfArticle,
	backdateArticle,
	findFirstArticle,
	type Added
} from './add-articles.ts';
import { addBallots } from './add-ballots.ts';
import { addComments } from './add-comments.ts';
import { addMembers, countStrangers, listDemoMembers } from './add-members.ts';
import { addRatings } from './add-ratings.ts';
import { castVotes } from './cast-votes.ts';
import { diceFrom } from './dice.ts';
import { playStory } from './play-story.ts';
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
	const added = await addArticles(ctx, {
		...{ count: plan.articles, since: 40 * DAY },
		authors: members
	});
	onProgress('articles', plan.articles, plan.articles);
	const stage = await setStage(ctx, { founding, added });

	const ballots = await vote();
	await talk();
	await check();
	return { ok: true, ballots, handle };

	async function vote(): Promise<number> {
		let [done, cast] = [0, 0];
		const polls = stage.flatMap((place): { place: Place; pollId: number | null }[] =>
			place.added ? [{ place, pollId: null }] : place.polls.map(({ id }) => ({ place, pollId: id }))
		);
		const say = (added: number) => onProgress('ballots', (done += added), plan.ballots);
		for (const [index, count] of shares(plan.ballots, polls.length).entries()) {
			const { place, pollId } = polls[index]!;
			const drawn = dice.fork(`voters ${index}`);
			const voters = members.filter(() => drawn.chance(0.7)).slice(0, Math.floor(count / 3));
			const days = Math.floor(place.since / DAY);
			const turnout = { members: voters, visitors: count - voters.length, days };
			const luck = dice.fork(`poll ${index}`);
			const { added } = place;
			cast += added
				? await castVotes(ctx, luck, { added, turnout, others: othersThan(added) }, say)
				: await addBallots(ctx, luck, { ...turnout, pollId: pollId! }, say);
			place.voters = voters;
		}
		return cast;
	}

	async function talk(): Promise<void> {
		let done = 0;
		for (const [index, count] of shares(plan.comments, stage.length).entries()) {
			const { articleId, since, added, voters } = stage[index]!;
			const [poll = null] = await listPolls(ctx, articleId);
			const talk = { articleId, members, poll, count, since };
			await addComments(ctx, dice.fork(`talk ${index}`), talk, (added) =>
				onProgress('comments', (done += added), plan.comments)
			);
			await addRatings(ctx, articleId, members);
			if (!poll || !added?.topic.story) continue;
			const { story } = added.topic;
			// What is proposed came between the ballots.
			if (story.kind !== 'proposals')
				await playStory(ctx, story, { ...added, poll, voters, others: othersThan(added) });
		}
	}

	async function check(): Promise<void> {
		for (const [index, { articleId }] of stage.entries()) {
			const differences = await recountComments(ctx, articleId);
			for (const { id: pollId } of await listPolls(ctx, articleId)) {
				if (await findMiscount(ctx, pollId)) differences.push(`tally of poll ${pollId}`);
				differences.push(...(await findMindMiscounts(ctx, pollId)));
			}
			if (differences.length > 0) {
				throw new Error(`article ${articleId} is counted wrongly: ${differences.join(', ')}`);
			}
			onProgress('checks', index + 1, stage.length);
		}
	}

	function othersThan({ authorId }: Added): number[] {
		return members.filter((id) => id !== authorId);
	}
}

type Place = {
	articleId: number;
	/** Without one that is over and not written yet. */
	polls: Poll[];
	/** Seconds since it was published. */
	since: number;
	/** Null for the article that was there before. */
	added: Added | null;
	/** Members who voted in its last poll. */
	voters: number[];
};

async function setStage(
	ctx: Ctx,
	{ founding, added }: { founding: number | null; added: Added[] }
): Promise<Place[]> {
	const places = [
		...(founding === null ? [] : [{ articleId: founding, added: null }]),
		...added.map((article) => ({ articleId: article.articleId, added: article }))
	];
	const stage = [];
	for (const { articleId, added } of places) {
		const polls = await listPolls(ctx, articleId);
		const since = await ageOfArticle(ctx, articleId);
		stage.push({ articleId, polls, since, added, voters: [] });
	}
	return stage;
}

/** Whole parts of `total`: the second half as large as the first, the third a third, as in Zipf's law. */
export function shares(total: number, parts: number): number[] {
	const weights = Array.from({ length: parts }, (_, index) => 1 / (index + 1));
	const sum = weights.reduce((a, b) => a + b, 0);
	const whole = weights.map((weight) => Math.floor((total * weight) / sum));
	if (parts > 0) whole[0]! += total - whole.reduce((a, b) => a + b, 0);
	return whole;
}
