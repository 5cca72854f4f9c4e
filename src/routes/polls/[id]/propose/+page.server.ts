import { error, fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { findPoll } from '#lib/server/polls/find.ts';
import { proposeOption } from '#lib/server/publishing/propose-option.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { isMember, requireMember } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, request }) => {
	// What a session that has ended was used to type comes back with the form.
	const ctx = request.method === 'GET' ? requireMember(locals) : locals.ctx;
	const { id, question, language, phase, options, articleSlug } = await requirePoll(ctx, params.id);
	return { poll: { id, question, language, isOpen: phase === 'open', options, articleSlug } };
};

export const actions: Actions = {
	default: async (event) => {
		const { text } = await requireForm(event.request, { text: textField });
		const { ctx, locale } = event.locals;
		if (!isMember(ctx)) {
			return fail(403, { text, isExpired: true, refusal: null, minutes: null });
		}
		const { id: pollId, language } = await requirePoll(ctx, event.params.id);
		const refusal = await refusalOf(event, { text, isExpired: false }, () =>
			proposeOption(ctx, { pollId, language, text })
		);
		if (refusal) return refusal;
		redirect(303, localHref(locale, '/options?done=proposed'));
	}
};

async function requirePoll(ctx: Ctx, id: string) {
	const poll = await findPoll(ctx, idParam(id));
	return poll?.takesProposals ? poll : error(404, { message: 'no such poll', code: 'not-found' });
}
