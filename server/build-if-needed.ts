import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { forgetOldBuilds, unfinishedBuild, useBuild } from './builds-in-use.ts';

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

/**
 * Builds the site unless these very sources were built before.
 *
 * Each build has a folder of its own, named after its sources: a new one takes
 * nothing from under a running site. This process keeps it until it ends.
 *
 * @returns the folder of the build
 */
export async function buildIfNeeded(root: string, signal?: AbortSignal): Promise<string> {
	const builds = path.join(root, 'build');
	const name = await hashOf(root);
	const build = path.join(builds, name);
	await useBuild(builds, name);
	if (existsSync(build)) return build;

	const vite = path.join(root, 'node_modules/vite/bin/vite.js');
	if (!existsSync(vite)) throw new Error('there is no build and no Vite to make one: run "npm ci"');
	console.log('Palabre is being built, once');
	const unfinished = unfinishedBuild(builds, name);
	await runVite(vite, { root, out: unfinished, signal });
	await rename(unfinished, build).catch(async (error: NodeJS.ErrnoException) => {
		// Another process was quicker.
		if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
		await rm(unfinished, { recursive: true });
	});
	await forgetOldBuilds(builds);
	return build;
}

function runVite(
	vite: string,
	{ root, out, signal }: { root: string; out: string; signal: AbortSignal | undefined }
): Promise<void> {
	return new Promise((resolve, reject) => {
		const options = {
			cwd: root,
			signal,
			maxBuffer: 1 << 26,
			env: { ...process.env, NODE_ENV: '', PALABRE_BUILD: out }
		};
		execFile(
			process.execPath,
			[vite, 'build', '--logLevel', 'warn'],
			options,
			(error, said, complaints) => {
				if (!error) return resolve();
				if (!signal?.aborted) console.error(said + complaints);
				reject(signal?.aborted ? error : new Error('the build failed, for the reason above'));
			}
		);
	});
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
	return hash.digest('hex').slice(0, 16);
}

async function filesBelow(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name));
}
