import { randomUUID } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { askAgain } from '#lib/rules/asked-again.ts';
import { findPoll } from '#lib/server/polls/find.ts';
import { findEarlierPolls } from '#lib/server/publishing/find-earlier-polls.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import type { PageServerLoad } from './$types';

/** The form of a new article that begins with the words of this poll; what it sends goes to `/articles/new`. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireMember(locals);
	const poll = await findPoll(ctx, idParam(params.id));
	if (!poll) error(404, { message: 'no such poll', code: 'not-found' });
	const { id, question, language, articleSlug } = poll;
	const document = askAgain(poll);
	return {
		poll: { id, question, language, articleSlug },
		document,
		earlier: await findEarlierPolls(ctx, document),
		idempotencyKey: randomUUID()
	};
};
