type Filled<T> = { value: T; bytes: number };

/** Keeps what was used last within a number of bytes; whoever asks while a value is made waits for it. */
export class ByteCache<T> {
	readonly #limit: number;
	readonly #kept = new Map<string, Filled<T>>();
	readonly #making = new Map<string, Promise<T>>();
	#bytes = 0;

	constructor(limit: number) {
		this.#limit = limit;
	}

	async get(key: string, make: () => Promise<Filled<T>>): Promise<T> {
		const kept = this.#kept.get(key);
		if (kept) {
			// A map lists its keys in the order in which they were set: the first is the longest unused.
			this.#kept.delete(key);
			this.#kept.set(key, kept);
			return kept.value;
		}
		let making = this.#making.get(key);
		if (!making) {
			making = make()
				.then((filled) => this.#keep(key, filled))
				.finally(() => this.#making.delete(key));
			this.#making.set(key, making);
		}
		return making;
	}

	#keep(key: string, filled: Filled<T>): T {
		this.#kept.set(key, filled);
		this.#bytes += filled.bytes;
		for (const [oldest, { bytes }] of this.#kept) {
			if (this.#bytes <= this.#limit) break;
			this.#kept.delete(oldest);
			this.#bytes -= bytes;
		}
		return filled.value;
	}
}
