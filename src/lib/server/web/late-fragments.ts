import type { RequestEvent } from '@sveltejs/kit';
import { markIn, type Fragments } from './fragments.ts';
import { Piece } from './piece.ts';

/**
 * The long parts of a page, which the framework never sees: it would encode,
 * hash and copy them for every reader.
 */
export type LateFragments = { left: Fragments | null };

const LATE = Symbol.for('palabre.late-fragments');
type Offering = { [LATE]?: LateFragments };

/** Called by the server around the framework, on the request that it hands over. */
export function offerLateFragments(request: object): LateFragments {
	const late: LateFragments = { left: null };
	(request as Offering)[LATE] = late;
	return late;
}

/** Leaves the page's fragments to whoever offered to put them in; false when nobody did, as in development. */
export function leaveFragments(event: RequestEvent): boolean {
	const { req } = (event.platform ?? {}) as { req?: Offering };
	const late = req?.[LATE];
	if (!late) return false;
	if (event.locals.fragments.size > 0) late.left = event.locals.fragments;
	return true;
}

/** The page with its fragments in place. */
export function withFragments(page: Buffer, fragments: Fragments): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (let mark = markIn(page, at); mark; mark = markIn(page, at)) {
		pieces.push(new Piece(page.subarray(at, mark.at)), ...asPieces(fragments.get(mark.name)));
		at = mark.end;
	}
	return [...pieces, new Piece(page.subarray(at))];
}

const asPieces = (fragment: string | Piece[] = ''): Piece[] =>
	typeof fragment === 'string' ? [new Piece(Buffer.from(fragment))] : fragment;
