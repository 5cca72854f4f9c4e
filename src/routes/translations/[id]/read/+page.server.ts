import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { canDecideTranslation, canEditTranslation } from '#lib/rules/permissions.ts';
import { findTranslation } from '#lib/server/amendments/find-translation.ts';
import { previewTexts } from '#lib/server/drafts/preview.ts';
import { answerTranslation } from '#lib/server/publishing/translate.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMember, requireMemberAct } from '#lib/server/web/require-member.ts';
import { findTranslationWork } from '#lib/server/web/write-translation.ts';
import type { Actions, PageServerLoad } from './$types';

/** A translation as its readers would see it; who wrote the article answers it here. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const work = await findTranslationWork(ctx, idParam(params.id));
	const { translation, original, there, isOutdated, readiness } = work;
	const { ledeHtml, bodyHtml } = previewTexts(translation.document);
	locals.fragments.set('lede', ledeHtml);
	locals.fragments.set('body', bodyHtml);
	return {
		translation,
		original: { title: original.document.title },
		isOutdated,
		readiness: translation.articleState === 'published' ? null : readiness,
		/** What readers get now, where it is another text. */
		there: translation.number === translation.publishedNumber ? null : (there?.document ?? null),
		may: {
			edit: canEditTranslation(ctx.asker, translation),
			decide: canDecideTranslation(ctx.asker, translation)
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const ctx = requireMemberAct(locals);
		const form = await requireForm(request, {
			number: v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number)),
			to: v.picklist(['accept', 'return']),
			message: textField
		});
		const id = idParam(params.id);
		const { message } = form;
		const outcome = await answerTranslation(ctx, { ...form, id }).catch((error: unknown) =>
			failTooMany(event, error, { message, refusal: null })
		);
		if (!('ok' in outcome)) return outcome;
		if (!outcome.ok) {
			const status = outcome.reason === 'no-longer-sent' ? 409 : 422;
			return fail(status, { message, refusal: outcome.reason, minutes: null });
		}
		const translation = await findTranslation(ctx, id);
		if (!translation) error(404, { message: 'no such translation', code: 'not-found' });
		const done = form.to === 'accept' ? 'accepted' : 'returned';
		redirect(303, localHref(ctx.locale, `/articles/${translation.slug}/translate?done=${done}`));
	}
};
