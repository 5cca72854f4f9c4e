import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { openPool } from '#lib/server/db/client.ts';
import { startEmbedded } from '#lib/server/db/embedded.ts';
import { prepareDatabase } from '#lib/server/platform/prepare-database.ts';
import { QUEUES } from '#lib/server/platform/queues.ts';

declare module 'vitest' {
	interface ProvidedContext {
		templateUrl: string;
	}
}

const MIGRATIONS = path.resolve(import.meta.dirname, '../../drizzle');

export type TestCluster = {
	/** The address of a migrated, empty database that every test database is cloned from. */
	templateUrl: string;
	stop: () => Promise<void>;
};

/** A Postgres for one run of tests; `PALABRE_TEST_CLUSTER` names one that runs already. */
export async function startTestCluster(): Promise<TestCluster> {
	const given = process.env['PALABRE_TEST_CLUSTER'];
	if (given) return { templateUrl: await makeTemplate(given), stop: async () => {} };

	const directory = await mkdtemp(path.join(os.tmpdir(), 'palabre-test-'));
	// For the account that Postgres runs as under root.
	await chmod(directory, 0o711);
	const embedded = await startEmbedded({ dataDir: path.join(directory, 'data'), ephemeral: true });
	const stop = async () => {
		await embedded.stop();
		await rm(directory, { recursive: true, force: true });
	};
	try {
		return { templateUrl: await makeTemplate(embedded.url), stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Several runs may share a cluster, each with migrations of its own. */
async function makeTemplate(url: string): Promise<string> {
	const name = `template_${await hashOfMigrations()}`;
	const template = new URL(url);
	template.pathname = `/${name}`;

	const admin = openPool(url, { max: 1, statementTimeout: 0 });
	try {
		await admin.sql`select pg_advisory_lock(1)`;
		const [there] = await admin.sql`select 1 from pg_database where datname = ${name}`;
		if (!there) {
			await admin.sql.unsafe(`create database ${name}`);
			const pool = openPool(template.toString(), { max: 2, statementTimeout: 0 });
			await prepareDatabase(pool, MIGRATIONS).finally(() => pool.close());
		}
	} finally {
		await admin.close();
	}
	return template.toString();
}

async function hashOfMigrations(): Promise<string> {
	const hash = createHash('sha256').update(JSON.stringify(QUEUES));
	for (const file of (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()) {
		hash.update(await readFile(path.join(MIGRATIONS, file)));
	}
	return hash.digest('hex').slice(0, 12);
}

/** Vitest calls this once before all tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const cluster = await startTestCluster();
	project.provide('templateUrl', cluster.templateUrl);
	return cluster.stop;
}
