import type { IncomingMessage, ServerResponse } from 'node:http';
import { findArticleId } from '#lib/server/articles/find.ts';
import { listIdsAfter } from '#lib/server/comments/list-ids-after.ts';
import { findLastComments } from '#lib/server/comments/reading.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { causeOf } from '#lib/server/errors.ts';
import { SAFE_HEADERS } from '#lib/server/web/safe-headers.ts';
import { sendPlainPage } from './plain-page.ts';

/** Readers that one process keeps informed; more are told to come back. */
const MOST_READERS = 5_000;

/** Proxies close what is silent for a minute. */
const HEARTBEAT = 25_000;

/** Bytes that may wait for a reader; behind that nobody takes them any more. */
const MOST_WAITING = 64 * 1024;

/** Changes of one article that come together are told once. */
const PAUSE = 500;

const ADDRESS = /^\/articles\/([a-z0-9-]{1,120})\/live(?:\?(.*))?$/;

/** Everybody who has one article's page open. */
type Room = {
	readers: Set<ServerResponse>;
	/** The last comment that they were told of. */
	last: number;
	telling: ReturnType<typeof setTimeout> | null;
};

/**
 * Tells open pages what changed, by server-sent events: `comments` with the ids
 * of new ones, and `changed`. The framework is not asked, so that a reader who
 * waits costs a socket and nothing else.
 */
export class Live {
	readonly #ctx: Ctx;
	readonly #rooms = new Map<number, Room>();
	readonly #heartbeat: ReturnType<typeof setInterval>;
	#readers = 0;

	/** @param ctx with a pool for a query now and then */
	constructor(ctx: Ctx) {
		this.#ctx = ctx;
		this.#heartbeat = setInterval(() => this.#all((reader) => send(reader, ':\n\n')), HEARTBEAT);
		this.#heartbeat.unref();
	}

	/** @returns false when this is not a request for events */
	answer(request: IncomingMessage, response: ServerResponse): boolean {
		const [, slug, query] = ADDRESS.exec(request.url ?? '') ?? [];
		if (!slug || request.method !== 'GET') return false;
		this.#welcome(request, response, slug, new URLSearchParams(query)).catch((error: unknown) => {
			console.error('no live events:', String(causeOf(error)));
			if (response.headersSent) response.destroy();
			else sendPlainPage(response, '503', 'unavailable', { 'Retry-After': 5 });
		});
		return true;
	}

	/** What every write to an article notifies; see `touchArticle`. */
	changed(tag: string): void {
		const articleId = Number(/^article-(\d+)$/.exec(tag)?.[1]);
		const room = this.#rooms.get(articleId);
		if (!room || room.telling) return;
		room.telling = setTimeout(() => {
			room.telling = null;
			// Unheard is not lost: the next change, or coming back, tells it.
			this.#tell(articleId, room).catch(() => {});
		}, PAUSE);
		room.telling.unref();
	}

	/** After a time in which changes may have gone unheard. */
	allChanged(): void {
		for (const articleId of this.#rooms.keys()) this.changed(`article-${articleId}`);
	}

	stop(): void {
		clearInterval(this.#heartbeat);
		this.#all((reader) => reader.end());
	}

	async #welcome(
		request: IncomingMessage,
		response: ServerResponse,
		slug: string,
		query: URLSearchParams
	): Promise<void> {
		if (this.#readers >= MOST_READERS) {
			return sendPlainPage(response, '503', 'unavailable', { 'Retry-After': 60 });
		}
		const articleId = await findArticleId(this.#ctx, slug);
		if (response.destroyed) return;
		if (articleId === null) return sendPlainPage(response, '404', 'malformed');
		const known = request.headers['last-event-id'] ?? query.get('after') ?? '';
		const after = /^\d{1,15}$/.test(String(known)) ? Number(known) : null;

		response.writeHead(200, {
			'Content-Type': 'text/event-stream; charset=utf-8',
			...Object.fromEntries(SAFE_HEADERS),
			'Cache-Control': 'no-store',
			// Nginx would collect events before it passes them on.
			'X-Accel-Buffering': 'no'
		});
		// Not all at once, after a restart.
		response.write(`retry: ${3_000 + Math.floor(Math.random() * 7_000)}\n\n`);
		await this.#enter(articleId, response);
		if (after !== null) {
			const ids = await listIdsAfter(this.#ctx, articleId, after);
			if (ids.length > 0) response.write(eventOf(ids));
		}
	}

	async #enter(articleId: number, response: ServerResponse): Promise<void> {
		let room = this.#rooms.get(articleId);
		if (!room) {
			room = { readers: new Set(), last: Infinity, telling: null };
			this.#rooms.set(articleId, room);
		}
		room.readers.add(response);
		this.#readers++;
		response.once('close', () => this.#leave(articleId, response));
		if (room.last !== Infinity) return;
		const last = (await findLastComments(this.#ctx, [articleId])).get(articleId) ?? 0;
		room.last = Math.min(room.last, last);
	}

	#leave(articleId: number, response: ServerResponse): void {
		const room = this.#rooms.get(articleId);
		if (!room?.readers.delete(response)) return;
		this.#readers--;
		if (room.readers.size === 0) this.#rooms.delete(articleId);
	}

	async #tell(articleId: number, room: Room): Promise<void> {
		// Who came first is still being welcomed, and is told then.
		if (room.last === Infinity) return;
		const ids = await listIdsAfter(this.#ctx, articleId, room.last);
		room.last = ids.at(-1) ?? room.last;
		const message = ids.length > 0 ? eventOf(ids) : 'event: changed\ndata:\n\n';
		for (const reader of room.readers) send(reader, message);
	}

	#all(work: (reader: ServerResponse) => unknown): void {
		for (const { readers } of this.#rooms.values()) for (const reader of readers) work(reader);
	}
}

/** Whoever comes back is told what they missed: no need to keep it for them here. */
function send(reader: ServerResponse, message: string): void {
	if (reader.writableLength > MOST_WAITING) reader.destroy();
	else reader.write(message);
}

const eventOf = (ids: number[]) =>
	`event: comments\nid: ${ids.at(-1)}\ndata: ${JSON.stringify(ids)}\n\n`;
