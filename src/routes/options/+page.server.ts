import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import {
	listOptionsToDecide,
	listOwnOptions,
	type OptionProposal
} from '#lib/server/amendments/list-options.ts';
import { decideOption, type OptionDecision } from '#lib/server/publishing/decide-option.ts';
import { idField, requireForm, textField } from '#lib/server/web/read-form.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['proposed', 'accepted', 'refused'] as const;

/** Proposed answers: those that the asker may decide, and their own. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireMember(locals);
	const [toDecide, own] = await Promise.all([listOptionsToDecide(ctx), listOwnOptions(ctx)]);
	return {
		toDecide: toDecide.map(shown),
		own: own.map(shown),
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

const shown = ({ senderId: _, part: __, ...proposal }: OptionProposal) => proposal;

export const actions: Actions = {
	accept: async (event) => {
		const { id } = await requireForm(event.request, { id: idField });
		return decide(event, { id, reason: '' }, { to: 'accepted' });
	},

	refuse: async (event) => {
		const form = await requireForm(event.request, { id: idField, reason: textField });
		return decide(event, form, { to: 'refused', reason: form.reason });
	}
};

async function decide(
	event: RequestEvent,
	typed: { id: number; reason: string },
	decision: OptionDecision
) {
	const ctx = requireMemberAct(event.locals);
	const refusal = await refusalOf(event, typed, () => decideOption(ctx, typed.id, decision));
	if (refusal) return refusal;
	redirect(303, localHref(ctx.locale, `/options?done=${decision.to}`));
}
