import type { Ctx } from '#lib/server/ctx.ts';
import { sizeOf } from './archive.ts';
import { median } from './load.ts';
import { ms } from './read-pages.ts';
import type { Line } from './report.ts';
import { fetchRaw, type Site } from './site.ts';

/** Milliseconds within which nineteen of twenty searches should be answered. */
const GOAL = 150;

/** What people look for: common and rare words, unfinished ones, phrases, without a word, narrowed in every way. */
const SEARCHES = [
	'q=libre',
	'q=cage+libre',
	'q=free+software',
	'q=hypervi',
	'q=con',
	'q=migration+semaines',
	'q=libert%C3%A9+-cage',
	'q=%22cheval+de+Troie%22',
	'q=%22way+out%22+host',
	'q=esst',
	'q=esst+orrs',
	'q=lbp',
	'q=nothing+of+the+kind+anywhere',
	'q=libre+free',
	'q=memory&language=en',
	'q=cage&author=AUTHOR',
	'author=AUTHOR&kind=comments',
	'q=libre&poll=open',
	'q=cage&tag=virtualisation',
	'q=migration&kind=comments&from=YEAR-02-01&to=YEAR-06-30',
	'q=propri%C3%A9taire+maint&from=YEAR-05-01',
	'q=libre&kind=comments&order=newest',
	'q=demo+an&kind=members',
	'q=licence&kind=articles'
];

/** The page of a search among very many comments and articles, of everything that is found, one asker at a time. */
export async function measureSearch(
	site: Site,
	ctx: Ctx,
	{ handle, rounds }: { handle: string; rounds: number }
): Promise<Line[]> {
	const year = String(new Date().getFullYear() - 1);
	const times = new Map<string, number[]>();
	for (let round = -1; round < rounds; round++) {
		for (const [index, search] of SEARCHES.entries()) {
			const query = search.replaceAll('YEAR', year).replace('AUTHOR', handle);
			const time = await timeOf(site, `/search?${query}`, round * SEARCHES.length + index);
			// The first round warms the caches, as the readers before would have.
			if (round >= 0) times.set(query, [...(times.get(query) ?? []), time]);
		}
	}
	const all = [...times.values()].flat().sort((a, b) => a - b);
	const p95 = all[Math.ceil(all.length * 0.95) - 1] ?? NaN;
	const slowest = [...times].map(([query, of]) => ({ query, time: median(of) }));
	const { query = '', time = NaN } = slowest.sort((a, b) => b.time - a.time)[0] ?? {};
	return [
		{
			what: `search among ${await sizeOf(ctx)}, ${SEARCHES.length} kinds of it, p95`,
			measured: `${ms(p95)}, p50 ${ms(median(all))}`,
			goal: `${GOAL} ms`,
			reached: GOAL / p95
		},
		{ what: `— slowest of them (\`${query}\`), p50`, measured: ms(time) }
	];
}

async function timeOf(site: Site, address: string, nth: number): Promise<number> {
	// Everybody searches from elsewhere: nobody meets the limit.
	const headers = { 'x-forwarded-for': `10.${(nth >> 8) & 255}.${nth & 255}.1` };
	const begun = performance.now();
	const { status, body } = await fetchRaw(site.origin + address, headers);
	const time = performance.now() - begun;
	if (status !== 200)
		throw new Error(`${address} answers ${status}: ${body.toString().slice(0, 200)}`);
	return time;
}
