import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What was meant for another site; and npm, whose end the site would follow. */
const FOREIGN = [
	'NODE_OPTIONS',
	'npm_lifecycle_event',
	'DATABASE_URL',
	'DATABASE_DIRECT_URL',
	'ORIGIN'
];

export type Running = { origin: string; pid: number; stop: () => Promise<void> };

export type Site = Running & {
	/** Milliseconds from the beginning of the process to the first page. */
	readyAfter: number;
	/** Resident megabytes of the app's process now. */
	memory: () => number;
};

/** The production site as anybody starts it, in a process of its own. */
export async function startSite(environment: Record<string, string>): Promise<Site> {
	const port = await freePort();
	const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
		scripts: { start: string };
	};
	const running = await startProcess(
		// What npm start runs, with its flags.
		scripts.start.split(' ').slice(1),
		{
			PORT: String(port),
			LOG_LEVEL: 'error',
			// Everybody comes from this machine: whoever asks says which network it stands for.
			ADDRESS_HEADER: 'x-forwarded-for',
			...environment
		},
		`http://127.0.0.1:${port}`,
		'/articles/systeme-libre-cage-proprietaire'
	);
	return { ...running, memory: () => residentMegabytes(running.pid) };
}

/** A script of ours in a Node of its own, ready when `probe` answers 200. */
export async function startProcess(
	args: string[],
	environment: Record<string, string>,
	origin: string,
	probe = '/'
): Promise<Running & { readyAfter: number }> {
	const begun = performance.now();
	const own = { ...process.env };
	for (const name of FOREIGN) delete own[name];
	const child = spawn(process.execPath, args, {
		cwd: ROOT,
		env: { ...own, ...environment },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => (said += text));
	}
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
	};
	const end = begun + 120_000;
	while (performance.now() < end && child.exitCode === null) {
		if ((await fetchRaw(origin + probe).catch(() => null))?.status === 200) {
			return { origin, pid: child.pid ?? 0, stop, readyAfter: performance.now() - begun };
		}
		await sleep(10);
	}
	await stop();
	throw new Error(`${args.join(' ')} does not answer: ${said}`);
}

export type RawAnswer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

/** An answer as it went over the wire, compressed or not. */
export function fetchRaw(url: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
	return new Promise((resolve, reject) => {
		const request = http.get(url, { headers, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(chunks)
				})
			);
		});
		request.on('error', reject);
	});
}

export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = net.createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as net.AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

function residentMegabytes(pid: number): number {
	if (process.platform === 'linux') {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
	}
	if (process.platform === 'win32') return NaN;
	return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
