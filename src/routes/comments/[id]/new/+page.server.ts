import { error } from '@sveltejs/kit';
import { findArticleOf } from '#lib/server/comments/find-article-of.ts';
import { goToNew } from '#lib/server/web/go-to-new.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

/** The comment that is new to the asker behind this one, or before it: `?back`. */
export const load: PageServerLoad = async (event) => {
	const id = idParam(event.params.id);
	const article = await findArticleOf(event.locals.ctx, id);
	if (!article) error(404, { message: 'no such comment', code: 'not-found' });
	return goToNew(event, article, id);
};
