import { listSoleDecisions } from '#lib/server/publishing/list-sole-decisions.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

/** What stewards decided without a vote: for everybody. */
export const load: PageServerLoad = ({ locals, url }) => {
	const given = url.searchParams.get('before');
	const before = given === null ? undefined : idParam(given);
	return listSoleDecisions(locals.ctx, { before });
};
