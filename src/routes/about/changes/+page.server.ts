import { listStewardshipActs } from '#lib/server/stewardship/list-acts.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

const DONE = ['role', 'factor'] as const;

/** What was changed about the site itself: for everybody. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const given = url.searchParams.get('before');
	const before = given === null ? undefined : idParam(given);
	return {
		...(await listStewardshipActs(locals.ctx, { before })),
		done: DONE.find((act) => act === url.searchParams.get('done')) ?? null
	};
};
