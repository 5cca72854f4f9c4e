import { error, fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { isOver } from '#lib/rules/tally/may-see-results.ts';
import { findTellable, listOutcomes, tellOutcome } from '#lib/server/amendments/outcome.ts';
import { previewComment } from '#lib/server/comments/preview.ts';
import { findPoll } from '#lib/server/polls/find.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { idParam, requireForm, textField, versionField } from '#lib/server/web/read-form.ts';
import { isMember } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** What came of a closed poll: every version, for everybody, and the form for those who may write one. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const poll = await findPoll(ctx, idParam(params.id));
	if (!poll) error(404, { message: 'no such poll', code: 'not-found' });
	const { id, question, language, phase, articleSlug } = poll;
	return {
		poll: { id, question, language, isClosed: isOver(phase), articleSlug },
		versions: await listOutcomes(ctx, id),
		mayTell: (await findTellable(ctx, [id])).has(id)
	};
};

const OutcomeForm = {
	/** The version that the writer saw; one of before is a clash. */
	base: versionField,
	markdown: textField
};

export const actions: Actions = {
	tell: async (event) => {
		const { base, markdown } = await requireForm(event.request, OutcomeForm);
		const { ctx, locale } = event.locals;
		const typed = { base, markdown, preview: null };
		if (!isMember(ctx)) {
			return fail(403, { ...typed, isExpired: true, refusal: null, minutes: null });
		}
		const pollId = idParam(event.params.id);
		const refusal = await refusalOf(event, { ...typed, isExpired: false }, () =>
			tellOutcome(ctx, { pollId, base, markdown })
		);
		if (refusal) return refusal;
		redirect(303, localHref(locale, `/polls/${pollId}/outcome`));
	},

	preview: async (event) => {
		const typed = await requireForm(event.request, OutcomeForm);
		const { ctx } = event.locals;
		const nothing = { ...typed, preview: null, refusal: null, minutes: null };
		if (!isMember(ctx)) return fail(403, { ...nothing, isExpired: true });
		const seen = await previewComment(ctx, typed.markdown).catch((error: unknown) =>
			failTooMany(event, error, { ...nothing, isExpired: false })
		);
		if (!('ok' in seen)) return seen;
		if (!seen.ok) return fail(422, { ...nothing, isExpired: false, refusal: seen.reason });
		return { ...nothing, isExpired: false, preview: seen.html };
	}
};
