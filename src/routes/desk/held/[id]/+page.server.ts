import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { PLACE_RULES } from '#lib/rules/moderation.ts';
import { canDecideHeld } from '#lib/rules/permissions.ts';
import { findOtherClaim } from '#lib/server/moderation/claim.ts';
import { approveHeld, refuseHeld } from '#lib/server/moderation/decide-held.ts';
import { findContext } from '#lib/server/moderation/find-context.ts';
import { findHeld } from '#lib/server/moderation/find-held.ts';
import { listActs } from '#lib/server/moderation/list-acts.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { Actions, PageServerLoad } from './$types';

/** A comment that waits, what it answers, and its author's record. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireModerator(locals);
	const held = await findHeld(ctx, idParam(params.id));
	if (!held) error(404, { message: 'nothing waits here', code: 'not-found' });
	const context = held.parentId === null ? [] : await findContext(ctx, held.parentId);
	return {
		held,
		/** What it answers, without what that answers in turn. */
		context: context.filter(({ id }) => id === held.parentId),
		record: (await listActs(ctx, { of: { memberId: held.author.id } })).acts,
		mayDecide: held.state === 'waiting' && canDecideHeld(ctx.asker, { authorId: held.author.id }),
		claim: await findOtherClaim(ctx, `held-${held.id}`)
	};
};

export const actions: Actions = {
	approve: async (event) => {
		const ctx = requireMemberAct(event.locals);
		await requireForm(event.request, {});
		const refused = await refusalOf(event, { rule: '', reason: '' }, () =>
			approveHeld(ctx, idParam(event.params.id))
		);
		return refused ?? goBack(event, 'posted');
	},

	refuse: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { rule, reason } = await requireForm(event.request, {
			rule: v.union([v.literal(''), v.picklist(PLACE_RULES)]),
			reason: textField
		});
		const typed = { rule, reason };
		if (rule === '') return fail(422, { ...typed, refusal: 'no-rule' as const, minutes: null });
		const refused = await refusalOf(event, typed, () =>
			refuseHeld(ctx, { id: idParam(event.params.id), rule, reason })
		);
		return refused ?? goBack(event, 'refused');
	}
};

const goBack = ({ locals }: RequestEvent, done: 'posted' | 'refused'): never =>
	redirect(303, localHref(locals.locale, `/desk?done=${done}`));
