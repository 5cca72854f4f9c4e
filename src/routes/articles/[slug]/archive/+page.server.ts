import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { canArchive } from '#lib/rules/permissions.ts';
import { findJudge } from '#lib/server/drafts/judge.ts';
import { findOnShelf, moveArticle } from '#lib/server/publishing/archive.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireSteward(locals);
	const article = await requireOnShelf(ctx, params.slug);
	return { article, may: canArchive(ctx.asker, await findJudge(ctx, article.id)) };
};

export const actions: Actions = {
	archive: (event) => move(event, 'archived'),
	restore: (event) => move(event, 'published')
};

async function move(
	event: Parameters<Actions[string]>[0],
	to: Parameters<typeof moveArticle>[1]['to']
) {
	const ctx = requireMemberAct(event.locals);
	const { reason } = await requireForm(event.request, { reason: textField });
	const { id, slug } = await requireOnShelf(ctx, event.params.slug);
	const refusal = await refusalOf(event, { reason }, () => moveArticle(ctx, { id, to, reason }));
	if (refusal) return refusal;
	const there = to === 'archived' ? '/about/decisions' : `/articles/${slug}`;
	redirect(303, localHref(event.locals.locale, there));
}

async function requireOnShelf(ctx: App.Locals['ctx'], slug: string) {
	const article = await findOnShelf(ctx, slug);
	return article ?? error(404, { message: 'no such article', code: 'not-found' });
}
