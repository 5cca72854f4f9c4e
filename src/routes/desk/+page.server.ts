import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { CLAIM_MINUTES, DESK_KINDS, isOnDesk } from '#lib/rules/moderation.ts';
import { claimSubject, releaseSubject } from '#lib/server/moderation/claim.ts';
import { DESK_PLACE, listDesk } from '#lib/server/moderation/list-desk.ts';
import { countDesk } from '#lib/server/moderation/what-waits.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = [
	...(['act', 'dismissed', 'upheld', 'claimed', 'released'] as const),
	...(['posted', 'refused'] as const)
];

/** All that waits for moderators, in one queue. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireModerator(locals);
	const after = placeIn(url);
	const done = url.searchParams.get('done');
	const counts = await countDesk(ctx);
	return {
		...(await listDesk(ctx, after)),
		counts: DESK_KINDS.flatMap((kind) => {
			const count = counts.get(kind);
			return count ? [{ kind, count }] : [];
		}),
		after,
		claimMinutes: CLAIM_MINUTES,
		done: DONE.find((one) => one === done) ?? null
	};
};

/** From behind which place on the page shows what waits; null: from the beginning. */
function placeIn({ searchParams }: URL): string | null {
	const after = searchParams.get('after');
	if (after !== null && !DESK_PLACE.test(after)) {
		error(404, { message: 'no such place', code: 'not-found' });
	}
	return after;
}

const FORM = {
	subject: v.pipe(v.string(), v.check(isOnDesk)),
	act: v.picklist(['claim', 'release'])
};

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const ctx = requireMemberAct(locals);
		const { subject, act } = await requireForm(request, FORM);
		const after = placeIn(url);
		if (act === 'release') await releaseSubject(ctx, subject);
		else if (!(await claimSubject(ctx, subject))) return fail(409, { isRefused: true });
		const done = act === 'claim' ? 'claimed' : 'released';
		const place = after === null ? '' : `&after=${after}`;
		redirect(303, localHref(ctx.locale, `/desk?done=${done}${place}#${subject}`));
	}
};
