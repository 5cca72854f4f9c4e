import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { isModerator } from '#lib/rules/permissions.ts';
import { listArticles } from '#lib/server/articles/list.ts';
import { findTagChoice } from '#lib/server/comments/find-choices.ts';
import { countsBeside } from '#lib/server/web/counts-beside.ts';
import { isMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireTag } from '#lib/server/web/require-tag.ts';
import { takeChoice } from '#lib/server/web/take-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { ctx } = locals;
	const tag = await requireTag(event, params.key);
	const before = url.searchParams.get('before');
	const list = await listArticles(ctx, { before, tagId: tag.id });
	if (list.articles.length === 0) error(404, { message: 'no such tag', code: 'not-found' });
	const counts = await countsBeside(
		event,
		list.articles.map(({ id }) => id)
	);
	return {
		tag,
		mayEdit: isModerator(ctx.asker),
		isChanged: url.searchParams.get('done') === 'changed',
		articles: list.articles.map((article) => ({ ...article, ...counts(article.id) })),
		older: list.older,
		isFirst: !before,
		/** Null where nobody could choose. */
		choice: isMember(ctx) ? await findTagChoice(ctx, tag.id) : null
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		await takeChoice(requireMemberAct(locals), request);
		redirect(303, localHref(locals.locale, locals.path));
	}
};
