import path from 'node:path';
import { buildIfNeeded } from '#server/build-if-needed.ts';

/** Vitest calls this once before the tests that start the whole site. */
export default async function setup(): Promise<void> {
	await buildIfNeeded(path.resolve(import.meta.dirname, '../..'));
}
