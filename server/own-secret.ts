import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/** The server's secret in `dataDir`, made when there is none; losing it makes every open ballot nobody's. */
export async function ownSecret(dataDir: string): Promise<string> {
	const file = path.join(dataDir, 'secret');
	const known = await readSecret(file);
	if (known) return known;

	// Written aside and linked: no other process ever reads half of it, and the first one wins.
	await mkdir(dataDir, { recursive: true });
	const draft = `${file}.${process.pid}`;
	const handle = await open(draft, 'wx', 0o600);
	await handle.writeFile(`${randomBytes(32).toString('base64url')}\n`);
	await handle.sync();
	await handle.close();
	await link(draft, file).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'EEXIST') throw error;
	});
	await rm(draft);
	return (await readSecret(file)) ?? Promise.reject(new Error(`${file} cannot be read`));
}

async function readSecret(file: string): Promise<string | null> {
	try {
		const secret = (await readFile(file, 'utf8')).trim();
		if (secret.length >= 32) return secret;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		throw error;
	}
	throw new Error(`${file} holds no secret; put back the one of your backup`);
}
