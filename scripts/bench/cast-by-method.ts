import type { Method } from '#lib/rules/tally/choice.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { findMiscount } from '#lib/server/ballots/recount.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { diceFrom, type Dice } from '#lib/server/demo/dice.ts';
import type { Poll } from '#lib/server/polls/find.ts';
import { letArrivalsPass } from './arrivals.ts';
import { castOverHttp, CONNECTIONS } from './cast-over-http.ts';
import { inTurns, type Figures } from './load.ts';
import { ms, whole, type Pace } from './read-pages.ts';
import type { Line } from './report.ts';
import type { Site } from './site.ts';

const WARM_UP = 200;

/** Of each run at most; there are as many as methods, in each round. */
const SECONDS = 2;

/**
 * Visitors who vote by every method, each for the first time; what a ballot costs is said beside
 * one of a single choice, from runs that took turns.
 */
export async function measureBallotsByMethod(
	site: Site,
	ctx: Ctx,
	polls: Poll[],
	pace: Pace
): Promise<Line[]> {
	await letArrivalsPass(ctx);
	const dice = diceFrom('ballots by every method');
	const cast = (poll: Poll, amount: number) =>
		castOverHttp(site, ctx, poll.id, { amount, marks: () => marksOf(poll, dice) });
	const before = new Map<Method, number>();
	const contenders = new Map<Method, () => Promise<Figures>>();
	for (const poll of polls) {
		const { perSecond } = await cast(poll, WARM_UP);
		const amount = Math.round(perSecond * Math.min(SECONDS, pace.seconds));
		before.set(poll.method, await countVisitors(ctx, poll));
		contenders.set(poll.method, () => cast(poll, Math.max(WARM_UP, amount)));
	}
	const figures = await inTurns(contenders, pace.rounds);
	const single = figures.get('single');
	if (!single) throw new Error('nobody chose one answer');
	const lines: Line[] = [];
	for (const poll of polls) {
		const { method, options } = poll;
		const { perSecond, p50, p99, answered } = figures.get(method)!;
		const stored = (await countVisitors(ctx, poll)) - before.get(method)!;
		if (stored !== answered) {
			throw new Error(
				`${answered} ballots by ${method} were acknowledged and ${stored} are stored`
			);
		}
		const miscount = await findMiscount(ctx, poll.id);
		if (miscount) throw new Error(`the tally by ${method} is wrong: ${JSON.stringify(miscount)}`);
		const beside =
			method === 'single' ? '' : `, ${(perSecond / single.perSecond).toFixed(2)} of single`;
		lines.push({
			what: `ballots by ${method}, ${options.length} options, through HTTP, ${CONNECTIONS} connections`,
			measured: `${whole(perSecond)}/s${beside}, p50 ${ms(p50)}, p99 ${ms(p99)}`
		});
	}
	return lines;
}

const countVisitors = async (ctx: Ctx, { id }: Poll): Promise<number> =>
	(await countBallots(ctx, id))?.ballots.visitor ?? 0;

/** What the form of such a poll sends: one answer, two, or all with ranks or scores. */
function marksOf({ method, options }: Poll, dice: Dice): string {
	const shuffled = options.map(({ id }) => ({ id, at: dice.roll() })).sort((a, b) => a.at - b.at);
	const ids = shuffled.map(({ id }) => id);
	if (method === 'single') return `option=${ids[0]}`;
	if (method === 'approval') return `option=${ids[0]}&option=${ids[1]}`;
	const marked = ids.map((id, place) => {
		const value = method === 'ranked' ? place + 1 : dice.below(6);
		return `mark-${place + 1}=${id}:${value}`;
	});
	return marked.join('&');
}
