import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { changeFollowing } from '#lib/server/accounts/change-following.ts';
import { listFollowed, listMuted } from '#lib/server/comments/list-choices.ts';
import { idParam, requireForm } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { takeChoice } from '#lib/server/web/take-choice.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireMember(locals);
	const before = (list: string) => {
		const given = url.searchParams.get(list);
		return given === null ? undefined : idParam(given);
	};
	return {
		followed: await listFollowed(ctx, before('followed')),
		muted: await listMuted(ctx, before('muted')),
		followsOwn: ctx.asker.followsOwn,
		isSaved: url.searchParams.has('saved')
	};
};

const PAGE = '/settings/following';

export const actions: Actions = {
	choose: async ({ locals, request }) => {
		await takeChoice(requireMember(locals), request);
		redirect(303, localHref(locals.locale, PAGE));
	},

	own: async ({ locals, request }) => {
		const ctx = requireMember(locals);
		const form = await requireForm(request, { own: v.optional(v.literal('yes')) });
		await changeFollowing(ctx, form.own === 'yes');
		redirect(303, localHref(locals.locale, `${PAGE}?saved`));
	}
};
