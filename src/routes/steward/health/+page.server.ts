import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { judgeHealth } from '#lib/rules/health.ts';
import { localHref } from '#lib/rules/locale.ts';
import { QUEUES, type Queue } from '#lib/server/platform/queues.ts';
import { countJobs, describeDatabase, measureHealth } from '#lib/server/upkeep/measure.ts';
import { requireForm } from '#lib/server/web/read-form.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { Actions, PageServerLoad } from './$types';

const QUEUE_NAMES = Object.keys(QUEUES) as Queue[];

export const load: PageServerLoad = async ({ locals, url }) => {
	const ctx = requireSteward(locals);
	const { dataDir, smtpUrl } = locals.site.config;
	const retried = url.searchParams.get('retried');
	return {
		findings: judgeHealth(await measureHealth(ctx, { dataDir, sendsMail: smtpUrl !== undefined })),
		queues: await countJobs(ctx),
		database: await describeDatabase(ctx),
		process: {
			version: process.versions.node,
			memory: process.memoryUsage.rss(),
			seconds: process.uptime()
		},
		retried: retried !== null && /^\d{1,4}$/.test(retried) ? Number(retried) : null
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		requireSteward(locals);
		const { queue } = await requireForm(request, { queue: v.picklist(QUEUE_NAMES) });
		const retried = await locals.site.jobs.retryFailed(queue);
		redirect(303, localHref(locals.locale, `/steward/health?retried=${retried}`));
	}
};
