import { error, redirect } from '@sveltejs/kit';
import { localHref } from '#lib/rules/locale.ts';
import { findProfile } from '#lib/server/accounts/find.ts';
import { listCommentsBy } from '#lib/server/comments/list-by-author.ts';
import { idParam, isWellFormed } from '#lib/server/web/read-form.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const profile = isWellFormed(params.handle) && (await findProfile(locals.ctx, params.handle));
	if (!profile) error(404, { message: 'no such member', code: 'not-found' });
	const address = `/members/${encodeURIComponent(profile.handle)}`;
	if (params.handle !== profile.handle) {
		redirect(308, localHref(locals.locale, address) + url.search);
	}
	const given = url.searchParams.get('before');
	const before = given === null ? undefined : idParam(given);
	return {
		profile,
		address,
		isNewest: before === undefined,
		...(await listCommentsBy(locals.ctx, profile.id, { before })),
		timeZone: locals.site.config.timeZone
	};
};
