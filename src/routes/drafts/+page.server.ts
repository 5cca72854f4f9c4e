import { listOwnArticles } from '#lib/server/drafts/list-own.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import type { PageServerLoad } from './$types';

const DONE = ['submitted', 'withdrawn', 'accepted', 'left'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireMember(locals);
	const done = url.searchParams.get('done');
	return {
		articles: await listOwnArticles(ctx),
		done: DONE.find((one) => one === done) ?? null
	};
};
