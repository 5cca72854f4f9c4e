import { countWaitingCorrections } from '#lib/server/amendments/list-corrections.ts';
import { listWaiting } from '#lib/server/publishing/review.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { PageServerLoad } from './$types';

const DONE = ['published', 'accepted', 'refused'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireModerator(locals);
	const done = url.searchParams.get('done');
	return {
		articles: await listWaiting(ctx),
		corrections: await countWaitingCorrections(ctx),
		done: DONE.find((one) => one === done) ?? null
	};
};
