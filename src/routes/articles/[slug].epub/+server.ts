import { articleEpub } from '#lib/server/web/article-epub.ts';
import { answerPortable, requirePortable } from '#lib/server/web/portable.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const article = await requirePortable(event);
	return answerPortable(event, article, {
		body: await articleEpub(article, event.url.origin),
		type: 'application/epub+zip'
	});
};
