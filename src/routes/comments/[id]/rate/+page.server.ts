import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { canRateComment } from '#lib/rules/permissions.ts';
import { REASONS, type Rating } from '#lib/rules/ranking.ts';
import { findArticleOf } from '#lib/server/comments/find-article-of.ts';
import { findComment } from '#lib/server/comments/find.ts';
import { findKarma, findRating } from '#lib/server/comments/karma.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { goToComment } from '#lib/server/web/own-comment.ts';
import { idParam, requireForm } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** A reason alone says that the comment is not useful; left out when nothing was chosen. */
const FORM = { verdict: v.optional(v.picklist(['useful', 'none', ...REASONS])) };

export const load: PageServerLoad = async ({ locals, params, request }) => {
	const ctx = request.method === 'GET' ? requireMember(locals) : requireMemberAct(locals);
	const comment = await requireComment(ctx, idParam(params.id));
	return {
		comment,
		verdict: await findRating(ctx, comment.id),
		karma: await findKarma(ctx),
		isOwn: !canRateComment(ctx.asker, { authorId: comment.author?.id ?? null }),
		zone: locals.site.config.timeZone
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const ctx = requireMemberAct(locals);
		const form = await requireForm(request, FORM);
		if (!form.verdict) return fail(422, { problem: 'nothing' as const });

		const id = idParam(params.id);
		const outcome = await rateComment(ctx, { id, rating: ratingOf(form.verdict) });
		if (outcome.ok) return goToComment(ctx, id);
		const { reason } = outcome;
		if (reason === 'no-such-comment') return noSuchComment();
		return fail(reason === 'own-comment' ? 403 : 429, { problem: reason });
	}
};

function ratingOf(verdict: 'useful' | 'none' | (typeof REASONS)[number]): Rating | null {
	if (verdict === 'none') return null;
	return verdict === 'useful' ? { verdict } : { verdict: 'not-useful', reason: verdict };
}

async function requireComment(ctx: MemberCtx, id: number) {
	const article = await findArticleOf(ctx, id);
	const comment = article && (await findComment(ctx, article.id, id));
	return comment && !comment.gone ? comment : noSuchComment();
}

const noSuchComment = (): never => error(404, { message: 'no such comment', code: 'not-found' });
