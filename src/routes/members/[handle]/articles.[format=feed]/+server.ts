import { error } from '@sveltejs/kit';
import { findProfile } from '#lib/server/accounts/find.ts';
import { listFeedArticles } from '#lib/server/feeds/list-articles.ts';
import { articleEntries } from '#lib/server/web/feed-entries.ts';
import { answerFeed } from '#lib/server/web/feed.ts';
import { isWellFormed } from '#lib/server/web/read-form.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

/** What a member wrote here, alone or with others. */
export const GET: RequestHandler = async (event) => {
	const { locals, params } = event;
	const { ctx, locale } = locals;
	const member = isWellFormed(params.handle) && (await findProfile(ctx, params.handle));
	if (!member) error(404, { message: 'no such member', code: 'not-found' });
	const articles = await listFeedArticles(ctx, { authorId: member.id });
	return answerFeed(event, {
		title: textIn(locale).feed.articlesOf(member.displayName),
		page: `/members/${encodeURIComponent(member.handle)}`,
		entries: articleEntries(locals, articles),
		tags: ['home', `member-${member.id}`]
	});
};
