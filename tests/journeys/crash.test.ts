import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { textIn } from '#lib/text/text.ts';
import { findMiscount, recountBallots } from '#lib/server/ballots/recount.ts';
import { siteCtx } from '#lib/server/ctx.ts';
import { openPool } from '#lib/server/db/client.ts';
import { startEmbedded } from '#lib/server/db/embedded.ts';
import { randomToken, Secret } from '#lib/server/platform/secret.ts';
import { siteSettings } from '#lib/server/platform/tables.ts';
import { visitorCookie } from '#lib/server/web/visitor.ts';
import { FOUNDING_ARTICLE } from '../support/pages.ts';
import { becomeMember, expect, fromElsewhere, test } from '../support/people.ts';
import { newDatabase, startSite } from '../support/site.ts';
import { aWholeArticle } from '../support/whole-article.ts';

test.describe.configure({ timeout: 120_000 });

const VOTERS = 1_000;

test(
	'of 1,000 votes at once none that was acknowledged is lost when the site is killed, and none counts twice',
	{ tag: '@once' },
	async () => {
		const database = await newDatabase();
		const first = await startSite(database.url);
		const pool = openPool(database.url, { max: 2 });
		const secret = new Secret(first.secret);
		const ctx = siteCtx({ pool, secret });
		// So many at once are a burst, in which nobody here would calculate.
		await ctx.db.insert(siteSettings).values({ key: 'freeArrivals', value: '0' });
		const article = await aWholeArticle(ctx);
		const [poll] = article.polls;
		const voters = Array.from({ length: VOTERS }, (_, index) => {
			const token = randomToken();
			const option = poll!.options[index % poll!.options.length]!.id;
			return {
				option,
				headers: { ...fromElsewhere(), cookie: `visitor=${visitorCookie(secret, token)}` }
			};
		});
		const voteAt = (origin: string, agent: http.Agent) => (voter: (typeof voters)[number]) =>
			statusOf(origin, agent, {
				path: `/polls/${poll!.id}?/cast`,
				headers: voter.headers,
				body: `option=${voter.option}&from=poll`
			});

		const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });
		const vote = voteAt(first.origin, agent);
		const acknowledged: (typeof voters)[number][] = [];
		await Promise.all(
			voters.map(async (voter) => {
				if ((await vote(voter)) !== 303) return;
				acknowledged.push(voter);
				if (acknowledged.length === VOTERS * 0.4) void first.stop('SIGKILL');
			})
		);
		agent.destroy();
		expect(acknowledged.length).toBeGreaterThanOrEqual(VOTERS * 0.4);
		expect(acknowledged.length).toBeLessThan(VOTERS);

		const second = await startSite(database.url);
		expect(await findMiscount(ctx, poll!.id)).toBeNull();
		const counted = (await recountBallots(ctx, poll!.id))!.tally.ballots.visitor;
		expect(counted).toBeGreaterThanOrEqual(acknowledged.length);
		await Promise.all(
			acknowledged.map(async ({ option, headers }) => {
				const page = await fetch(`${second.origin}/polls/${poll!.id}`, { headers });
				expect(await page.text()).toMatch(
					new RegExp(`<input[^>]*value="${option}"[^>]*\\schecked`)
				);
			})
		);

		// Whoever got no answer tries again, and so do all the others.
		const again = new http.Agent({ keepAlive: true, maxSockets: 50 });
		const statuses = await Promise.all(voters.map(voteAt(second.origin, again)));
		again.destroy();
		expect(new Set(statuses)).toEqual(new Set([303]));
		expect((await recountBallots(ctx, poll!.id))?.tally.ballots).toEqual({
			member: 0,
			visitor: VOTERS
		});
		expect(await findMiscount(ctx, poll!.id)).toBeNull();

		await second.stop();
		await pool.close();
		await database.drop();
	}
);

test(
	'a lost database means 503 for a while, and the site goes on by itself when it is back',
	{ tag: '@once' },
	async ({ request }) => {
		const folder = await mkdtemp(path.join(os.tmpdir(), 'palabre-lost-'));
		const start = () => startEmbedded({ dataDir: folder });
		let postgres = await start();
		const site = await startSite(postgres.url);
		await becomeMember({ request }, site.origin);
		const get = (address: string) =>
			fetch(site.origin + address, { headers: fromElsewhere(), redirect: 'manual' });
		const statusesWhile = async (work: () => Promise<unknown>) => {
			const statuses = new Set<number>();
			let isDone = false;
			let wasAnswered = () => {};
			const firstAnswer = new Promise<void>((resolve) => (wasAnswered = resolve));
			const readers = Array.from({ length: 4 }, async () => {
				while (!isDone) {
					const answer = await get(`${FOUNDING_ARTICLE}?past=${Math.random()}`);
					await answer.text();
					statuses.add(answer.status);
					wasAnswered();
				}
			});
			await firstAnswer;
			await work();
			await sleep(500);
			isDone = true;
			await Promise.all(readers);
			return [...statuses].sort();
		};

		// Lost while nobody asks for anything.
		expect((await get(FOUNDING_ARTICLE)).status).toBe(200);
		await postgres.stop();
		// Shared pages may be some seconds old.
		await sleep(2_500);
		expect((await get('/healthz')).status).toBe(200);
		expect((await get('/readyz')).status).toBe(503);
		for (const [address, locale] of [
			[FOUNDING_ARTICLE, 'fr'],
			[`/en${FOUNDING_ARTICLE}`, 'en'],
			['/', 'fr'],
			['/links/1', 'fr']
		] as const) {
			const answer = await get(address);
			expect(answer.status, address).toBe(503);
			expect(Number(answer.headers.get('retry-after')), address).toBeGreaterThan(0);
			expect(await answer.text()).toContain(textIn(locale).site.errors.unavailable);
		}
		for (const address of ['/settings', '/notifications']) {
			const answer = await request.get(site.origin + address, { maxRedirects: 0 });
			expect(answer.status(), `${address} of a member`).toBe(503);
			expect(answer.headers()['retry-after'], address).toBe('5');
		}
		const vote = await fetch(`${site.origin}/polls/1?/cast`, {
			method: 'POST',
			headers: {
				origin: site.origin,
				cookie: `visitor=${visitorCookie(new Secret(site.secret), randomToken())}`,
				...fromElsewhere()
			},
			body: new URLSearchParams({ option: '1', from: 'poll' }),
			redirect: 'manual'
		});
		expect(vote.status).toBe(503);
		expect(vote.headers.get('retry-after')).not.toBeNull();

		postgres = await start();
		await expect.poll(async () => (await get('/readyz')).status, { timeout: 20_000 }).toBe(200);
		await expect.poll(async () => (await get('/')).status, { timeout: 20_000 }).toBe(200);

		// Lost while pages are being made.
		const statuses = await statusesWhile(() => postgres.stop());
		expect(statuses).toEqual([200, 503]);
		postgres = await start();
		await expect.poll(() => statusesWhile(async () => {}), { timeout: 20_000 }).toEqual([200]);

		expect(await site.stop()).toBe(0);
		await postgres.stop();
		await rm(folder, { recursive: true, force: true });
	}
);

type Form = { path: string; headers: Record<string, string>; body: string };

/** Null when no answer came. */
function statusOf(origin: string, agent: http.Agent, { path, headers, body }: Form) {
	return new Promise<number | null>((resolve) => {
		const request = http.request(
			origin + path,
			{
				agent,
				method: 'POST',
				headers: { ...headers, origin, 'content-type': 'application/x-www-form-urlencoded' }
			},
			(answer) => {
				answer.resume();
				answer.once('end', () => resolve(answer.statusCode ?? null));
				answer.once('error', () => resolve(null));
			}
		);
		request.once('error', () => resolve(null));
		request.end(body);
	});
}
