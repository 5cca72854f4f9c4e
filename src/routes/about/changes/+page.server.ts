import { listStewardshipActs } from '#lib/server/stewardship/list-acts.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

/** What was changed about the site itself: for everybody. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const given = url.searchParams.get('before');
	const before = given === null ? undefined : idParam(given);
	return {
		...(await listStewardshipActs(locals.ctx, { before })),
		isRoleChanged: url.searchParams.get('done') === 'role'
	};
};
