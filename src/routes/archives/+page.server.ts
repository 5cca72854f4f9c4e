import { listMonths } from '#lib/server/front/months.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const months = await listMonths(event.locals.ctx);
	shareWithEverybody(event, ['home']);
	return { years: [...Map.groupBy(months, ({ month }) => month.slice(0, 4))] };
};
