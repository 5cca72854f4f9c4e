import { listActs, type ActsOf } from '#lib/server/moderation/list-acts.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import type { PageServerLoad } from './$types';

/** What moderators did, for everybody; of one comment alone, or what concerns the asker, where asked. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const id = (name: string) => {
		const given = url.searchParams.get(name);
		return given === null ? undefined : idParam(given);
	};
	const commentId = id('comment');
	const isMine = url.searchParams.has('mine');
	const of: ActsOf = {
		...(commentId !== undefined && { commentId, isOnContent: true }),
		...(isMine && { concernedId: requireMember(locals).asker.id })
	};
	const { acts, older } = await listActs(locals.ctx, { before: id('before'), of });
	const choice = [...(commentId ? [`comment=${commentId}`] : []), ...(isMine ? ['mine'] : [])];
	return {
		acts,
		older: older === null ? null : `?${[...choice, `before=${older}`].join('&')}`,
		shows: isMine ? ('mine' as const) : commentId ? ('ofComment' as const) : null
	};
};
