import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forgetOldBuilds, useBuild } from '#server/builds-in-use.ts';

const USER = path.resolve(import.meta.dirname, '../../../server/builds-in-use.ts');

/** Named as builds are; the first is the oldest. */
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => letter.repeat(16));

/** A folder of builds that were made a minute apart. */
async function someBuilds(): Promise<string> {
	const builds = await mkdtemp(path.join(os.tmpdir(), 'palabre builds '));
	onTestFinished(() => rm(builds, { recursive: true }));
	for (const [minute, name] of NAMES.entries()) {
		await mkdir(path.join(builds, name));
		await writeFile(path.join(builds, name, 'handler.js'), '');
		await utimes(path.join(builds, name), 60 * minute, 60 * minute);
	}
	return builds;
}

/** Another process that uses a build, until it is killed. */
async function aUserOf(builds: string, name: string): Promise<ChildProcess> {
	const program = `
		const { useBuild } = await import(${JSON.stringify(USER)});
		await useBuild(${JSON.stringify(builds)}, ${JSON.stringify(name)});
		console.log('uses it');
		setInterval(() => {}, 1000);`;
	const user = spawn(process.execPath, ['--input-type=module', '--eval', program], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	onTestFinished(() => void user.kill('SIGKILL'));
	await once(user.stdout, 'data');
	return user;
}

const buildsIn = async (builds: string) =>
	(await readdir(builds)).filter((name) => name !== 'in-use').sort();

test('a build that a living process uses stays, however many newer ones there are', async () => {
	const builds = await someBuilds();
	const [oldest, second, , ...newest] = NAMES;
	await useBuild(builds, oldest!);
	const user = await aUserOf(builds, second!);

	await forgetOldBuilds(builds);
	expect(await buildsIn(builds)).toEqual([oldest, second, ...newest]);

	user.kill('SIGKILL');
	await once(user, 'close');
	await forgetOldBuilds(builds);
	expect(await buildsIn(builds)).toEqual([oldest, ...newest]);
	// Neither does what a killed process has said stay for ever.
	expect(await readdir(path.join(builds, 'in-use'))).toEqual([String(process.pid)]);
});

test('a process that goes on with another build lets the first one go', async () => {
	const builds = await someBuilds();
	const [first, other, , ...newest] = NAMES;
	await useBuild(builds, first!);
	await useBuild(builds, other!);
	await forgetOldBuilds(builds);
	expect(await buildsIn(builds)).toEqual([other, ...newest]);
});

test('what killed processes have said goes with the next start', async () => {
	const builds = await someBuilds();
	const user = await aUserOf(builds, NAMES[0]!);
	user.kill('SIGKILL');
	await once(user, 'close');
	await useBuild(builds, NAMES[5]!);
	expect(await readdir(path.join(builds, 'in-use'))).toEqual([String(process.pid)]);
});

test('what a killed process left half built goes, what a living one builds stays', async () => {
	const builds = await someBuilds();
	const user = await aUserOf(builds, NAMES[5]!);
	const [own, killed] = [process.pid, user.pid].map((pid) => `${'0'.repeat(16)}-${pid}`);
	for (const name of [own!, killed!]) await mkdir(path.join(builds, name));
	user.kill('SIGKILL');
	await once(user, 'close');
	await forgetOldBuilds(builds);
	expect(await buildsIn(builds)).toEqual([own, ...NAMES.slice(3)]);
});

test('two that clean up at once leave what is used, and delete the rest', async () => {
	const builds = await someBuilds();
	const [oldest, , , ...newest] = NAMES;
	await useBuild(builds, oldest!);
	await Promise.all([forgetOldBuilds(builds), forgetOldBuilds(builds)]);
	expect(await buildsIn(builds)).toEqual([oldest, ...newest]);
});

test.skipIf(process.getuid?.() === 0)(
	'a site may run from builds that it may not write to',
	async () => {
		const builds = await someBuilds();
		await chmod(builds, 0o500);
		await useBuild(builds, NAMES[0]!);
		await chmod(builds, 0o700);
		expect(await buildsIn(builds)).toEqual(NAMES);
	}
);
