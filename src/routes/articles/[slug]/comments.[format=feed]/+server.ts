import { error } from '@sveltejs/kit';
import { findArticle } from '#lib/server/articles/find.ts';
import { listFeedComments } from '#lib/server/feeds/list-comments.ts';
import { commentEntries } from '#lib/server/web/feed-entries.ts';
import { answerFeed } from '#lib/server/web/feed.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const article = await findArticle(ctx, event.params.slug);
	if (!article) error(404, { message: 'no such article', code: 'not-found' });
	const comments = await listFeedComments(ctx, { articleId: article.id });
	return answerFeed(event, {
		title: textIn(locale).article.feed(article.title),
		page: `/articles/${article.slug}`,
		entries: commentEntries(event.locals, comments),
		tags: [`article-${article.id}`]
	});
};
