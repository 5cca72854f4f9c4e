import type { Locale } from '../../rules/locale.ts';
import type { Mind } from '../../rules/minds.ts';
import { answerOf, type ChoiceRules } from '../../rules/tally/choice.ts';
import type { PollHeadline } from '../../rules/tally/headline.ts';
import { maySeeResults, type Phase, type Visibility } from '../../rules/tally/may-see-results.ts';
import { withoutLastDays, type WithoutLastDays } from '../../rules/tally/last-days.ts';
import { noCounts, type Counts, type Electorate, type Tally } from '../../rules/tally/tally.ts';
import type { Ctx } from '../ctx.ts';
import {
	findFirstPoll,
	findPoll,
	listPolls,
	listPollsById,
	type Cancellation,
	type OtherAsking,
	type Poll,
	type PollOption
} from '../polls/find.ts';
import { countBallotsOf, type KeptCount } from './count.ts';
import { countRunOffs, type RunOffs } from './count-run-offs.ts';
import { findMine, type Mine } from './find-mine.ts';
import type { Removal } from './list-removals.ts';

/** A poll as the asker may see it: all that its component needs, and nothing that it must not show. */
export type PollView = ChoiceRules & {
	id: number;
	articleId: number;
	articleSlug: string;
	/** Of question and options. */
	language: Locale;
	question: string;
	visibility: Visibility;
	/** Whose result is put in front, as voters are told. */
	headline: PollHeadline;
	/** Before the article is read, and again at its end. */
	asksTwice: boolean;
	phase: Phase;
	isOpen: boolean;
	closesAt: Date | null;
	/** Said to everybody, with the reason. */
	cancelled: Cancellation | null;
	correctedAt: Date | null;
	/** In which years the same question was asked otherwise; the earliest first. */
	otherAskings: OtherAsking[];
	options: PollOption[];
	/** Whether readers may propose further ones. */
	takesProposals: boolean;
	/** Empty without a ballot. */
	myOptionIds: number[];
	/** Their ranks or scores; null by a method that only names options. */
	myValues: number[] | null;
	/** What the asker first answered before reading, where a poll asks twice. */
	myBeforeId: number | null;
	/** The asker answered before reading and has neither answered again nor asked for the results. */
	isBetween: boolean;
	/** Whether the asker has changed their answer since. */
	hasChanged: boolean;
	/** What they say changed their mind. */
	mind: Mind | null;
	/** How many voted, shown to everybody. */
	ballots: Counts;
	/** Ballots that stewards took out of it: said to everybody. */
	removals: Removal[];
	/** Null as long as the asker may not see it. */
	result: Tally | null;
	/** Of a ranked poll, as long as its result is shown. */
	runOffs: RunOffs | null;
	/** Who would be in front without the last two days of voting; as long as its result is shown. */
	withoutLastDays: Record<Electorate, WithoutLastDays | null> | null;
};

/** What the asker answered in a word, for them alone: a form of theirs may offer to show it. */
export type Answer = {
	optionIds: number[];
	labels: string[];
	/** Not what they chose, but what they put above all others. */
	isFavourite: boolean;
};

export function answerTo(
	poll:
		| Pick<PollView, 'method' | 'visibility' | 'myOptionIds' | 'myValues' | 'options'>
		| null
		| undefined
): Answer | null {
	// Answers shown beside comments would be a tally before the close.
	if (!poll || poll.visibility === 'sealed') return null;
	const marks = { optionIds: poll.myOptionIds, values: poll.myValues };
	const answer = answerOf(marks, poll.method);
	if (answer.length === 0) return null;
	const chosen = poll.options.filter(({ id }) => answer.includes(id));
	return {
		optionIds: chosen.map(({ id }) => id),
		labels: chosen.map(({ label }) => label),
		isFavourite: poll.myValues !== null
	};
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
	const [mine, counts] = await Promise.all([findMine(ctx, polls), countBallotsOf(ctx, ids)]);
	return Promise.all(
		polls.map((poll) => {
			const own = mine.get(poll.id) ?? NOTHING;
			return asView(ctx, poll, own, shownCount(poll, own, counts.get(poll.id)));
		})
	);
}

const NOTHING: Mine = {
	optionIds: [],
	values: null,
	beforeOptionId: null,
	isBetween: false,
	hasLooked: false,
	hasChanged: false,
	mind: null
};

type Shown = Pick<PollView, 'ballots' | 'removals'> & { kept: KeptCount | null };

/** How many voted is told to everybody; what they said, to those who may see it. */
const shownCount = (poll: Poll, mine: Mine, kept?: KeptCount): Shown => ({
	ballots: kept?.tally.ballots ?? noCounts(),
	removals: kept?.removals ?? [],
	kept: kept && maySeeResults(poll, asViewer(mine)) ? kept : null
});

const asViewer = ({ optionIds, hasLooked, isBetween }: Mine) => ({
	hasBallot: optionIds.length > 0,
	hasLooked,
	isBetween
});

/** Names every field, so that neither salt nor tally comes along unnoticed. */
async function asView(
	ctx: Ctx,
	poll: Poll,
	mine: Mine,
	{ ballots, kept, removals }: Shown
): Promise<PollView> {
	const ranked = kept && poll.method === 'ranked' ? await countRunOffs(ctx, poll.id, kept) : null;
	return {
		id: poll.id,
		articleId: poll.articleId,
		articleSlug: poll.articleSlug,
		method: poll.method,
		atLeast: poll.atLeast,
		atMost: poll.atMost,
		language: poll.language,
		question: poll.question,
		visibility: poll.visibility,
		headline: poll.headline,
		asksTwice: poll.asksTwice,
		phase: poll.phase,
		isOpen: poll.phase === 'open',
		closesAt: poll.closesAt,
		cancelled: poll.cancelled,
		correctedAt: poll.correctedAt,
		otherAskings: poll.otherAskings,
		options: poll.options,
		takesProposals: poll.takesProposals,
		myOptionIds: mine.optionIds,
		myValues: mine.values,
		myBeforeId: mine.beforeOptionId,
		isBetween: mine.isBetween,
		hasChanged: mine.hasChanged,
		mind: mine.mind,
		ballots: ranked?.tally.ballots ?? ballots,
		removals,
		result: ranked?.tally ?? kept?.tally ?? null,
		runOffs: ranked?.runOffs ?? null,
		withoutLastDays: kept && withoutLastDays(poll.method, kept.tally, kept.lastDays)
	};
}
