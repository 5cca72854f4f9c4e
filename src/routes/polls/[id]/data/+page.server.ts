import { error } from '@sveltejs/kit';
import { SMALLEST_CELL } from '#lib/rules/tally/withhold.ts';
import { findPollData } from '#lib/server/ballots/find-data.ts';
import { citationOf } from '#lib/server/web/poll-citation.ts';
import { ballotFilesOf } from '#lib/server/web/poll-files.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { whyNoData } from '#lib/server/web/refuse-data.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const found = await findPollData(event.locals.ctx, idParam(event.params.id));
	if (!found) error(404, { message: 'no such poll', code: 'not-found' });
	const { poll, data, isFinal } = found;
	if (!data) error(403, { message: 'no result yet', code: whyNoData(poll) });
	shareWithEverybody(event, [`article-${poll.articleId}`]);
	const shown = { ...found, data };
	return {
		poll: { id: poll.id, question: poll.question, language: poll.language },
		citation: citationOf(event, shown),
		ballotFiles: ballotFilesOf(shown),
		areBallotsLater: poll.method === 'ranked' && !isFinal,
		smallest: SMALLEST_CELL
	};
};
