import { findOutcomes, findTellable, type Outcome } from '../amendments/outcome.ts';
import type { PollView } from '../ballots/view.ts';

/** What came of those of these polls that are closed: nothing is asked for the others. */
export async function showOutcomes(
	{ ctx }: App.Locals,
	polls: PollView[]
): Promise<{ outcomes: Map<number, Outcome>; tellable: Set<number> }> {
	const closed = polls.filter(({ phase }) => phase === 'closed').map(({ id }) => id);
	const [outcomes, tellable] = await Promise.all([
		findOutcomes(ctx, closed),
		findTellable(ctx, closed)
	]);
	return { outcomes, tellable };
}
