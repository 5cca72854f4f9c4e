import { pino, type Logger } from 'pino';
import { openPool, type Pool } from '../db/client.ts';
import { readConfig, type Config } from '../platform/config.ts';
import { Jobs } from '../platform/jobs.ts';
import { openMailer, type Mailer } from '../platform/mailer.ts';
import { Secret } from '../platform/secret.ts';

/** What one process of the site has in common for all requests. */
export type Site = {
	config: Config;
	pool: Pool;
	jobs: Jobs;
	mailer: Mailer;
	secret: Secret;
	log: Logger;
};

let site: Site | null = null;

/**
 * Opens the site on first use, not on import: route modules are also loaded
 * by the build, where there is no database.
 */
export function theSite(): Site {
	site ??= openSite(process.env);
	return site;
}

export async function closeSite(): Promise<void> {
	await site?.jobs.stop();
	site?.mailer.close();
	await site?.pool.close();
	site = null;
}

function openSite(environment: NodeJS.ProcessEnv): Site {
	const config = readConfig(environment);
	if (!config.databaseUrl || !config.secret) {
		throw new Error('DATABASE_URL and PALABRE_SECRET are set by the launcher: use `npm start`');
	}
	// Synchronous: an asynchronous destination throws when the process ends at once.
	const log = pino({ level: config.logLevel }, pino.destination({ sync: true }));
	const pool = openPool(config.databaseUrl, {
		max: config.databasePool,
		onNotice: (notice) => log.debug({ notice }, 'database notice')
	});
	return {
		config,
		pool,
		jobs: new Jobs(pool),
		mailer: openMailer(config),
		secret: new Secret(config.secret),
		log
	};
}
