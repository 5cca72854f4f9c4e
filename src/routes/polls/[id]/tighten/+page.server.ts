import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { isOver, tighterThan, VISIBILITIES } from '#lib/rules/tally/may-see-results.ts';
import { tightenPoll } from '#lib/server/publishing/tighten-poll.ts';
import { requireAmendable } from '#lib/server/web/asked-poll.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { idParam, requireForm, textField, versionField } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** To whom a poll shows its results, and to how many fewer it could. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const { asked, named } = await requireAmendable(ctx, params.id);
	return {
		poll: named,
		visibility: asked.visibility,
		offered: tighterThan(asked.visibility).filter((to) => to !== 'sealed' || asked.closes),
		base: asked.revision,
		isOver: isOver(asked.phase)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { base, to, reason } = await requireForm(event.request, {
			base: versionField,
			/** Nothing, where nothing is chosen. */
			to: v.optional(v.picklist(VISIBILITIES)),
			reason: textField
		});
		const pollId = idParam(event.params.id);
		const refused = await refusalOf(event, { to, reason }, () =>
			tightenPoll(ctx, { pollId, base, to: to ?? 'always', reason })
		);
		return (
			refused ?? redirect(303, localHref(ctx.locale, `/polls/${pollId}/changes?done=tightened`))
		);
	}
};
