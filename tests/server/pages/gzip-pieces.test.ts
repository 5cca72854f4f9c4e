import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Piece } from '#lib/server/web/piece.ts';
import { gzipPieces } from '#server/gzip-pieces.ts';

test('pieces that were compressed each by itself are one gzip stream of them all', async () => {
	const pieces = fc.array(fc.tuple(fc.uint8Array({ maxLength: 3_000 }), fc.boolean()));
	await fc.assert(
		fc.asyncProperty(pieces, async (drawn) => {
			const made = drawn.map(([bytes, isShared]) => new Piece(Buffer.from(bytes), isShared));
			const whole = Buffer.concat(made.map(({ bytes }) => bytes));
			expect(gunzipSync(Buffer.concat(await gzipPieces(made)))).toEqual(whole);
			expect(gunzipSync(Buffer.concat(await gzipPieces([...made, ...made])))).toEqual(
				Buffer.concat([whole, whole])
			);
		})
	);
});

test('a shared piece is compressed once', async () => {
	const piece = new Piece(Buffer.from('palabre '.repeat(1_000)), true);
	expect(await piece.deflated()).toBe(await piece.deflated());
	expect(Buffer.concat(await gzipPieces([piece])).length).toBeLessThan(200);
});
