import { error } from '@sveltejs/kit';
import { drawResult } from '#lib/rules/result-picture.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { figureOfPoll } from '#lib/server/web/result-figure.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const figure = await figureOfPoll(ctx, idParam(event.params.id));
	if (!figure) error(404, { message: 'no such poll', code: 'not-found' });
	const { poll, ...shown } = figure;
	shareWithEverybody(event, [`article-${poll.articleId}`]);
	const { name } = textIn(locale).site;
	const svg = drawResult({ ...shown, question: poll.question, site: name, language: locale });
	return new Response(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};
