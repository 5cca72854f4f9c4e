import { listWaitingCorrections } from '#lib/server/amendments/list-corrections.ts';
import { listSentTranslations } from '#lib/server/amendments/list-translations.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { PageServerLoad } from './$types';

const DONE = ['accepted', 'declined'] as const;

/** What waits for moderators about articles that are published. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireModerator(locals);
	const waiting = await listWaitingCorrections(ctx);
	return {
		corrections: waiting.map(({ id, title, language, sender, words, pollId, createdAt }) => ({
			...{ id, title, language, sender, words, pollId, createdAt }
		})),
		translations: await listSentTranslations(ctx),
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	};
};
