import type { Page } from './page.ts';

/** Nothing is served longer than this, even when every message of a change is lost. */
const MAX_AGE = 2_000;

const MAX_BYTES = 32 * 1024 * 1024;

type Entry = {
	/** Null: this address answers each asker differently, so nobody need wait for another. */
	page: Page | null;
	tags: string[];
	bytes: number;
	filledAt: number;
};

/** One rendering in progress, which everybody who wants the same page waits for. */
export type Filling = {
	key: string;
	/** The page that the address had before; its compressed forms are good if the new one is equal. */
	before: Page | null;
	done: Promise<void>;
	finish: () => void;
	/** What changed since the rendering began; null when anything may have. */
	changed: Set<string> | null;
};

/**
 * Pages that are the same for everybody, in memory and for seconds.
 *
 * Knows nothing of HTTP: who may share is decided by whoever makes the key.
 */
export class PageCache {
	readonly #entries = new Map<string, Entry>();
	readonly #keysOfTag = new Map<string, Set<string>>();
	readonly #fillings = new Map<string, Filling>();
	readonly #maxAge: number;
	readonly #maxBytes: number;
	#bytes = 0;

	constructor(limits: { maxAge?: number; maxBytes?: number } = {}) {
		this.#maxAge = limits.maxAge ?? MAX_AGE;
		this.#maxBytes = limits.maxBytes ?? MAX_BYTES;
	}

	/** The page, `'private'` where none can be shared, null when it must be rendered. */
	find(key: string): Page | 'private' | null {
		const entry = this.#entries.get(key);
		if (!entry || performance.now() - entry.filledAt > this.#maxAge) return null;
		return entry.page ?? 'private';
	}

	filling(key: string): Filling | undefined {
		return this.#fillings.get(key);
	}

	begin(key: string): Filling {
		let finish = () => {};
		const done = new Promise<void>((resolve) => (finish = resolve));
		const before = this.#entries.get(key)?.page ?? null;
		const filling: Filling = { key, before, done, finish, changed: new Set() };
		this.#fillings.set(key, filling);
		return filling;
	}

	/** Keeps what was rendered, unless one of its tags changed while it was. */
	keep(filling: Filling, page: Page | null, tags: string[]): void {
		const { key, changed } = filling;
		this.#end(filling);
		this.#remove(key);
		if (!changed || tags.some((tag) => changed.has(tag))) return;

		const bytes = page?.bytes ?? key.length * 2 + 200;
		this.#entries.set(key, { page, tags, bytes, filledAt: performance.now() });
		this.#bytes += bytes;
		for (const tag of tags) {
			const keys = this.#keysOfTag.get(tag);
			if (keys) keys.add(key);
			else this.#keysOfTag.set(tag, new Set([key]));
		}
		this.#shrink();
	}

	/** The one who asked first went away before the page was made. */
	abandon(filling: Filling): void {
		filling.changed = null;
		this.#end(filling);
	}

	changed(tag: string): void {
		for (const { changed } of this.#fillings.values()) changed?.add(tag);
		for (const key of [...(this.#keysOfTag.get(tag) ?? [])]) this.#remove(key);
	}

	/** After a time in which changes may have gone unheard. */
	clear(): void {
		for (const filling of this.#fillings.values()) filling.changed = null;
		this.#entries.clear();
		this.#keysOfTag.clear();
		this.#bytes = 0;
	}

	#end(filling: Filling): void {
		if (this.#fillings.get(filling.key) === filling) this.#fillings.delete(filling.key);
		filling.finish();
	}

	#remove(key: string): void {
		const entry = this.#entries.get(key);
		if (!entry) return;
		this.#entries.delete(key);
		this.#bytes -= entry.bytes;
		for (const tag of entry.tags) {
			const keys = this.#keysOfTag.get(tag);
			keys?.delete(key);
			if (keys?.size === 0) this.#keysOfTag.delete(tag);
		}
	}

	/** The oldest go first; a page that is asked for often is back within seconds anyway. */
	#shrink(): void {
		for (const key of this.#entries.keys()) {
			if (this.#bytes <= this.#maxBytes) return;
			this.#remove(key);
		}
	}
}
