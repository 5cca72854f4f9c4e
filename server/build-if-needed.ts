import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Everything that the build is made of; packages count by the lock file. */
const SOURCES = [
	'src',
	'static',
	'drizzle/meta/_journal.json',
	'server/enhance-plugin.ts',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package-lock.json'
];

/** Builds the site unless `build/` was made from these very sources. */
export async function buildIfNeeded(root: string, signal?: AbortSignal): Promise<void> {
	const stamp = path.join(root, 'build/made-from');
	const wanted = await hashOf(root);
	// The adapter empties build/ first, so a stamp is never older than what lies beside it.
	if ((await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;

	const vite = path.join(root, 'node_modules/vite/bin/vite.js');
	if (!existsSync(vite)) throw new Error('there is no build and no Vite to make one: run "npm ci"');
	console.log('Palabre is being built, once');
	await new Promise<void>((resolve, reject) => {
		const options = {
			cwd: root,
			signal,
			maxBuffer: 1 << 26,
			env: { ...process.env, NODE_ENV: '' }
		};
		execFile(
			process.execPath,
			[vite, 'build', '--logLevel', 'warn'],
			options,
			(error, out, err) => {
				if (!error) return resolve();
				if (!signal?.aborted) console.error(out + err);
				reject(signal?.aborted ? error : new Error('the build failed, for the reason above'));
			}
		);
	});
	await writeFile(stamp, wanted);
}

/** Contents rather than times: a checkout of the same commit needs no second build. */
async function hashOf(root: string): Promise<string> {
	const hash = createHash('sha256').update(process.versions.modules);
	for (const source of SOURCES) {
		const place = path.join(root, source);
		const isFolder = (await stat(place)).isDirectory();
		const files = isFolder ? await filesBelow(place) : [place];
		for (const file of files.sort()) {
			const contents = await readFile(file);
			hash.update(`${path.relative(root, file)}\0${contents.length}\0`).update(contents);
		}
	}
	return hash.digest('hex');
}

async function filesBelow(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
}
