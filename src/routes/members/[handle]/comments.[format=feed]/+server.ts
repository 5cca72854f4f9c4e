import { error } from '@sveltejs/kit';
import { findProfile } from '#lib/server/accounts/find.ts';
import { listFeedComments } from '#lib/server/feeds/list-comments.ts';
import { commentEntries } from '#lib/server/web/feed-entries.ts';
import { answerFeed } from '#lib/server/web/feed.ts';
import { textIn } from '#lib/text/text.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { ctx, locale } = event.locals;
	const member = await findProfile(ctx, event.params.handle);
	if (!member) error(404, { message: 'no such member', code: 'not-found' });
	const comments = await listFeedComments(ctx, { memberId: member.id });
	return answerFeed(event, {
		title: textIn(locale).account.feed(member.displayName),
		page: `/members/${encodeURIComponent(member.handle)}`,
		entries: commentEntries(event.locals, comments),
		tags: [`member-${member.id}`]
	});
};
