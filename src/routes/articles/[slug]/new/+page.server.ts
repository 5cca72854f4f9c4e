import { error } from '@sveltejs/kit';
import { findArticleId } from '#lib/server/articles/find.ts';
import { goToNew } from '#lib/server/web/go-to-new.ts';
import type { PageServerLoad } from './$types';

/** The first comment that is new to the asker. */
export const load: PageServerLoad = async (event) => {
	const { slug } = event.params;
	const id = await findArticleId(event.locals.ctx, slug);
	if (id === null) error(404, { message: 'no such article', code: 'not-found' });
	return goToNew(event, { id, slug });
};
