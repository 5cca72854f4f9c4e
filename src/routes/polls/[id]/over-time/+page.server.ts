import { error } from '@sveltejs/kit';
import { spikesOf } from '#lib/rules/tally/burst.ts';
import { BALLOTS_BETWEEN, runningShare } from '#lib/rules/tally/running-share.ts';
import { MIN_BALLOTS_FOR_PERCENT } from '#lib/rules/tally/share.ts';
import { ELECTORATES } from '#lib/rules/tally/tally.ts';
import { listOptionDays } from '#lib/server/ballots/list-option-days.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

/** Only the points of the curves: what lies between two of them would tell of single ballots. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const poll = await viewPoll(ctx, idParam(params.id));
	if (!poll) error(404, { message: 'no such poll', code: 'not-found' });
	const { id, articleSlug, question, language, method, options, result } = poll;
	const hasShares = method === 'single' || method === 'approval';
	const days = result && hasShares ? await listOptionDays(ctx, id) : [];
	const spikes = result ? spikesOf(result.days) : [];
	return {
		poll: { id, articleSlug, question, language, options },
		/** Null as long as the asker may not see the result, or the method has no shares. */
		method: result && hasShares ? method : null,
		isHidden: result === null,
		shares: result
			? ELECTORATES.map((electorate) => ({
					electorate,
					...runningShare(result, days, electorate),
					spikes: spikes.filter((spike) => spike.electorate === electorate)
				}))
			: [],
		from: MIN_BALLOTS_FOR_PERCENT,
		between: BALLOTS_BETWEEN
	};
};
