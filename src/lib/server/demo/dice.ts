/** Chance that falls the same way for the same seed, so that a demo site can be made again. */
export type Dice = {
	/** From 0 (included) to 1 (excluded). */
	roll: () => number;
	/** A whole number from 0 to `limit` - 1. */
	below: (limit: number) => number;
	/** True in this share of all throws. */
	chance: (share: number) => boolean;
	pick: <T>(list: readonly T[]) => T;
	/** Dice of their own, so that more of one thing does not change another. */
	fork: (name: string) => Dice;
};

/** sfc32, which passes PractRand; see Chris Doty-Humphrey, "Small Fast Counting RNG". */
export function diceFrom(seed: string): Dice {
	let [a, b, c, counter] = [...fourHashes(seed)] as [number, number, number, number];
	const next = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 2 ** 32;
	};
	for (let warming = 0; warming < 12; warming++) next();
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		roll: next,
		below,
		chance: (share) => next() < share,
		pick: (list) => {
			if (list.length === 0) throw new RangeError('nothing to pick from');
			return list[below(list.length)]!;
		},
		fork: (name) => diceFrom(`${seed}/${name}`)
	};
}

/** FNV-1a over the text, once for each word of the generator's state. */
function* fourHashes(text: string): Generator<number> {
	for (let word = 0; word < 4; word++) {
		let hash = 0x811c9dc5 ^ word;
		for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
		yield hash;
	}
}
