import { inTransaction, type MemberCtx } from '../ctx.ts';
import { holdMinds } from '../minds/hold.ts';
import { listKeyedPolls } from '../polls/list-keyed.ts';
import { holdBallot } from './hold-ballot.ts';
import { listPlaces } from './list-places.ts';
import { removeHeldBallot } from './remove.ts';

/**
 * Takes back all ballots of a member who leaves, in every poll that is open,
 * and forgets which results they saw there. Closed polls stay as they were counted.
 */
export async function withdrawAllBallots(ctx: MemberCtx): Promise<void> {
	const voter = { electorate: 'member', memberId: ctx.asker.id } as const;
	await inTransaction(ctx, async (ctx) => {
		const polls = await listKeyedPolls(ctx, { openOnly: true });
		const places = await listPlaces(ctx, polls, voter);
		await holdMinds(ctx, places);
		for (const place of places) {
			const held = await holdBallot(ctx, place, 'no');
			if (held?.phase === 'open') await removeHeldBallot(ctx, place, held);
		}
	});
}
