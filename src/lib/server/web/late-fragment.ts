import type { RequestEvent } from '@sveltejs/kit';
import { Piece } from './piece.ts';

/** Stands in a page where the server around the framework puts the late fragment. */
export const LATE_MARK = Buffer.from('<!--late-->');

/**
 * The longest part of a page, which the framework never sees: it would encode,
 * hash and copy it for every reader.
 */
export type LateFragment = { pieces: Piece[] | null };

const LATE = Symbol.for('palabre.late-fragment');
type Offering = { [LATE]?: LateFragment };

/** Called by the server around the framework, on the request that it hands over. */
export function offerLateFragment(request: object): LateFragment {
	const late: LateFragment = { pieces: null };
	(request as Offering)[LATE] = late;
	return late;
}

/** Leaves the fragment to whoever offered to put it in; false when nobody did, as in development. */
export function leaveLateFragment(event: RequestEvent, name: string, pieces: Piece[]): boolean {
	const { req } = (event.platform ?? {}) as { req?: Offering };
	const late = req?.[LATE];
	if (!late) return false;
	late.pieces = pieces;
	event.locals.fragments.set(name, LATE_MARK.toString());
	return true;
}

/** The page with its late fragment in place. */
export function withLateFragment(page: Buffer, pieces: Piece[]): Piece[] {
	const at = page.indexOf(LATE_MARK);
	if (at < 0) return [new Piece(page)];
	return [
		new Piece(page.subarray(0, at)),
		...pieces,
		new Piece(page.subarray(at + LATE_MARK.length))
	];
}
