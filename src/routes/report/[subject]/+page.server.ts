import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { parseSubject, REPORT_REASONS, subjectKey } from '#lib/rules/moderation.ts';
import { isModerator } from '#lib/rules/permissions.ts';
import { listOwnReports, reportThing } from '#lib/server/moderation/report.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { requireSubject } from '#lib/server/web/require-subject.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reports a comment, an article, a link or a profile, and says what became of it. */
export const load: PageServerLoad = async ({ locals, params, request, url }) => {
	const ctx = request.method === 'GET' ? requireMember(locals) : requireMemberAct(locals);
	const place = await requireSubject(ctx, params.subject);
	const isReadable = place.state === null || place.state === 'visible';
	return {
		// Of what is gone the thread does not give the name either.
		place: isReadable ? place : { ...place, author: null, authorIds: [] },
		desk: isModerator(ctx.asker) ? `/desk/${subjectKey(place.subject)}` : null,
		isOwn: place.authorIds.includes(ctx.asker.id),
		isReadable,
		reports: await listOwnReports(ctx, place.subject),
		isDone: url.searchParams.has('done')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const form = await requireForm(event.request, {
			reason: v.optional(v.picklist(REPORT_REASONS)),
			words: textField
		});
		const { reason, words } = form;
		const typed = { reason, words };
		if (!reason) return fail(422, { ...typed, refusal: 'says-nothing' as const, minutes: null });
		const subject = parseSubject(event.params.subject);
		if (!subject) error(404, { message: 'no such thing', code: 'not-found' });
		const refused = await refusalOf(event, typed, () =>
			reportThing(ctx, { subject, reason, words })
		);
		if (refused) return refused;
		redirect(303, localHref(ctx.locale, `/report/${event.params.subject}?done`));
	}
};
