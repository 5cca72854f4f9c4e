import { listPollChanges } from '#lib/server/amendments/poll-changes.ts';
import { mayAmend, requireAskedPoll } from '#lib/server/web/asked-poll.ts';
import type { PageServerLoad } from './$types';

const DONE = ['corrected', 'proposed', 'tightened'] as const;

/** What was changed in a poll since it was published: for everybody. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { ctx } = locals;
	const { asked, poll, named } = await requireAskedPoll(ctx, params.id);
	return {
		poll: named,
		cancelled: poll.cancelled,
		changes: await listPollChanges(ctx, poll.id),
		may: mayAmend(ctx, asked),
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	};
};
