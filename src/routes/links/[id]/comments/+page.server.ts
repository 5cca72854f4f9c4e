import { listCitingComments } from '#lib/server/comments/list-citing.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireResource } from '#lib/server/web/require-resource.ts';
import type { PageServerLoad } from './$types';

/** The comments that link to where a further-reading link leads. */
export const load: PageServerLoad = async (event) => {
	const resource = await requireResource(event);
	const given = event.url.searchParams.get('before');
	const before = given === null ? undefined : idParam(given);
	return { resource, ...(await listCitingComments(event.locals.ctx, resource.id, { before })) };
};
