import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildIfNeeded } from '#server/build-if-needed.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { ROOT, runTool } from './run-tool.ts';
import { runStaticChecks, type Count } from './static-checks.ts';

const USAGE = `npm test [-- part…]

  static     formatting, lint, types, unused code
  unit       rules, architecture, and the domains on a real Postgres
  build      the production build
  process    start, stop, crash and take-over of the whole site
  journeys   a browser on the whole site, with and without script

All of them without an argument. To run one file: npx vitest run tests/rules/handle.test.ts`;

const folder = await mkdtemp(path.join(os.tmpdir(), 'palabre-results-'));

const PARTS: Record<string, () => Promise<Count>> = {
	static: runStaticChecks,
	unit: () => runVitest('unit'),
	build: runBuild,
	process: () => runVitest('process'),
	journeys: runJourneys
};

async function runVitest(project: string): Promise<Count> {
	const file = path.join(folder, `${project}.json`);
	const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
	const { code } = await runTool('vitest', ['run', '--project', project, ...reporters], {
		aloud: true
	});
	const result = await readResult<{
		numPassedTests: number;
		numFailedTests: number;
		testResults: { status: string; assertionResults: unknown[] }[];
	}>(file);
	// A file that cannot even be loaded has no test that could fail.
	const broken = result?.testResults.filter(
		(one) => one.status === 'failed' && one.assertionResults.length === 0
	);
	return counted(
		code,
		result?.numPassedTests,
		(result?.numFailedTests ?? 0) + (broken?.length ?? 0)
	);
}

async function runBuild(): Promise<Count> {
	await buildIfNeeded(ROOT);
	console.log('✓ build');
	return { passed: 1, failed: 0 };
}

async function runJourneys(): Promise<Count> {
	const file = path.join(folder, 'journeys.json');
	const environment = {
		CHROMIUM: await findOrInstallChromium(),
		PLAYWRIGHT_JSON_OUTPUT_FILE: file
	};
	const { code } = await runTool('playwright', ['test', '--reporter=dot,json'], {
		aloud: true,
		environment
	});
	const result = await readResult<{ stats: { expected: number; unexpected: number } }>(file);
	return counted(code, result?.stats.expected, result?.stats.unexpected);
}

/** A tool that fails without naming a test has failed all the same. */
function counted(code: number, passed = 0, failed = 0): Count {
	return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

async function readResult<T>(file: string): Promise<T | null> {
	const text = await readFile(file, 'utf8').catch(() => null);
	return text ? (JSON.parse(text) as T) : null;
}

async function runPart(name: string): Promise<Count> {
	try {
		return await PARTS[name]!();
	} catch (error) {
		console.error(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
		return { passed: 0, failed: 1 };
	}
}

const wanted = process.argv.slice(2);
if (wanted.some((name) => !PARTS[name])) {
	console.log(USAGE);
	process.exit(wanted.includes('--help') ? 0 : 2);
}

const total: Count = { passed: 0, failed: 0 };
// Two cores: reading the code and running its units go together; whole sites want both.
for (const phase of [['static', 'unit'], ['build'], ['process'], ['journeys']]) {
	const names = phase.filter((name) => wanted.length === 0 || wanted.includes(name));
	for (const { passed, failed } of await Promise.all(names.map(runPart))) {
		total.passed += passed;
		total.failed += failed;
	}
}
await rm(folder, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
