import { listOwnCorrections } from '#lib/server/amendments/list-corrections.ts';
import { listOwnTranslations } from '#lib/server/amendments/list-translations.ts';
import { listOwnArticles } from '#lib/server/drafts/list-own.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import type { PageServerLoad } from './$types';

const DONE = ['submitted', 'withdrawn', 'accepted', 'left'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireMember(locals);
	const done = url.searchParams.get('done');
	return {
		articles: await listOwnArticles(ctx),
		translations: await listOwnTranslations(ctx),
		corrections: (await listOwnCorrections(ctx)).map(({ slug, title, ...correction }) => ({
			...{ id: correction.id, state: correction.state, reason: correction.reason },
			...{ createdAt: correction.createdAt, quote: correction.quote, words: correction.words },
			pollId: correction.pollId,
			article: { slug, title }
		})),
		done: DONE.find((one) => one === done) ?? null
	};
};
