import { text } from '@sveltejs/kit';
import { isMigrated } from '#lib/server/db/is-migrated.ts';
import { isUnavailable } from '#lib/server/errors.ts';
import type { RequestHandler } from './$types';

/** The database answers and has the newest migration: this process may get visitors. */
export const GET: RequestHandler = async ({ locals }) => {
	try {
		if (await isMigrated(locals.site.pool.sql)) return text('ready\n');
		return text('migrations missing\n', { status: 503, headers: { 'retry-after': '5' } });
	} catch (error) {
		if (!isUnavailable(error)) throw error;
		return text('database unreachable\n', { status: 503, headers: { 'retry-after': '5' } });
	}
};
