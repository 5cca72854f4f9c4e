import { PAGE_SIZES } from '#lib/rules/threads.ts';
import { touchArticle } from '#lib/server/comments/touch-articles.ts';
import { findLastComments, markRead } from '#lib/server/comments/reading.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { median } from './load.ts';
import { ms } from './read-pages.ts';
import type { Line } from './report.ts';
import { fetchRaw, type Site } from './site.ts';

/** A place that has `size` of something, and the address of its page. */
export type Sized = { size: number; address: string; articleId: number };

/** The first page of threads of all sizes, made anew for each request. */
export async function measureThreads(
	site: Site,
	ctx: Ctx,
	threads: Sized[],
	cookie: string,
	rounds: number
): Promise<Line[]> {
	const shown = new Map<number, number>();
	const times = await timesOf(threads, rounds, async (thread) => {
		await touchArticle(ctx, thread.articleId);
		const { time, html } = await timed(site, thread.address, cookie);
		shown.set(thread.size, commentsIn(html));
		return time;
	});
	// A thread that is shorter than a page costs less to show, which is no merit of its shortness.
	const full = [...times.keys()].filter((size) => size > PAGE_SIZES.page);
	return linesOf(times, full, ['first page of a thread of', 'comments'], (size) => {
		return `, shows ${shown.get(size)}`;
	});
}

const VIEWS = [
	{ name: 'newest first', query: '?order=newest' },
	{ name: 'most useful first', query: '?order=useful' },
	{ name: 'most discussed first', query: '?order=discussed' },
	{ name: 'most bridging first', query: '?order=bridging' },
	{ name: 'flat, by date', query: '?view=flat' },
	{ name: 'first level only', query: '?view=top' },
	{ name: 'by position', query: '?view=positions' }
];

/** The same threads in every other view, and the jump to the first of fifty new comments. */
export async function measureViews(
	site: Site,
	threads: Sized[],
	reader: { ctx: MemberCtx; cookie: string },
	rounds: number
): Promise<Line[]> {
	const { ctx, cookie } = reader;
	const last = await findLastComments(
		ctx,
		threads.map(({ articleId }) => articleId)
	);
	for (const { articleId } of threads) {
		await markRead(ctx, articleId, Math.max((last.get(articleId) ?? 0) - 50, 0));
	}
	const jump = { name: 'jump to the first of fifty new', query: '/new' };
	const lines: Line[] = [];
	for (const { name, query } of [...VIEWS, jump]) {
		const shown = new Map<number, number>();
		const times = await timesOf(threads, rounds, async (thread) => {
			await touchArticle(ctx, thread.articleId);
			const expected = query === jump.query ? 303 : 200;
			const { time, html } = await timed(site, thread.address + query, cookie, expected);
			shown.set(thread.size, commentsIn(html));
			return time;
		});
		const full = [...times].filter(([size]) => size > PAGE_SIZES.page);
		// Branches are shown whole: what a page holds depends on which come first. Less costs less.
		const most = Math.max(...full.map(([size]) => shown.get(size) ?? 0));
		const alike = full.filter(([size]) => (shown.get(size) ?? 0) >= most / 2);
		const of = alike.map(([, time]) => time);
		const spread = Math.max(...of) / Math.min(...of);
		const sizes = [...times].map(([size, time]) => {
			const count = shown.get(size) ? ` (${shown.get(size)})` : '';
			return `${size.toLocaleString('en')}: ${ms(time)}${count}`;
		});
		lines.push({
			what: `thread ${name}`,
			measured: `${sizes.join(', ')}; from ${alike[0]?.[0].toLocaleString('en')} on ${spread.toFixed(2)} times`,
			goal: 'flat within 1.5',
			reached: 1.5 / spread
		});
	}
	return lines;
}

/** The result of polls of all sizes. */
export async function measureTallies(
	site: Site,
	polls: Sized[],
	cookie: string,
	rounds: number
): Promise<Line[]> {
	const times = await timesOf(polls, rounds, async (poll) => {
		const { time, html } = await timed(site, poll.address, cookie);
		if (!html.includes('<svg')) throw new Error(`${poll.address} shows no result`);
		return time;
	});
	return linesOf(times, [...times.keys()], ['result of a poll of', 'ballots']);
}

const commentsIn = (html: string) => html.split('<article class="comment').length - 1;

async function timed(site: Site, address: string, cookie: string, expected = 200) {
	const begun = performance.now();
	const { body, status } = await fetchRaw(site.origin + address, { cookie });
	const time = performance.now() - begun;
	if (status !== expected) throw new Error(`${address} answers ${status}`);
	return { time, html: body.toString() };
}

async function timesOf(
	places: Sized[],
	rounds: number,
	once: (place: Sized) => Promise<number>
): Promise<Map<number, number>> {
	const times = new Map<number, number[]>(places.map(({ size }) => [size, []]));
	for (const place of places) await once(place);
	for (let round = 0; round < rounds; round++) {
		for (const place of places) times.get(place.size)?.push(await once(place));
	}
	return new Map([...times].map(([size, all]) => [size, median(all)]));
}

function linesOf(
	times: Map<number, number>,
	compared: number[],
	[before, behind]: [string, string],
	note: (size: number) => string = () => ''
): Line[] {
	const of = compared.map((size) => times.get(size) ?? NaN);
	const spread = Math.max(...of) / Math.min(...of);
	return [
		...[...times].map(([size, time]) => ({
			what: `${before} ${size.toLocaleString('en')} ${behind}`,
			measured: ms(time) + note(size)
		})),
		{
			what: `— slowest beside quickest, from ${compared[0]?.toLocaleString('en')} on`,
			measured: `${spread.toFixed(2)} times`,
			goal: 'flat within 1.5',
			reached: 1.5 / spread
		}
	];
}
