import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	requireSteward(locals);
};
