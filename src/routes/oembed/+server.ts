import { answerOEmbed } from '#lib/server/web/oembed.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const answer = await answerOEmbed(ctx, event.url);
	if (!answer.ok) {
		return new Response(`${textIn(locale).embed.oembed[answer.reason]}\n`, {
			status: answer.status,
			headers: { 'content-type': 'text/plain; charset=utf-8' }
		});
	}
	shareWithEverybody(event, [`article-${answer.articleId}`]);
	return Response.json(answer.body);
};
