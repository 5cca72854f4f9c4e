import { error } from '@sveltejs/kit';
import { canEditTranslation } from '#lib/rules/permissions.ts';
import { findTranslation } from '#lib/server/amendments/find-translation.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { showOwnTranslationHistory } from '#lib/server/web/show-history.ts';
import type { PageServerLoad } from './$types';

/** What a translation said from its first word on: for those who write it. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const ctx = requireMember(locals);
	const id = idParam(params.id);
	const translation = await findTranslation(ctx, id);
	if (!translation || !canEditTranslation(ctx.asker, translation)) {
		error(404, { message: 'no such translation', code: 'not-found' });
	}
	return {
		id,
		language: translation.language,
		title: translation.document.title,
		history: await showOwnTranslationHistory(ctx, id, url.searchParams)
	};
};
