import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { inTurns, load, type Figures } from './load.ts';
import { hasNginx, startNginx } from './nginx.ts';
import type { Line } from './report.ts';
import {
	fetchRaw,
	freePort,
	startProcess,
	type RawAnswer,
	type Running,
	type Site
} from './site.ts';

export type Pace = { seconds: number; rounds: number };

const ENCODINGS = [
	{ name: 'uncompressed', accept: 'identity' },
	{ name: 'gzip', accept: 'gzip' },
	{ name: 'brotli', accept: 'br' }
];

const CONNECTIONS = 50;

/** The page that everybody without a session gets, beside the same bytes from servers that do nothing else. */
export async function measureStrangers(
	site: Site,
	article: string,
	folder: string,
	{ seconds, rounds }: Pace
): Promise<Line[]> {
	const lines: Line[] = [];
	const url = site.origin + article;
	if (!hasNginx()) lines.push({ what: 'beside nginx', measured: 'nginx is not installed' });
	for (const { name, accept } of ENCODINGS) {
		const headers = { 'accept-encoding': accept };
		const rivals = await startRivals(url, headers, path.join(folder, name));
		try {
			const run = (url: string) => () =>
				load({ url, connections: CONNECTIONS, headers, seconds, status: 200 });
			const contenders = new Map([
				['palabre', run(url)],
				['bare', run(rivals.bare.origin)]
			]);
			if (rivals.nginx) contenders.set('nginx', run(`${rivals.nginx.origin}/page.html`));
			for (const warm of contenders.values()) await warm();
			lines.push(...linesOf(name, rivals.bytes, await inTurns(contenders, rounds)));
		} finally {
			await Promise.all([rivals.bare.stop(), rivals.nginx?.stop()]);
		}
	}
	return lines;
}

async function startRivals(
	url: string,
	headers: Record<string, string>,
	folder: string
): Promise<{ bare: Running; nginx: Running | null; bytes: number }> {
	const answer = await fetchWhenReady(url, headers);
	const encoding = answer.headers['content-encoding'];
	const file = `${folder}.body`;
	await writeFile(file, answer.body);
	const port = await freePort();
	const same = { ...answer.headers };
	for (const name of ['connection', 'date', 'keep-alive']) delete same[name];
	const bare = await startProcess(
		['scripts/bench/bare-server.ts', String(port), file],
		{ BARE_HEADERS: JSON.stringify(same) },
		`http://127.0.0.1:${port}`
	);
	const nginx = hasNginx() ? await startNginx(folder, answer.body, encoding) : null;
	return { bare, nginx, bytes: answer.body.length };
}

/** Compressed forms are made aside, while the first readers get another one. */
async function fetchWhenReady(url: string, headers: Record<string, string>): Promise<RawAnswer> {
	const wanted = headers['accept-encoding'];
	const end = performance.now() + 10_000;
	for (;;) {
		const answer = await fetchRaw(url, headers);
		if ((answer.headers['content-encoding'] ?? 'identity') === wanted) return answer;
		if (performance.now() > end) throw new Error(`${url} is not served as ${wanted}`);
		await sleep(50);
	}
}

function linesOf(encoding: string, bytes: number, figures: Map<string, Figures>): Line[] {
	const [palabre, bare, nginx] = ['palabre', 'bare', 'nginx'].map((name) => figures.get(name));
	if (!palabre || !bare) throw new Error('a contender did not run');
	const what = `article with 200 comments, visitor, ${encoding} (${kilobytes(bytes)})`;
	const ratio = palabre.perSecond / bare.perSecond;
	const lines: Line[] = [
		{ what, measured: speed(palabre) },
		{
			what: '— beside bare Node `http` with the same bytes',
			measured: `${ratio.toFixed(2)} of ${whole(bare.perSecond)}/s`,
			goal: '0.6',
			reached: ratio / 0.6
		}
	];
	if (nginx) {
		const share = (palabre.perSecond / nginx.perSecond).toFixed(2);
		lines.push({
			what: '— beside nginx with the same file',
			measured: `${share} of ${whole(nginx.perSecond)}/s`
		});
	}
	return lines;
}

/** The same page for somebody who is logged in: rendered for each request. */
export async function measureMember(
	site: Site,
	article: string,
	cookie: string,
	{ seconds, rounds }: Pace
): Promise<Line[]> {
	const headers = { cookie, 'accept-encoding': 'gzip' };
	const run = () =>
		load({ url: site.origin + article, connections: 20, headers, seconds, status: 200 });
	await run();
	const member = (await inTurns(new Map([['member', run]]), rounds)).get('member');
	if (!member) throw new Error('nobody ran');
	return [
		{
			what: 'the same page, member with a session, 20 connections',
			measured: `${whole(member.perSecond)}/s, p50 ${ms(member.p50)}`,
			goal: '400/s',
			reached: member.perSecond / 400
		},
		{ what: '— p99', measured: ms(member.p99), goal: '200 ms', reached: 200 / member.p99 }
	];
}

/** What a browser downloads to read the article: the page, its styles, its script. */
export async function measureBytes(site: Site, article: string): Promise<Line[]> {
	const page = (await fetchRaw(site.origin + article)).body;
	const html = page.toString();
	const found = (pattern: RegExp) =>
		[...html.matchAll(pattern)].map(([, address]) => address ?? '');
	const styles = found(/<link\b[^>]*?href="([^"]+\.css[^"]*)"/g);
	const scripts = found(/<script\b[^>]*?src="([^"]+)"/g);
	const [css, js] = [await fetchAll(site, styles), await fetchAll(site, scripts)];
	const both = ({ raw, gzip }: Sizes) => `${kilobytes(raw)}, ${kilobytes(gzip)} gzip`;
	return [
		{
			what: 'HTML of that page',
			measured: both({ raw: page.length, gzip: gzipSync(page).length })
		},
		{
			what: 'its CSS',
			measured: both(css),
			goal: '20 kB compressed',
			reached: 20_000 / css.gzip
		},
		{
			what: 'its script',
			measured: both(js),
			goal: '15 kB compressed',
			reached: js.gzip === 0 ? Infinity : 15_000 / js.gzip
		}
	];
}

type Sizes = { raw: number; gzip: number };

/** With all that they import. */
async function fetchAll(site: Site, addresses: string[]): Promise<Sizes> {
	const sum = { raw: 0, gzip: 0 };
	const wanted = addresses.map((address) => new URL(address, site.origin).href);
	const seen = new Set<string>();
	for (let url = wanted.pop(); url !== undefined; url = wanted.pop()) {
		if (seen.has(url)) continue;
		seen.add(url);
		const { body, status } = await fetchRaw(url);
		if (status !== 200) throw new Error(`${url} answers ${status}`);
		sum.raw += body.length;
		sum.gzip += gzipSync(body).length;
		const imports = body.toString().matchAll(/(?:from|import)\s*\(?["'](\.[^"']+)["']/g);
		for (const [, target] of imports) wanted.push(new URL(target ?? '', url).href);
	}
	return sum;
}

const speed = ({ perSecond, p50, p99 }: Figures) =>
	`${whole(perSecond)}/s, p50 ${ms(p50)}, p99 ${ms(p99)}`;

export const whole = (value: number) => Math.round(value).toLocaleString('en');
export const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
