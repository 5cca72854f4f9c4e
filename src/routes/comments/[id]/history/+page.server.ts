import { error } from '@sveltejs/kit';
import { diffWordsWithSpace } from 'diff';
import { findArticleOf } from '#lib/server/comments/find-article-of.ts';
import { findCurrentText, listRevisions } from '#lib/server/comments/list-revisions.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

/** What a comment said before, each time with what the next text changed. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { ctx } = locals;
	const id = idParam(params.id);
	const current = (await findArticleOf(ctx, id)) && (await findCurrentText(ctx, id));
	if (!current) error(404, { message: 'no such comment', code: 'not-found' });
	const revisions = await listRevisions(ctx, id);
	const texts = [...revisions.map(({ markdown }) => markdown), current.markdown];
	return {
		id,
		language: current.language,
		versions: texts
			.map((text, index) => ({
				until: revisions[index]?.replacedAt ?? null,
				changes: diffWordsWithSpace(texts[index - 1] ?? text, text).map(
					({ value, added, removed }) => ({ value, added, removed })
				)
			}))
			.reverse(),
		zone: locals.site.config.timeZone
	};
};
