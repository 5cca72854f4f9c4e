import { error, fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { canEditTranslation } from '#lib/rules/permissions.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { isMember, requireMember } from '#lib/server/web/require-member.ts';
import { readTypedWords } from '#lib/server/web/translation-form.ts';
import { findTranslationWork, writeTranslation } from '#lib/server/web/write-translation.ts';
import type { Actions, PageServerLoad } from './$types';

/** The form of a translation, for its translator; others read it. */
export const load: PageServerLoad = async ({ locals, params, request, url }) => {
	const id = idParam(params.id);
	// After an act without a session the page still has to give the text back.
	if (request.method !== 'GET' && !isMember(locals.ctx)) return { id, work: null };
	const ctx = requireMember(locals);
	const { there, ...work } = await findTranslationWork(ctx, id);
	if (!canEditTranslation(ctx.asker, work.translation)) {
		redirect(303, localHref(ctx.locale, `/translations/${id}/read`));
	}
	return {
		id,
		work: {
			...work,
			/** Whose words stay, since somebody may have voted on them. */
			polls: there?.document.polls ?? null
		},
		isSaved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { ctx } = event.locals;
		if (isMember(ctx)) return writeTranslation(event, ctx, idParam(event.params.id));
		const unsent = await readTypedWords(event.request);
		if (unsent === null) error(400, { message: 'malformed', code: 'malformed' });
		return fail(403, { unsent });
	}
};
