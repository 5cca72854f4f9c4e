import path from 'node:path';
import { parseArgs } from 'node:util';
import { siteCtx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import {
	fillSite,
	type DemoOutcome,
	type DemoPlan,
	type DemoProgress
} from '#lib/server/demo/fill-site.ts';
import { causeOf } from '#lib/server/errors.ts';
import { readConfig } from '#lib/server/platform/config.ts';
import { keepSecret } from '#lib/server/platform/keep-secret.ts';
import { Secret } from '#lib/server/platform/secret.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { ownSecret } from '#server/own-secret.ts';
import { reachDatabase } from './reach-database.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

const USAGE = `npm run demo -- [options]

  --members 200     members to add; handles begin with demo-
  --comments 2000   comments to add, 100000 at most
  --ballots 5000    ballots to add, 1000000 at most
  --articles 13     articles with a question to add, among them one for each
                    ballot method and each thing that a poll can go through,
                    100 at most
  --seed 1          another number says other things
  --password <word> what all new members log in with, for looking around;
                    without it nobody can log in as one of them
  --force           fill a site that has real members, too

Fills the site below DATA_DIR, or that of DATABASE_URL, whether it runs or not.`;

const REFUSALS: Record<Exclude<DemoOutcome, { ok: true }>['reason'], string> = {
	'real-members': 'this site has real members; --force fills it all the same',
	'no-article': 'this site has no article; --articles adds some',
	'nobody-to-talk': 'comments need authors; --members adds some'
};

/** Wrong use of the command: one line is enough. */
class BadUse extends Error {}

const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());

try {
	await demo(process.argv.slice(2));
} catch (error) {
	const cause = causeOf(error);
	const said = cause instanceof Error ? cause.message : String(cause);
	console.error(stopped.signal.aborted ? '\nStopped; what is there is whole.' : `demo: ${said}`);
	process.exitCode = 1;
}

async function demo(args: string[]): Promise<void> {
	const plan = readPlan(args);
	if (!plan) return console.log(USAGE);
	const config = readConfig(process.env);
	const database = await reachDatabase(config);
	try {
		await fill(database.url, config.secret ?? (await ownSecret(config.dataDir)), plan);
	} finally {
		await database.close();
	}
}

async function fill(url: string, secret: string, plan: DemoPlan): Promise<void> {
	const pool = openPool(url, { max: 2, statementTimeout: 0 });
	try {
		const ctx = siteCtx({ pool, secret: new Secret(secret) });
		// Ballots of another secret would be nobody's.
		await keepSecret(ctx, { acceptNew: false });
		await importFoundingArticle(ctx, ROOT);
		const outcome = await fillSite(ctx, plan, showProgress());
		if (!outcome.ok) throw new BadUse(REFUSALS[outcome.reason]);
		console.log(
			`The site has ${plan.members} more members, ${plan.comments} comments, ` +
				`${outcome.ballots} ballots and ${plan.articles} articles; all counts agree with their rows.`
		);
		if (plan.password && outcome.handle) {
			console.log(`Log in as ${outcome.handle}, or any other demo member, with that password.`);
		}
	} finally {
		await pool.close();
	}
}

function readPlan(args: string[]): DemoPlan | null {
	const { values } = parseArgs({
		args,
		options: {
			members: { type: 'string', default: '200' },
			comments: { type: 'string', default: '2000' },
			ballots: { type: 'string', default: '5000' },
			articles: { type: 'string', default: '13' },
			seed: { type: 'string', default: '1' },
			password: { type: 'string' },
			force: { type: 'boolean', default: false },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
	if (values.help) return null;
	const number = (name: 'members' | 'comments' | 'ballots' | 'articles' | 'seed', most: number) => {
		const value = Number(values[name]);
		if (/^\d+$/.test(values[name]) && value <= most) return value;
		throw new BadUse(`--${name} must be a whole number of at most ${most}`);
	};
	return {
		members: number('members', 100_000),
		comments: number('comments', 100_000),
		ballots: number('ballots', 1_000_000),
		articles: number('articles', 100),
		seed: number('seed', 2 ** 31),
		password: values.password,
		force: values.force
	};
}

/** A bar on a terminal; elsewhere a line at each tenth. A stop is answered here, between two transactions. */
function showProgress(): DemoProgress {
	const shown = new Map<string, number>();
	return (part, done, total) => {
		stopped.signal.throwIfAborted();
		if (total === 0) return;
		const share = Math.min(done / total, 1);
		const label = `${part.padEnd(8)} ${done} of ${total}`;
		if (process.stdout.isTTY) {
			const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░');
			process.stdout.write(`\r${bar} ${label}\x1b[K${share === 1 ? '\n' : ''}`);
			return;
		}
		const tenth = Math.floor(share * 10);
		if (shown.get(part) === tenth) return;
		shown.set(part, tenth);
		console.log(label);
	};
}
