import { error } from '@sveltejs/kit';
import { EMBED_POLICY, embedHtml } from '#lib/server/web/embed-html.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { figureOfPoll } from '#lib/server/web/result-figure.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const figure = await figureOfPoll(ctx, idParam(event.params.id));
	if (!figure) error(404, { message: 'no such poll', code: 'not-found' });
	shareWithEverybody(event, [`article-${figure.poll.articleId}`]);
	return new Response(embedHtml(figure, locale), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': EMBED_POLICY
		}
	});
};
