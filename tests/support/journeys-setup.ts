import path from 'node:path';
import { buildIfNeeded } from '#server/build-if-needed.ts';
import { startTestCluster } from './cluster.ts';

/** Playwright calls this once before all journeys. */
export default async function setup(): Promise<() => Promise<void>> {
	await buildIfNeeded(path.resolve(import.meta.dirname, '../..'));
	const cluster = await startTestCluster();
	process.env['PALABRE_TEMPLATE_URL'] = cluster.templateUrl;
	return cluster.stop;
}
