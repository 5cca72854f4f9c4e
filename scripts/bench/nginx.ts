import { spawn, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fetchRaw, freePort, type Running } from './site.ts';

export const hasNginx = (): boolean => spawnSync('nginx', ['-v']).status === 0;

/** An nginx of our own that serves one body, as it is, from a file. */
export async function startNginx(
	folder: string,
	body: Buffer,
	encoding: string | undefined
): Promise<Running> {
	await mkdir(folder, { recursive: true });
	await writeFile(path.join(folder, 'page.html'), body);
	const port = await freePort();
	const user = process.getuid?.() === 0 ? 'user root;' : '';
	const header = encoding ? `add_header Content-Encoding ${encoding};` : '';
	await writeFile(
		path.join(folder, 'nginx.conf'),
		`${user} daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
		events { worker_connections 256; }
		http {
			access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
			open_file_cache max=10;
			client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
			fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
			server { listen 127.0.0.1:${port}; root ${folder}; default_type text/html; ${header} }
		}`
	);
	const conf = path.join(folder, 'nginx.conf');
	const child = spawn('nginx', ['-p', folder, '-c', conf, '-e', path.join(folder, 'error.log')], {
		stdio: 'ignore'
	});
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	const origin = `http://127.0.0.1:${port}`;
	const stop = async () => {
		child.kill('SIGTERM');
		await ended;
	};
	for (let attempt = 0; attempt < 200; attempt++) {
		const answer = await fetchRaw(`${origin}/page.html`).catch(() => null);
		if (answer?.body.equals(body)) return { origin, pid: child.pid ?? 0, stop };
		await sleep(20);
	}
	await stop();
	throw new Error('nginx does not answer');
}
