type Filled<T> = { value: T; bytes: number };
type Kept<T> = Filled<T> & { version: string };

/**
 * Keeps what was used last within a number of bytes, one version of each; whoever
 * asks while a value is made waits for it.
 */
export class ByteCache<T> {
	readonly #limit: number;
	readonly #kept = new Map<string, Kept<T>>();
	readonly #making = new Map<string, Promise<T>>();
	#bytes = 0;

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** @param version what the value was made from: another one takes its place */
	async get(key: string, version: string, make: () => Promise<Filled<T>>): Promise<T> {
		const kept = this.#kept.get(key);
		if (kept?.version === version) {
			// A map lists its keys in the order in which they were set: the first is the longest unused.
			this.#kept.delete(key);
			this.#kept.set(key, kept);
			return kept.value;
		}
		const wanted = `${key} ${version}`;
		let making = this.#making.get(wanted);
		if (!making) {
			making = make()
				.then((filled) => this.#keep(key, { ...filled, version }))
				.finally(() => this.#making.delete(wanted));
			this.#making.set(wanted, making);
		}
		return making;
	}

	#keep(key: string, made: Kept<T>): T {
		this.#drop(key);
		this.#kept.set(key, made);
		this.#bytes += made.bytes;
		for (const oldest of this.#kept.keys()) {
			if (this.#bytes <= this.#limit) break;
			this.#drop(oldest);
		}
		return made.value;
	}

	#drop(key: string): void {
		this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
		this.#kept.delete(key);
	}
}
