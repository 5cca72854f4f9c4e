import type { Locale } from '../../rules/locale.ts';
import type { Method } from '../../rules/tally/choice.ts';
import { maySeeResults, type Phase } from '../../rules/tally/may-see-results.ts';
import { noCounts, type Counts, type Tally } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import { findFirstPoll, findPoll, listPolls, listPollsById, type Poll } from '../polls/find.ts';
import { countBallotsOf } from './count.ts';
import { findMine, type Mine } from './find-mine.ts';
import { listRemovals, type Removal } from './list-removals.ts';

/** A poll as the asker may see it: all that its component needs, and nothing that it must not show. */
export type PollView = {
	id: number;
	articleId: number;
	articleSlug: string;
	method: Method;
	/** Of question and options. */
	language: Locale;
	question: string;
	phase: Phase;
	isOpen: boolean;
	closesAt: Date | null;
	options: { id: number; label: string }[];
	/** Empty without a ballot. */
	myOptionIds: number[];
	/** How many voted, shown to everybody. */
	ballots: Counts;
	/** Ballots that stewards took out of it: said to everybody. */
	removals: Removal[];
	/** Null as long as the asker may not see it. */
	result: Tally | null;
};

/** What the asker answered, for them alone: a form of theirs may offer to show it. */
export type Answer = { optionIds: number[]; labels: string[] };

export function answerTo(
	poll: Pick<PollView, 'myOptionIds' | 'options'> | null | undefined
): Answer | null {
	if (!poll || poll.myOptionIds.length === 0) return null;
	const chosen = poll.options.filter(({ id }) => poll.myOptionIds.includes(id));
	return { optionIds: chosen.map(({ id }) => id), labels: chosen.map(({ label }) => label) };
}

/** All polls of a published article, in their order. */
export async function viewPolls(ctx: Ctx, articleId: number): Promise<PollView[]> {
	return view(ctx, await listPolls(ctx, articleId));
}

export async function viewPoll(ctx: Ctx, pollId: number): Promise<PollView | null> {
	const poll = await findPoll(ctx, pollId);
	return poll && ((await view(ctx, [poll]))[0] ?? null);
}

/** Those of the polls that a published article asks. */
export async function viewPollsById(ctx: Ctx, pollIds: number[]): Promise<PollView[]> {
	return view(ctx, await listPollsById(ctx, pollIds));
}

/** The poll that stands right after the lede. */
export async function viewFirstPoll(ctx: Ctx, articleId: number): Promise<PollView | null> {
	const poll = await findFirstPoll(ctx, articleId);
	return poll && ((await view(ctx, [poll]))[0] ?? null);
}

async function view(ctx: Ctx, polls: Poll[]): Promise<PollView[]> {
	const ids = polls.map((poll) => poll.id);
	const [mine, tallies, removals] = await Promise.all([
		findMine(ctx, polls),
		countBallotsOf(ctx, ids),
		listRemovals(ctx, ids)
	]);
	return polls.map((poll) => ({
		...asView(poll, mine.get(poll.id), tallies.get(poll.id)),
		removals: removals.get(poll.id) ?? []
	}));
}

const NOTHING: Mine = { optionIds: [], hasLooked: false };

/** Names every field, so that neither salt nor tally comes along unnoticed. */
function asView(poll: Poll, mine: Mine = NOTHING, tally?: Tally): Omit<PollView, 'removals'> {
	const hasBallot = mine.optionIds.length > 0;
	return {
		id: poll.id,
		articleId: poll.articleId,
		articleSlug: poll.articleSlug,
		method: poll.method,
		language: poll.language,
		question: poll.question,
		phase: poll.phase,
		isOpen: poll.phase === 'open',
		closesAt: poll.closesAt,
		options: poll.options,
		myOptionIds: mine.optionIds,
		ballots: tally?.ballots ?? noCounts(),
		result: tally && maySeeResults(poll, { hasBallot, hasLooked: mine.hasLooked }) ? tally : null
	};
}
