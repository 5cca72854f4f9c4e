import { error } from '@sveltejs/kit';
import { outboxOf } from '#lib/server/platform/mailer.ts';
import { readOutboxMail } from '#lib/server/platform/outbox.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireSteward(locals);
	const mail = await readOutboxMail(outboxOf(locals.site.config.dataDir), params.name);
	return { mail: mail ?? error(404, { message: 'no such mail', code: 'not-found' }) };
};
