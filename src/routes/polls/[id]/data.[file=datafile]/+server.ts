import { error } from '@sveltejs/kit';
import { findPollData } from '#lib/server/ballots/find-data.ts';
import type { ShownPollData } from '#lib/server/web/poll-citation.ts';
import { abifOfPoll, csvOfPoll, jsonOfPoll } from '#lib/server/web/poll-files.ts';
import { refuseData, whyNoData } from '#lib/server/web/refuse-data.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** What may leave the site of a poll, to those who may see its result. */
export const GET: RequestHandler = async (event) => {
	const found = await findPollData(event.locals.ctx, idParam(event.params.id));
	const isAboutBallots = event.params.file.endsWith('abif');
	if (!found || (isAboutBallots && found.poll.method !== 'ranked')) {
		error(404, { message: 'no such data', code: 'not-found' });
	}
	const { data, poll } = found;
	if (!data) return refuseData(event.locals, whyNoData(poll));
	if (isAboutBallots && !found.isFinal) return refuseData(event.locals, 'ballots');

	shareWithEverybody(event, [`article-${poll.articleId}`]);
	const { body, type } = write(event, { ...found, data });
	return new Response(body, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-language': poll.language,
			'content-disposition': `inline; filename="poll-${poll.id}.${event.params.file}"`,
			'x-robots-tag': 'noindex'
		}
	});
};

function write(event: RequestEvent, shown: ShownPollData): { body: string; type: string } {
	const { file } = event.params;
	if (file === 'json') return { body: jsonOfPoll(event, shown), type: 'application/json' };
	if (file === 'csv') return { body: csvOfPoll(shown), type: 'text/csv' };
	const of = file === 'abif' ? 'member' : 'visitor';
	return { body: abifOfPoll(event, shown, of), type: 'text/plain' };
}
