import { exportData } from '#lib/server/membership/export-data.ts';
import { requireMember } from '#lib/server/web/require-member.ts';
import { sessionIdOf } from '#lib/server/web/session.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const ctx = requireMember(event.locals);
	const data = await exportData(ctx, sessionIdOf(event));
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="palabre.json"'
		}
	});
};
