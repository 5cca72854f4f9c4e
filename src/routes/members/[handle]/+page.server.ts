import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { findProfile, listGuests } from '#lib/server/accounts/find.ts';
import { listArticles } from '#lib/server/articles/list.ts';
import { listCommentsBy } from '#lib/server/comments/list-by-author.ts';
import { isMuted } from '#lib/server/comments/find-choices.ts';
import { idParam, isWellFormed } from '#lib/server/web/read-form.ts';
import { isMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import { takeChoice } from '#lib/server/web/take-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const profile = isWellFormed(params.handle) && (await findProfile(locals.ctx, params.handle));
	if (!profile) error(404, { message: 'no such member', code: 'not-found' });
	const address = `/members/${encodeURIComponent(profile.handle)}`;
	if (params.handle !== profile.handle) {
		redirect(308, localHref(locals.locale, address) + url.search);
	}
	const given = url.searchParams.get('before');
	const before = given === null ? undefined : idParam(given);
	const { ctx } = locals;
	// Beside the first page of comments only: what is older is looked for.
	const written =
		before === undefined
			? await listArticles(ctx, { authorId: profile.id })
			: { articles: [], older: null };
	const isOther = isMember(ctx) && ctx.asker.id !== profile.id;
	return {
		profile,
		address,
		/** Whether the asker hides them; null where nobody could. */
		isMuted: isOther ? await isMuted(ctx, profile.id) : null,
		isNewest: before === undefined,
		articles: written.articles.map(({ ledeHtml: _, ...article }) => article),
		hasOlderArticles: written.older !== null,
		guests: await listGuests(ctx, profile.id),
		...(await listCommentsBy(locals.ctx, profile.id, { before })),
		timeZone: locals.site.config.timeZone
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		await takeChoice(requireMemberAct(locals), request);
		redirect(303, localHref(locals.locale, locals.path));
	}
};
