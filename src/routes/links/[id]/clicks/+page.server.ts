import { listClickDays } from '#lib/server/resources/find.ts';
import { requireResource } from '#lib/server/web/require-resource.ts';
import type { PageServerLoad } from './$types';

const DAYS = 90;

/** How often a link was followed, day by day. */
export const load: PageServerLoad = async (event) => {
	const resource = await requireResource(event);
	return { resource, days: await listClickDays(event.locals.ctx, resource.id, DAYS), most: DAYS };
};
