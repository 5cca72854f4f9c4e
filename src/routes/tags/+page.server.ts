import { listTags } from '#lib/server/articles/find-tag.ts';
import { isWellFormed } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const after = url.searchParams.get('after');
	return listTags(locals.ctx, { after: after && isWellFormed(after) ? after : undefined });
};
