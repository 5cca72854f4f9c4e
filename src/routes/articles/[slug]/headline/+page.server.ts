import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { HEADLINE_DAYS } from '#lib/rules/front.ts';
import { localHref } from '#lib/rules/locale.ts';
import { canPutHeadline } from '#lib/rules/permissions.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { findJudge } from '#lib/server/drafts/judge.ts';
import {
	listHeadlines,
	putHeadline,
	takeHeadlineBack,
	type HeadlineOutcome
} from '#lib/server/front/headline.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { idField, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['put', 'taken-back'] as const;

/** Headlines shown beside the form; the log has them all. */
const LATELY = 20;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const ctx = requireModerator(locals);
	const { id, slug, title, language } = await requireArticle(ctx, params.slug);
	return {
		article: { slug, title, language },
		headlines: (await listHeadlines(ctx, { most: LATELY })).headlines,
		days: HEADLINE_DAYS,
		mayPut: canPutHeadline(ctx.asker, await findJudge(ctx, id)),
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	put: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const article = await requireArticle(ctx, event.params.slug);
		const { until } = await requireForm(event.request, { until: textField });
		const zone = event.locals.site.config.timeZone;
		return answer(event, 'put', until, () =>
			putHeadline(ctx, { articleId: article.id, until: until.trim(), zone })
		);
	},

	takeBack: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { id } = await requireForm(event.request, { id: idField });
		return answer(event, 'taken-back', '', () => takeHeadlineBack(ctx, id));
	}
};

async function requireArticle(ctx: App.Locals['ctx'], slug: string) {
	const article = await findArticle(ctx, slug);
	return article ?? error(404, { message: 'no such article', code: 'not-found' });
}

const STATUS = {
	'no-date': 422,
	'past-date': 422,
	'too-far': 422,
	'not-published': 409,
	'no-longer': 409
};

async function answer(
	event: RequestEvent,
	done: (typeof DONE)[number],
	until: string,
	act: () => Promise<HeadlineOutcome>
) {
	const typed = { until };
	const outcome = await act().catch((error: unknown) =>
		failTooMany(event, error, { ...typed, refusal: null })
	);
	if (!('ok' in outcome)) return outcome;
	if (!outcome.ok) {
		return fail(STATUS[outcome.reason], { ...typed, refusal: outcome.reason, minutes: null });
	}
	redirect(303, `${localHref(event.locals.locale, event.locals.path)}?done=${done}`);
}
