import { listHeadlines } from '#lib/server/front/headline.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

/** What moderators put first on the front page: for everybody. */
export const load: PageServerLoad = ({ locals, url }) => {
	const given = url.searchParams.get('before');
	const before = given === null ? undefined : idParam(given);
	return listHeadlines(locals.ctx, { before });
};
