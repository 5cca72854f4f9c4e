import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Builds that stay though nobody uses them: an earlier commit is back without a new build. */
const KEPT = 3;

/** Beside the builds: a file for each process, named after its id, that names the build it reads from. */
const IN_USE = 'in-use';

/** A build that is not whole: its name, and the process that makes or deletes it. */
const UNFINISHED = /^[0-9a-f]{16}-(\d+)$/;

/**
 * Says that this process reads from a build until it ends, however it ends, and forgets
 * what those said that have ended. To be said before looking whether the build is there:
 * see `forget`.
 *
 * @param name of its folder; a process uses one at a time
 */
export async function useBuild(builds: string, name: string): Promise<void> {
	try {
		await mkdir(path.join(builds, IN_USE), { recursive: true });
		await writeFile(path.join(builds, IN_USE, String(process.pid)), name);
		await buildsInUse(builds);
	} catch (error) {
		// Who may not write here runs what somebody else has built, and deletes nothing either.
		const { code } = error as NodeJS.ErrnoException;
		if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
	}
}

/** Where a build is made before it is whole. */
export const unfinishedBuild = (builds: string, name: string): string =>
	path.join(builds, `${name}-${process.pid}`);

/**
 * Deletes what was built longest ago, but no build that a living process uses, and what
 * was left half built or half deleted by processes that are gone.
 */
export async function forgetOldBuilds(builds: string): Promise<void> {
	const whole: { name: string; madeAt: number }[] = [];
	for (const name of await readdir(builds)) {
		const pid = UNFINISHED.exec(name)?.[1];
		if (pid && !isAlive(Number(pid))) await remove(path.join(builds, name));
		if (!pid && name !== IN_USE) whole.push({ name, madeAt: await madeAt(builds, name) });
	}
	const old = whole.sort((a, b) => b.madeAt - a.madeAt).slice(KEPT);
	const used = await buildsInUse(builds);
	for (const { name } of old) if (!used.has(name)) await forget(builds, name);
}

/**
 * Out of the way first, then a second look: who has taken it since either finds it gone,
 * and builds, or has said so in time to get it back.
 */
async function forget(builds: string, name: string): Promise<void> {
	const place = path.join(builds, name);
	const aside = unfinishedBuild(builds, name);
	// Another process may be forgetting it, too.
	if (!(await rename(place, aside).then(yes, no))) return;
	const isUsed = (await buildsInUse(builds)).has(name);
	if (!isUsed || !(await rename(aside, place).then(yes, no))) await remove(aside);
}

const yes = () => true;
const no = () => false;

const remove = (place: string) => rm(place, { recursive: true, force: true });

const madeAt = (builds: string, name: string): Promise<number> =>
	stat(path.join(builds, name)).then(
		({ mtimeMs }) => mtimeMs,
		() => 0
	);

/** Which builds living processes have said that they use; what the others said is deleted. */
async function buildsInUse(builds: string): Promise<Set<string>> {
	const folder = path.join(builds, IN_USE);
	const used = new Set<string>();
	for (const pid of await readdir(folder).catch(() => [])) {
		const place = path.join(folder, pid);
		if (isAlive(Number(pid))) used.add(await readFile(place, 'utf8').catch(() => ''));
		else await remove(place);
	}
	return used;
}

/** Another one may have got the number since: then a folder stays for longer than it must. */
function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		// It is there, but not ours.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
