import { closeDuePolls } from '../polls/close.ts';
import { listPolls, type Poll } from '../polls/find.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { addOverPoll, type Added } from './add-articles.ts';
import { addBallots, type Election } from './add-ballots.ts';
import type { Dice } from './dice.ts';
import { BURST_DAYS_AGO, playStory } from './play-story.ts';

const DAY = 24 * 60 * 60;

export type Turnout = Pick<Election, 'members' | 'visitors' | 'days'>;

type Cast = (ctx: Ctx, dice: Dice, election: Election) => Promise<number>;

/**
 * Casts the ballots of the poll of a demo article, in parts where its story comes between them.
 *
 * @param others members of whom some propose answers
 * @returns how many were cast
 */
export async function castVotes(
	ctx: Ctx,
	dice: Dice,
	{ added, turnout, others }: { added: Added; turnout: Turnout; others: number[] },
	onProgress: (added: number) => void = () => {}
): Promise<number> {
	const cast: Cast = (ctx, dice, election) => addBallots(ctx, dice, election, onProgress);
	const { topic } = added;
	if (topic.isOver) return castInTime(ctx, dice, { added, turnout }, cast);
	const poll = await pollOf(ctx, added);
	const { isPolarised = false, story } = topic;
	const election = { ...turnout, pollId: poll.id, isPolarised };
	if (story?.kind === 'burst') return castWithBurst(ctx, dice, election, cast);
	if (story?.kind !== 'proposals') return cast(ctx, dice, election);
	// What is proposed joins the ballot today: who voted before has not seen it.
	const late = Math.floor(turnout.visitors / 6);
	const until = Math.min(1, turnout.days);
	const early = { visitors: turnout.visitors - late, days: turnout.days - until, until };
	const before = await cast(ctx, dice, { ...election, ...early });
	await playStory(ctx, story, { ...added, poll, voters: turnout.members, others });
	const today = { ...election, members: [], visitors: late, days: 0 };
	return before + (await cast(ctx, dice.fork('late'), today));
}

/** With the poll itself in one transaction, and closed then: nobody closes it before they are cast. */
async function castInTime(
	ctx: Ctx,
	dice: Dice,
	{ added, turnout }: { added: Added; turnout: Turnout },
	cast: Cast
): Promise<number> {
	const ballots = await inTransaction(ctx, async (ctx) => {
		await addOverPoll(ctx, added);
		const { id: pollId } = await pollOf(ctx, added);
		const until = Math.ceil(added.age / 2 / DAY);
		const days = Math.max(0, turnout.days - until);
		return cast(ctx, dice, { ...turnout, pollId, days, until, isOver: true });
	});
	await closeDuePolls(ctx);
	return ballots;
}

async function castWithBurst(
	ctx: Ctx,
	dice: Dice,
	election: Election,
	cast: Cast
): Promise<number> {
	const { pollId, visitors, days } = election;
	const size = Math.floor(visitors / 3);
	const usual = await cast(ctx, dice, { ...election, visitors: visitors - size });
	const burst = { pollId, members: [], visitors: size, days: 0 };
	const until = Math.min(BURST_DAYS_AGO, days);
	return usual + (await cast(ctx, dice.fork('burst'), { ...burst, until }));
}

async function pollOf(ctx: Ctx, { articleId }: Added): Promise<Poll> {
	const [poll] = await listPolls(ctx, articleId);
	if (!poll) throw new Error('the poll was not written');
	return poll;
}
