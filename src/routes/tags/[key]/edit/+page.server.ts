import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { mergeTag, renameTag } from '#lib/server/stewardship/curate-tags.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import { requireTag } from '#lib/server/web/require-tag.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireModerator(event.locals);
	return { tag: await requireTag(event, event.params.key ?? '') };
};

export const actions: Actions = {
	rename: (event) => change(event, 'rename'),
	merge: (event) => change(event, 'merge')
};

async function change(event: RequestEvent<{ key: string }>, act: 'rename' | 'merge') {
	const ctx = requireModerator(event.locals);
	const form = await requireForm(event.request, { label: textField, reason: textField });
	const typed = { act, ...form };
	const { id } = await requireTag(event, event.params.key);
	const outcome = await (act === 'rename' ? renameTag : mergeTag)(ctx, { id, ...form }).catch(
		(error: unknown) => failTooMany(event, error, { ...typed, refusal: null })
	);
	if (!('ok' in outcome)) return outcome;
	if (!outcome.ok) {
		const { reason } = outcome;
		return fail(reason === 'gone' ? 409 : 422, { ...typed, refusal: reason, minutes: null });
	}
	const address = `/tags/${encodeURIComponent(outcome.key)}?done=changed`;
	redirect(303, localHref(event.locals.locale, address));
}
