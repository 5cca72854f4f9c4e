import { error, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { findArticleId } from '#lib/server/articles/find.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import { forgetThread, keepRead, markVisitRead } from '#lib/server/web/reading.ts';
import type { Actions, PageServerLoad } from './$types';

const FORM = {
	/** The last comment that the thread had when the page was made; 0 in an empty one. */
	upTo: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
	/** Which button was pressed; neither when a page says that it is left. */
	all: v.optional(v.literal('yes')),
	forget: v.optional(v.literal('yes'))
};

/** Nothing to see: the buttons are above the thread. */
export const load: PageServerLoad = () => error(405, { message: 'POST only' });

export const actions: Actions = {
	/** Has the thread marked as read, or as never read; also what a page sends when it is left. */
	default: async (event) => {
		const { locals, params, request } = event;
		const form = await requireForm(request, FORM);
		const articleId = await findArticleId(locals.ctx, params.slug);
		if (articleId === null) error(404, { message: 'no such article', code: 'not-found' });

		if (form.forget) {
			await forgetThread(event, articleId);
			// Not back to the thread: looking at it is reading it again.
			redirect(303, localHref(locals.locale, '/'));
		}
		await keepRead(event, articleId, form.upTo);
		if (form.all) markVisitRead(event, articleId, form.upTo);
		redirect(303, localHref(locals.locale, `/articles/${params.slug}#thread`));
	}
};
