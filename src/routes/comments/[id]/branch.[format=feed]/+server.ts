import { error } from '@sveltejs/kit';
import { findArticleOf } from '#lib/server/comments/find-article-of.ts';
import { findPlace } from '#lib/server/comments/find-place.ts';
import { listFeedComments } from '#lib/server/feeds/list-comments.ts';
import { commentEntries } from '#lib/server/web/feed-entries.ts';
import { answerFeed } from '#lib/server/web/feed.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** A comment and everything below it. */
export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const id = idParam(event.params.id);
	const article = await findArticleOf(ctx, id);
	const place = article && (await findPlace(ctx, article.id, id));
	if (!article || !place) error(404, { message: 'no such comment', code: 'not-found' });
	const branch = { articleId: article.id, branchPath: place.path };
	return answerFeed(event, {
		title: textIn(locale).comment.feed,
		page: `/comments/${id}`,
		entries: commentEntries(event.locals, await listFeedComments(ctx, branch)),
		tags: [`article-${article.id}`]
	});
};
