import { listInvitations } from '#lib/server/accounts/invitations.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import { takeBackInvitation } from '#lib/server/web/revoke-invitation.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireSteward(locals);
	const before = url.searchParams.get('before');
	return {
		...(await listInvitations(ctx, {
			of: 'everybody',
			before: before === null ? undefined : idParam(before)
		})),
		isRevoked: url.searchParams.get('done') === 'revoked'
	};
};

export const actions: Actions = {
	revoke: ({ locals, request }) =>
		takeBackInvitation(requireSteward(locals), request, '/steward/invitations')
};
