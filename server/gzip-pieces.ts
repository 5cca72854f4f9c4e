import { crc32 } from 'node:zlib';
import { joinOwnPieces, type Piece } from '#lib/server/web/piece.ts';

/** RFC 1952: deflate, no name, no time, unknown system. */
const HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** An empty block that is the last one. */
const LAST_BLOCK = Buffer.from([3, 0]);

/** One gzip stream of all the pieces, in parts, of which those that were sent before are not compressed again. */
export async function gzipPieces(pieces: readonly Piece[]): Promise<Buffer[]> {
	const blocks = await Promise.all(joinOwnPieces(pieces).map((piece) => piece.deflated()));
	const check = Buffer.alloc(8);
	let sum = 0;
	let size = 0;
	for (const { bytes } of pieces) {
		sum = crc32(bytes, sum);
		size += bytes.length;
	}
	check.writeUInt32LE(sum, 0);
	check.writeUInt32LE(size % 2 ** 32, 4);
	return [HEAD, ...blocks, LAST_BLOCK, check];
}
