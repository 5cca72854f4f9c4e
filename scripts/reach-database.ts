import path from 'node:path';
import { DataDirInUse } from '#lib/server/db/embedded.ts';
import { findRunningEmbedded } from '#lib/server/db/embedded-running.ts';
import type { Config } from '#lib/server/platform/config.ts';
import { openDatabase } from '#server/open-database.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** The site's database, also when a running site owns it. */
export async function reachDatabase(
	config: Config
): Promise<{ url: string; close: () => Promise<void> }> {
	try {
		const { directUrl, close } = await openDatabase(config, ROOT);
		return { url: directUrl, close };
	} catch (error) {
		const running = error instanceof DataDirInUse && (await findRunningEmbedded(config.dataDir));
		if (!running) throw error;
		return { url: running, close: async () => {} };
	}
}
