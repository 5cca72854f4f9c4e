import { outboxOf } from '#lib/server/platform/mailer.ts';
import { listOutbox, readOutboxMail } from '#lib/server/platform/outbox.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { PageServerLoad } from './$types';

/** Mails on one page; the outbox is for trying things out. */
const MOST = 100;

export const load: PageServerLoad = async ({ locals }) => {
	requireSteward(locals);
	const { dataDir, smtpUrl } = locals.site.config;
	const folder = outboxOf(dataDir);
	const names = await listOutbox(folder, MOST);
	const mails = await Promise.all(names.map((name) => readOutboxMail(folder, name)));
	return {
		sends: smtpUrl !== undefined,
		// One that was purged in between is not missed.
		mails: mails.flatMap((mail) => (mail ? [{ ...mail, text: undefined }] : []))
	};
};
