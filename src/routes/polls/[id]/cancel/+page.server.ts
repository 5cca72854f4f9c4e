import { redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { canCancelPoll } from '#lib/rules/permissions.ts';
import { isOver } from '#lib/rules/tally/may-see-results.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import { ballotsOf, requireAmendable } from '#lib/server/web/asked-poll.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** What cancelling a poll means, before it is done: it cannot be undone. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const { asked, named } = await requireAmendable(ctx, params.id);
	return {
		poll: named,
		ballots: ballotsOf(asked),
		may: canCancelPoll(ctx.asker, asked),
		isOver: isOver(asked.phase)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { reason } = await requireForm(event.request, { reason: textField });
		const pollId = idParam(event.params.id);
		let id = 0;
		const refused = await refusalOf(event, { reason }, async () => {
			const outcome = await cancelPoll(ctx, { pollId, reason });
			if (outcome.ok) ({ id } = outcome);
			return outcome;
		});
		return refused ?? redirect(303, localHref(ctx.locale, `/about/moderation/${id}`));
	}
};
