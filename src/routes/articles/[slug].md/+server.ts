import { articleMarkdown } from '#lib/server/web/article-markdown.ts';
import { answerPortable, requirePortable } from '#lib/server/web/portable.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const article = await requirePortable(event);
	return answerPortable(event, article, {
		body: articleMarkdown(article, event.url.origin),
		type: 'text/markdown; charset=utf-8; variant=CommonMark'
	});
};
