import { error, fail, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { canEditTranslation } from '#lib/rules/permissions.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { idParam, versionParam } from '#lib/server/web/read-form.ts';
import { isMember, requireMember } from '#lib/server/web/require-member.ts';
import { readTypedWords } from '#lib/server/web/translation-form.ts';
import {
	findEarlierWords,
	findTranslationWork,
	writeTranslation,
	type TranslationWork
} from '#lib/server/web/write-translation.ts';
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
	const from = url.searchParams.has('from') ? versionParam(url.searchParams.get('from')) : null;
	return {
		id,
		work: {
			...work,
			translation: from === null ? work.translation : await findAgain(ctx, work, from),
			from,
			/** Whose words stay, since somebody may have voted on them. */
			polls: there?.document.polls ?? null
		},
		isSaved: url.searchParams.has('saved')
	};
};

/** The translation with the words of an earlier version of it, to be said again. */
async function findAgain(
	ctx: MemberCtx,
	{ translation, original }: Pick<TranslationWork, 'translation' | 'original'>,
	number: number
) {
	const document = await findEarlierWords(ctx, { translation, original, number });
	if (!document) error(404, { message: 'no such revision', code: 'not-found' });
	return { ...translation, document };
}

export const actions: Actions = {
	default: async (event) => {
		const { ctx } = event.locals;
		if (isMember(ctx)) return writeTranslation(event, ctx, idParam(event.params.id));
		const unsent = await readTypedWords(event.request);
		if (unsent === null) error(400, { message: 'malformed', code: 'malformed' });
		return fail(403, { unsent });
	}
};
