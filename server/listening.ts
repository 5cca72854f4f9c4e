import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '#lib/server/platform/config.ts';

/** How long a request that runs may take to finish when the process is asked to end. */
const LAST_REQUESTS = 5_500;

/** @returns the address that a browser on this machine can use */
export async function listen(
	server: http.Server,
	{ host, port }: Pick<Config, 'host' | 'port'>
): Promise<string> {
	server.requestTimeout = 30_000;
	server.headersTimeout = 15_000;
	// Longer than what proxies keep a connection for, so that they never send into a closed one.
	server.keepAliveTimeout = 65_000;

	await new Promise<void>((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
		server.listen(port, host, resolve);
	});
	const { port: real } = server.address() as AddressInfo;
	const everywhere = host === '0.0.0.0' || host === '::';
	const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
	return `http://${name}:${real}`;
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
	const place = `port ${port} of ${host}`;
	const reasons: Record<string, string> = {
		EADDRINUSE: `${place} is taken by another process; choose another one with PORT`,
		EACCES: `${place} is not open to this account; choose one above 1023 with PORT`,
		EADDRNOTAVAIL: `${host} is not an address of this machine; see HOST`,
		ENOTFOUND: `${host} is not the name of any address; see HOST`
	};
	return new Error(reasons[error.code ?? ''] ?? `${place}: ${error.message}`);
}

/** Accepts nothing new, lets what runs finish, and closes connections as they fall idle. */
export function finishRequests(server: http.Server): Promise<void> {
	return new Promise((resolve) => {
		const idle = setInterval(() => server.closeIdleConnections(), 20);
		const last = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS);
		server.close(() => {
			clearInterval(idle);
			clearTimeout(last);
			resolve();
		});
	});
}
