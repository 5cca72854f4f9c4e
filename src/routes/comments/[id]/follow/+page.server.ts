import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { findArticleOf } from '#lib/server/comments/find-article-of.ts';
import { findChoice, isMuted } from '#lib/server/comments/find-choices.ts';
import { findComment } from '#lib/server/comments/find.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import { takeChoice } from '#lib/server/web/take-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const id = idParam(params.id);
	const article = await findArticleOf(ctx, id);
	const comment = article && (await findComment(ctx, article.id, id));
	if (!article || !comment) error(404, { message: 'no such comment', code: 'not-found' });
	const { rootId, author } = comment;
	const root = rootId === id ? null : await findComment(ctx, article.id, rootId);
	const choiceOf = (branch: number) => findChoice(ctx, { articleId: article.id, branch });
	return {
		comment,
		choice: await choiceOf(id),
		root: root && { id: rootId, author: root.author, choice: await choiceOf(rootId) },
		/** Who can be hidden. */
		author:
			author && author.id !== ctx.asker.id
				? { ...author, isMuted: await isMuted(ctx, author.id) }
				: null,
		articlePath: `/articles/${article.slug}/follow`,
		zone: locals.site.config.timeZone
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		await takeChoice(requireMemberAct(locals), request);
		redirect(303, localHref(locals.locale, locals.path));
	}
};
