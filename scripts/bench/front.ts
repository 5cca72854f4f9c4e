import type { Ctx } from '#lib/server/ctx.ts';
import { ARTICLE_YEARS, sizeOf } from './archive.ts';
import { median } from './load.ts';
import { ms } from './read-pages.ts';
import type { Line } from './report.ts';
import { fetchRaw, type Site } from './site.ts';

/** Milliseconds within which nineteen of twenty pages should be made. */
const GOAL = 100;

/** The front page in both orders, its beginning and far behind, and what else lists articles. PLACE: half way back. */
const PAGES = [
	'/?',
	'/en?',
	'/?by=activity',
	'/?before=PLACE',
	'/?by=activity&before=PLACE',
	'/archives?',
	'/archives/MONTH?',
	'/articles.atom?',
	'/polls/results.json?',
	'/sitemap.xml?',
	'/sitemaps/articles-2.xml?'
];

/** Lists among very many articles, each made anew, one asker at a time. */
export async function measureFront(
	site: Site,
	ctx: Ctx,
	{ rounds }: { rounds: number }
): Promise<Line[]> {
	const halfway = Date.now() - (ARTICLE_YEARS / 2) * 365 * 24 * 60 * 60 * 1000;
	const month = new Date(halfway).toISOString().slice(0, 7).replace('-', '/');
	const times = new Map<string, number[]>();
	for (let round = -1; round < rounds; round++) {
		for (const page of PAGES) {
			const address = page.replace('PLACE', `${halfway}000-1`).replace('MONTH', month);
			// No two addresses are equal: nothing comes from memory.
			const begun = performance.now();
			const { status } = await fetchRaw(`${site.origin}${address}&nth=${round}`);
			const time = performance.now() - begun;
			if (status !== 200) throw new Error(`${address} answers ${status}`);
			// The first round warms the caches, as the readers before would have.
			if (round >= 0) times.set(page, [...(times.get(page) ?? []), time]);
		}
	}
	const all = [...times.values()].flat().sort((a, b) => a - b);
	const p95 = all[Math.ceil(all.length * 0.95) - 1] ?? NaN;
	const slowest = [...times].map(([page, of]) => ({ page, time: median(of) }));
	const { page = '', time = NaN } = slowest.sort((a, b) => b.time - a.time)[0] ?? {};
	return [
		{
			what: `front page, archives, feeds and sitemap among ${await sizeOf(ctx)}, not from memory, p95`,
			measured: `${ms(p95)}, p50 ${ms(median(all))}`,
			goal: `${GOAL} ms`,
			reached: GOAL / p95
		},
		{ what: `— slowest of them (\`${page.replace(/\?$/, '')}\`), p50`, measured: ms(time) }
	];
}
