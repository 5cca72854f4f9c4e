import { randomUUID } from 'node:crypto';
import { emptyDocument } from '#lib/rules/article-document.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { writeArticle } from '#lib/server/web/write-article.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, request }) => {
	// After an act without a session the page still has to give the text back.
	if (request.method === 'GET') requireMember(locals);
	return { document: emptyDocument(locals.locale), idempotencyKey: randomUUID() };
};

export const actions: Actions = {
	default: (event) => writeArticle(event, null)
};
