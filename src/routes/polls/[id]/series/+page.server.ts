import { error } from '@sveltejs/kit';
import { MIN_BALLOTS_FOR_PERCENT } from '#lib/rules/tally/share.ts';
import { viewSeries } from '#lib/server/ballots/view-series.ts';
import { findPoll } from '#lib/server/polls/find.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const poll = await findPoll(ctx, idParam(params.id));
	if (!poll) error(404, { message: 'no such poll', code: 'not-found' });
	const { id, question, language, articleSlug } = poll;
	return {
		poll: { id, question, language, articleSlug },
		series: await viewSeries(ctx, id),
		from: MIN_BALLOTS_FOR_PERCENT
	};
};
