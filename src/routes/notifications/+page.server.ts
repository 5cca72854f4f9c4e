import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { NOTIFICATION_DAYS } from '#lib/rules/notifications.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { readNotification, readNotifications } from '#lib/server/notifications/mark-read.ts';
import { idField, idParam, requireForm } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireMember(locals);
	const given = url.searchParams.get('before');
	const before = given === null ? undefined : idParam(given);
	return {
		...(await listNotifications(ctx, { before })),
		before,
		days: NOTIFICATION_DAYS,
		zone: locals.site.config.timeZone
	};
};

export const actions: Actions = {
	/** One, and back to where it stands. */
	read: async ({ locals, request, url }) => {
		const ctx = requireMemberAct(locals);
		const form = await requireForm(request, { id: idField });
		if ((await readNotification(ctx, form.id)) === null) {
			error(404, { message: 'no such notification', code: 'not-found' });
		}
		const before = url.searchParams.get('before');
		const place = before === null ? '' : `?before=${idParam(before)}`;
		redirect(303, localHref(locals.locale, `/notifications${place}#notification-${form.id}`));
	},

	readAll: async ({ locals, request }) => {
		const ctx = requireMemberAct(locals);
		const form = await requireForm(request, { upTo: idField });
		await readNotifications(ctx, form.upTo);
		redirect(303, localHref(locals.locale, '/notifications'));
	}
};
