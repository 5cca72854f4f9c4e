import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { runProgram, runTool } from './run-tool.ts';

/** The one without a window first: it does the same for half the work. */
const NAMES = [
	'chromium-headless-shell',
	...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
];

/** A Chromium that runs here: `CHROMIUM`, the one that Playwright keeps, or the system's. */
export function findChromium(): string | undefined {
	const folders = (process.env['PATH'] ?? '').split(path.delimiter);
	const systems = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return [process.env['CHROMIUM'] ?? '', chromium.executablePath(), ...systems].find(runs);
}

/** It is started rather than looked at: one whose libraries are missing lies there all the same. */
function runs(program: string): boolean {
	if (!existsSync(program)) return false;
	return spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0;
}

/** Finds one, or installs one in the ways that need no decision of a person. */
export async function findOrInstallChromium(): Promise<string> {
	const found = findChromium();
	if (found) return found;

	console.log('Playwright fetches a Chromium, once');
	await runTool('playwright', ['install', 'chromium']);
	const fetched = findChromium();
	if (fetched) return fetched;

	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log('apt-get installs a Chromium, once');
		const environment = { DEBIAN_FRONTEND: 'noninteractive' };
		await runProgram('apt-get', ['update', '-q'], { environment });
		for (const name of ['chromium-headless-shell', 'chromium']) {
			await runProgram('apt-get', ['install', '-y', '-q', name], { environment });
			const installed = findChromium();
			if (installed) return installed;
		}
	}
	throw new Error(
		'the journeys need a Chromium: install one, run "npx playwright install --with-deps chromium", or name one in CHROMIUM'
	);
}
