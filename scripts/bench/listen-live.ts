import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { ms, whole } from './read-pages.ts';
import type { Line } from './report.ts';
import type { Site } from './site.ts';

const READERS = 2_000;

/** So many are opened at once: a queue of waiting connections is shorter than all of them. */
const AT_ONCE = 100;

/** Milliseconds until a reader that heard nothing is a failure. */
const PATIENCE = 30_000;

type Reader = {
	/** Milliseconds of `performance.now()`. */
	heardAt: Promise<number>;
	close: () => void;
};

/** Open pages that wait for news of one article, and how long one new comment takes to reach them all. */
export async function measureLive(
	site: Site,
	{ slug, cookie }: { slug: string; cookie: string }
): Promise<Line[]> {
	const before = site.memory();
	const readers: Reader[] = [];
	try {
		while (readers.length < READERS) {
			const next = Array.from({ length: AT_ONCE }, () => openReader(site, slug));
			readers.push(...(await Promise.all(next)));
		}
		const held = site.memory();
		const begun = performance.now();
		await postComment(site, slug, cookie);
		const heard = await Promise.all(readers.map(({ heardAt }) => heardAt));
		const each = (Math.max(held - before, 0) * 1024) / READERS;
		return [
			{
				what: `resident memory of the app, ${whole(READERS)} open pages listening to one article`,
				measured: `${Math.round(held)} MB, ${each.toFixed(1)} kB for each page`,
				goal: '300 MB',
				reached: 300 / held
			},
			{
				what: '— from sending one comment until the last of them heard of it',
				measured: ms(Math.max(...heard) - begun)
			}
		];
	} finally {
		for (const { close } of readers) close();
	}
}

/** Resolves when the first bytes have come: from then on it hears of everything. */
function openReader(site: Site, slug: string): Promise<Reader> {
	const url = `${site.origin}/articles/${slug}/live`;
	return new Promise((resolve, reject) => {
		const request = http.get(url, { agent: false }, (response) => {
			if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
			const heardAt = new Promise<number>((heard, unheard) => {
				let said = '';
				response.setEncoding('utf8').on('data', (text: string) => {
					said += text;
					if (said.includes('event: comments')) heard(performance.now());
				});
				response.once('close', () => unheard(new Error('a reader was cut off')));
				setTimeout(() => unheard(new Error('a reader heard nothing')), PATIENCE).unref();
			});
			// Looked at later, when all are open.
			heardAt.catch(() => {});
			const close = () => request.destroy();
			response.once('data', () => resolve({ heardAt, close }));
		});
		request.on('error', reject);
	});
}

export async function postComment(site: Site, slug: string, cookie: string): Promise<void> {
	const answer = await fetch(`${site.origin}/articles/${slug}/reply?/post`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: site.origin, cookie },
		body: new URLSearchParams({ markdown: 'Something new.', idempotencyKey: randomUUID() })
	});
	if (answer.status !== 303) throw new Error(`the comment was answered with ${answer.status}`);
}
