import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { CLAIM_MINUTES } from '#lib/rules/moderation.ts';
import { countWaitingCorrections } from '#lib/server/amendments/list-corrections.ts';
import { claimSubject, releaseSubject } from '#lib/server/moderation/claim.ts';
import { DESK_PLACE, listDesk } from '#lib/server/moderation/list-desk.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['act', 'dismissed', 'upheld', 'claimed', 'released', 'posted', 'refused'] as const;

/** All that waits for moderators, in one queue. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireModerator(locals);
	const after = url.searchParams.get('after');
	if (after !== null && !DESK_PLACE.test(after)) {
		error(404, { message: 'no such place', code: 'not-found' });
	}
	const done = url.searchParams.get('done');
	return {
		...(await listDesk(ctx, after)),
		corrections: await countWaitingCorrections(ctx),
		isFirst: after === null,
		claimMinutes: CLAIM_MINUTES,
		done: DONE.find((one) => one === done) ?? null
	};
};

const FORM = {
	subject: v.pipe(
		v.string(),
		v.regex(/^(comment|article|link|member|appeal|submission|held)-\d{1,15}$/)
	),
	act: v.picklist(['claim', 'release'])
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const ctx = requireMemberAct(locals);
		const { subject, act } = await requireForm(request, FORM);
		if (act === 'release') await releaseSubject(ctx, subject);
		else if (!(await claimSubject(ctx, subject))) return fail(409, { isRefused: true });
		const done = act === 'claim' ? 'claimed' : 'released';
		redirect(303, localHref(ctx.locale, `/desk?done=${done}#${subject}`));
	}
};
