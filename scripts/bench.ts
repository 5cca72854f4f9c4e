import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { siteCtx, type Ctx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { findRunningEmbedded } from '#lib/server/db/embedded-running.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { buildIfNeeded } from '#server/build-if-needed.ts';
import { fillArchive } from './bench/archive.ts';
import { measureTallies, measureThreads, measureViews } from './bench/growth.ts';
import { measureFront } from './bench/front.ts';
import { measureLive } from './bench/listen-live.ts';
import { median } from './bench/load.ts';
import { ownDatabase } from './bench/own-database.ts';
import { casesOf, measureMethods } from './bench/methods.ts';
import { measureRatings } from './bench/rate-comments.ts';
import { measureBytes, measureMember, measureStrangers, type Pace } from './bench/read-pages.ts';
import { asTable, machine, writeIntoReadme, type Line } from './bench/report.ts';
import { measureSearch } from './bench/search.ts';
import { ROOT, startSite, type Site } from './bench/site.ts';
import { setStage, type Stage } from './bench/stage.ts';
import { measureFanOut } from './bench/tell-followers.ts';
import { measureBallots, measureComments } from './bench/write-acts.ts';

const USAGE = `npm run bench -- [options]

  --quick        fewer and shorter runs on a smaller site: four minutes instead of twenty
  --only <parts> some of live,reading,growth,methods,ballots,comments,ratings,following,
                 search,front; the last two are measured among 100,000 articles and
                 1,000,000 comments
  --write        puts the table into README.md, unless something failed

Makes a site of its own, on the embedded Postgres or in a new database on the
server of DATABASE_URL, loads it on the loopback, and removes it.`;

const { values: flags } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		only: {
			type: 'string',
			default: 'live,reading,growth,methods,ballots,comments,ratings,following,search,front'
		},
		write: { type: 'boolean', default: false },
		help: { type: 'boolean', short: 'h', default: false }
	}
});
const parts = new Set(flags.only.split(','));
const pace: Pace = flags.quick ? { seconds: 2, rounds: 1 } : { seconds: 4, rounds: 3 };
const GROWN = {
	threads: flags.quick ? [100, 1_000, 10_000] : [100, 1_000, 10_000, 100_000],
	polls: flags.quick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000]
};
const SEARCHED = flags.quick ? 50_000 : 1_000_000;
const ARTICLES = flags.quick ? 10_000 : 100_000;
const SECRET = 'of the bench, which guards nothing at all';

const begun = performance.now();
const say = (what: string) =>
	console.error(`${String(Math.round((performance.now() - begun) / 1000)).padStart(4)} s  ${what}`);

const endings: (() => Promise<unknown>)[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => void endAll().finally(() => process.exit(130)));
}

if (flags.help) console.log(USAGE);
else {
	try {
		await report(await bench());
	} finally {
		await endAll();
	}
}

async function report({ lines, postgres }: { lines: Line[]; postgres: string }): Promise<void> {
	const runs =
		pace.rounds > 1
			? `Medians of ${pace.rounds} interleaved runs of ${pace.seconds} s each.`
			: `One run of ${pace.seconds} s each.`;
	const text = `${machine(postgres)} ${runs}\n\n${asTable(lines)}`;
	console.log(text);
	if (flags.write && !process.exitCode) await writeIntoReadme(text);
}

async function endAll(): Promise<void> {
	for (const end of endings.splice(0).reverse()) await end();
}

async function bench(): Promise<{ lines: Line[]; postgres: string }> {
	say('building, if needed');
	await buildIfNeeded(ROOT);
	const folder = await mkdtemp(path.join(os.tmpdir(), 'palabre-bench-'));
	// Postgres' own account must get through; what matters inside has rights of its own.
	await chmod(folder, 0o711);
	endings.push(() => rm(folder, { recursive: true, force: true }));
	const given = await ownDatabase(process.env['DATABASE_URL']);
	if (given) endings.push(given.drop);
	const dataDir = path.join(folder, 'data');
	const environment = {
		DATA_DIR: dataDir,
		PALABRE_SECRET: SECRET,
		...(given && { DATABASE_URL: given.url })
	};

	say('starting, cold and warm');
	const { site, lines: starts } = await measureStarts(environment);
	endings.push(site.stop);
	const database = given?.url ?? (await findRunningEmbedded(dataDir));
	if (!database) throw new Error('the database of the site cannot be reached');
	const pool = openPool(database, { max: 4, statementTimeout: 0 });
	endings.push(pool.close);
	const ctx = siteCtx({ pool, secret: new Secret(SECRET) });
	endings.push(() => ctx.jobs.stop());
	const [row] = await pool.sql<{ server_version: string }>`show server_version`;
	const postgres = row?.server_version ?? '';
	const grown = parts.has('growth') ? GROWN : { threads: [], polls: [] };
	const stage = await setStage(ctx, grown, say);
	const measured = await measureAll(site, ctx, { database, folder }, stage);
	return { lines: [...measured, ...starts], postgres };
}

/** A part that fails is said, and takes what the others measured from nobody but the README. */
async function unlessItFails(title: string, measure: () => Promise<Line[]>): Promise<Line[]> {
	say(title);
	try {
		return await measure();
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
		return [{ what: title, measured: 'failed' }];
	}
}

async function measureStarts(
	environment: Record<string, string>
): Promise<{ site: Site; lines: Line[] }> {
	const cold = await startSite(environment);
	await cold.stop();
	const warm: number[] = [];
	for (let round = 1; round < pace.rounds; round++) {
		const again = await startSite(environment);
		warm.push(again.readyAfter);
		await again.stop();
	}
	const site = await startSite(environment);
	warm.push(site.readyAfter);
	const seconds = (value: number) => `${(value / 1000).toFixed(2)} s`;
	const first = environment['DATABASE_URL'] ? 'migrations' : 'initdb, migrations';
	const lines: Line[] = [
		{
			what: `first start of a built site (${first}, import), to its first page`,
			measured: seconds(cold.readyAfter)
		},
		{ what: 'next start, to its first page', measured: seconds(median(warm)) }
	];
	return { site, lines };
}

async function measureAll(
	site: Site,
	ctx: Ctx,
	{ database, folder }: { database: string; folder: string },
	{ founding, quiet, followed, threads, polls, members, cookies }: Stage
): Promise<Line[]> {
	const lines: Line[] = [];
	const article = `/articles/${founding.slug}`;
	const [cookie = ''] = cookies;
	const memory: number[] = [];
	const sampling = setInterval(() => memory.push(site.memory()), 250);
	endings.push(() => Promise.resolve(clearInterval(sampling)));

	const part = async (name: string, title: string, measure: () => Promise<Line[]>) => {
		if (parts.has(name)) lines.push(...(await unlessItFails(title, measure)));
	};
	await part('live', 'listening', () => measureLive(site, { slug: quiet[0].slug, cookie }));
	await part('reading', 'reading as a visitor', async () => {
		const served = path.join(folder, 'served');
		await mkdir(served);
		return measureStrangers(site, article, served, pace);
	});
	await part('reading', 'reading as a member', () => measureMember(site, article, cookie, pace));
	await part('growth', 'reading long threads', async () => {
		const flat = await measureThreads(site, ctx, threads, cookie, pace.rounds * 9);
		const [asker] = members;
		if (!asker) return flat;
		const reader = { ctx: { ...ctx, asker }, cookie };
		return [...flat, ...(await measureViews(site, threads, reader, pace.rounds * 3))];
	});
	await part('growth', 'reading large polls', () =>
		measureTallies(site, polls, cookie, pace.rounds * 9)
	);
	await part('methods', 'filling and reading polls by every method', () => {
		const cases = casesOf(GROWN.polls);
		return measureMethods(site, ctx, { cases, pace, say });
	});
	await part('ballots', 'voting', () => {
		const [poll] = founding.polls;
		if (!poll) throw new Error('the founding article asks nothing');
		return measureBallots(site, ctx, { database, folder, poll }, pace);
	});
	await part('comments', 'commenting', () => {
		const talk = { database, folder, article: quiet[0], other: quiet[1], members, cookies };
		return measureComments(site, ctx, talk, pace);
	});
	await part('ratings', 'rating', () =>
		measureRatings(site, ctx, { articleId: founding.id, members, cookies }, pace)
	);
	// What it leaves behind for jobs and vacuums would slow down whatever came after.
	await part('following', 'telling followers', () =>
		measureFanOut(site, ctx, { article: followed, cookies })
	);
	const rounds = pace.rounds * 3;
	if (parts.has('search') || parts.has('front')) {
		const articleIds = [founding.id, quiet[0].id, quiet[1].id, followed.id];
		const comments = parts.has('search') ? SEARCHED : 0;
		const ids = members.map(({ id }) => id);
		await fillArchive(ctx, { articleIds, members: ids, comments, articles: ARTICLES }, say);
	}
	await part('search', 'searching', () =>
		measureSearch(site, ctx, { handle: members[100]?.handle ?? '', rounds })
	);
	await part('front', 'reading the front page', () => measureFront(site, ctx, { rounds }));
	clearInterval(sampling);
	const most = Math.max(site.memory(), ...memory);
	lines.push({
		what: 'resident memory of the app, most under all this load',
		measured: `${Math.round(most)} MB`,
		goal: '300 MB',
		reached: 300 / most
	});
	return [...lines, ...(await measureBytes(site, article))];
}
