import { createServer } from 'vite';
import { BadConfig, readConfig } from '#lib/server/platform/config.ts';
import { leaveOnSignals, type Leaving } from '#server/leaving.ts';
import { openDatabase } from '#server/open-database.ts';
import { ownSecret } from '#server/own-secret.ts';
import { prepareSite } from '#server/prepare-site.ts';
import { ROOT } from './run-tool.ts';

/** The same database and the same beginnings as `npm start`, with Vite in place of the build. */
async function startDevelopment(leaving: Leaving): Promise<void> {
	const config = readConfig(process.env);
	const database = await openDatabase(config, ROOT);
	leaving.before('database', database.close, database.closeAtOnce);
	leaving.signal.throwIfAborted();

	const secret = config.secret ?? (await ownSecret(config.dataDir));
	const token = await prepareSite({
		url: database.directUrl,
		secret,
		acceptNewSecret: config.acceptNewSecret,
		root: ROOT
	});
	const { host, port } = config;
	Object.assign(process.env, { DATABASE_URL: database.url, PALABRE_SECRET: secret });

	const vite = await createServer({ root: ROOT, server: { host, port, strictPort: true } });
	leaving.before('development server', () => vite.close());
	await vite.listen();
	// Read with the first request, for links in mails.
	const [local] = vite.resolvedUrls?.local ?? [];
	if (local) process.env['LISTENS_AT'] = new URL(local).origin;
	vite.printUrls();
	if (token) console.log(`  first steward: http://${host}:${port}/signup?steward=${token}`);
}

const leaving = leaveOnSignals();
await leaving.starting(startDevelopment(leaving)).catch(async (error: unknown) => {
	if (leaving.signal.aborted) return;
	console.error(error instanceof BadConfig ? error.message : error);
	await leaving.leave(1);
});
