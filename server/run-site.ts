import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { causeOf } from '#lib/server/errors.ts';
import { siteCtx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { BadConfig, readConfig, type Config } from '#lib/server/platform/config.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { answerEverybody, answerWhileStarting, type Handler } from './answer.ts';
import { buildIfNeeded } from './build-if-needed.ts';
import { openDatabase } from './open-database.ts';
import { listenForChanges } from './page-changes.ts';
import { PageCache } from './page-cache.ts';
import { ownSecret } from './own-secret.ts';
import { prepareSite } from './prepare-site.ts';
import { Live } from './live.ts';
import { leaveOnSignals, type Leaving } from './leaving.ts';
import { finishRequests, listen } from './listening.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Runs the whole site in this process, until a signal ends it. */
export async function runSite(environment: NodeJS.ProcessEnv): Promise<void> {
	const leaving = leaveOnSignals();
	try {
		await leaving.starting(start(readConfig(environment), leaving));
	} catch (error) {
		if (leaving.signal.aborted) return;
		console.error(`Palabre cannot start: ${describe(error)}`);
		if (environment['LOG_LEVEL'] === 'debug') console.error(error);
		await leaving.leave(1);
	}
}

/** Every step that must be undone says how, so that whatever comes next may fail or be interrupted. */
async function start(config: Config, leaving: Leaving): Promise<void> {
	// The port first: when it is taken, nothing has been touched yet.
	let answer = answerWhileStarting;
	const server = http.createServer((request, response) => answer(request, response));
	const local = await listen(server, config);
	const origin = config.origin ?? local;

	const build = await buildIfNeeded(ROOT, leaving.signal);
	const database = await openDatabase(config, ROOT);
	leaving.before('database', database.close, database.closeAtOnce);
	leaving.signal.throwIfAborted();

	const secret = config.secret ?? (await ownSecret(config.dataDir));
	const { directUrl: url } = database;
	const { acceptNewSecret } = config;
	const stewardToken = await prepareSite({ url, secret, acceptNewSecret, root: ROOT });
	leaving.signal.throwIfAborted();

	const pages = new PageCache();
	const { live, close } = openLive(database.url, secret);
	leaving.before('live pool', close);
	const changes = await listenForChanges(database.directUrl, [
		{ changed: (tag) => pages.changed(tag), missed: () => pages.clear() },
		{ changed: (tag) => live.changed(tag), missed: () => live.allChanged() }
	]);
	leaving.before('page changes', changes.stop);

	const handler = await loadHandler(build, config, { url: database.url, secret, local });
	// SvelteKit's side closes its pool then.
	leaving.before('pool', () => void process.emit('sveltekit:shutdown' as never, 'exit' as never));
	leaving.before('requests', () => finishRequests(server));
	leaving.before('live events', () => live.stop());
	const isHttps = config.origin?.startsWith('https:') ?? false;
	answer = answerEverybody({ handler, pages, live, isHttp: !config.origin, isHttps });

	const lines = [`address  ${origin}`, `data     ${database.place}`];
	if (config.origin) lines.push(`listens  ${local}`);
	if (stewardToken) lines.push(`steward  ${origin}/signup?steward=${stewardToken} (once)`);
	console.log(['Palabre is ready', ...lines].join('\n  '));
}

/** With a connection of its own, which is closed while nobody needs it. */
function openLive(url: string, secret: string): { live: Live; close: () => Promise<void> } {
	const pool = openPool(url, { max: 1 });
	const live = new Live(siteCtx({ pool, secret: new Secret(secret) }));
	return { live, close: pool.close };
}

/** The built handler reads its settings from the environment, once, when it is imported. */
async function loadHandler(
	build: string,
	config: Config,
	own: { url: string; secret: string; local: string }
): Promise<Handler> {
	// Set to nothing is not set, for the adapter as for us.
	for (const [name, value] of Object.entries(process.env)) if (!value) delete process.env[name];
	// Not ours to pass on: each would let a client say which site it is on.
	for (const name of ['HOST_HEADER', 'PORT_HEADER', 'PROTOCOL_HEADER']) delete process.env[name];
	Object.assign(process.env, {
		NODE_ENV: 'production',
		DATABASE_URL: own.url,
		PALABRE_SECRET: own.secret,
		LISTENS_AT: own.local,
		// What most addresses take is less: see admit.ts.
		BODY_SIZE_LIMIT: '256K',
		// Without an origin the address that the browser used is the site's, over plain http.
		...(!config.origin && { PROTOCOL_HEADER: 'x-palabre-proto' })
	});
	const built = pathToFileURL(path.join(build, 'handler.js')).href;
	const { handler } = (await import(built)) as { handler: Handler };
	return handler;
}

function describe(error: unknown): string {
	if (error instanceof BadConfig) return error.message;
	const cause = causeOf(error);
	return cause instanceof Error ? cause.message : String(cause);
}
