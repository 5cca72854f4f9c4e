import { promisify } from 'node:util';
import { constants, deflateRaw, deflateRawSync } from 'node:zlib';

const deflated = promisify(deflateRaw);

/** Ends on a whole byte and leaves the stream open for the next piece. */
const OPEN_END = { finishFlush: constants.Z_SYNC_FLUSH };

/** What is sent once: level 1 takes a third of the time of level 6, a small window a fraction of the memory to set up. */
const ONCE = { ...OPEN_END, level: 1, windowBits: 13, memLevel: 6 };
const OFTEN = { ...OPEN_END, level: 6 };

/** A stretch of a page. What many answers have in common is compressed once, for all of them. */
export class Piece {
	readonly bytes: Buffer;
	/** Whether other answers hold this very piece, so that compressing it well pays. */
	readonly isShared: boolean;
	#deflated: Promise<Buffer> | null = null;

	constructor(bytes: Buffer, isShared = false) {
		this.bytes = bytes;
		this.isShared = isShared;
	}

	/** As blocks of a deflate stream (RFC 1951) that refer to nothing before them and are not the last. */
	deflated(): Promise<Buffer> {
		return (this.#deflated ??= this.isShared ? this.#deflateWell() : this.#deflateNow());
	}

	/** A copy: what zlib gives is the beginning of 16 kB, all of which would be kept along. */
	async #deflateWell(): Promise<Buffer> {
		return Buffer.from(await deflated(this.bytes, OFTEN));
	}

	/** It takes less than to hand it to another thread and to take it back. */
	#deflateNow(): Promise<Buffer> {
		return Promise.resolve(deflateRawSync(this.bytes, ONCE));
	}
}

/** The same bytes, with neighbours that only this answer has in one piece: each begins a compressor. */
export function joinOwnPieces(pieces: readonly Piece[]): Piece[] {
	const joined: Piece[] = [];
	let own: Buffer[] = [];
	const close = () => {
		if (own.length > 0) joined.push(new Piece(Buffer.concat(own)));
		own = [];
	};
	for (const piece of pieces) {
		if (!piece.isShared) {
			own.push(piece.bytes);
			continue;
		}
		close();
		joined.push(piece);
	}
	close();
	return joined;
}

export const textOf = (pieces: readonly Piece[]): string =>
	Buffer.concat(pieces.map(({ bytes }) => bytes)).toString();
