import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server of somebody else, on this machine; ends with the test. */
export async function aWebServer(
	answer: RequestListener,
	host = '127.0.0.1'
): Promise<{ origin: string; port: number; asked: string[] }> {
	const asked: string[] = [];
	const server: Server = createServer((request, response) => {
		asked.push(`${request.method} ${request.url}`);
		answer(request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	return { origin: `http://${host}:${port}`, port, asked };
}
