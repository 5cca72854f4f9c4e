import type { RequestEvent } from '@sveltejs/kit';

/** Stands in a page where the server around the framework puts the late fragment. */
export const LATE_MARK = Buffer.from('<!--late-->');

/**
 * The longest part of a page, as bytes that the framework never sees: it would
 * encode, hash and copy them for every reader.
 */
export type LateFragment = { bytes: Buffer | null };

const LATE = Symbol.for('palabre.late-fragment');
type Offering = { [LATE]?: LateFragment };

/** Called by the server around the framework, on the request that it hands over. */
export function offerLateFragment(request: object): LateFragment {
	const late: LateFragment = { bytes: null };
	(request as Offering)[LATE] = late;
	return late;
}

/** Leaves the fragment to whoever offered to put it in; false when nobody did, as in development. */
export function leaveLateFragment(event: RequestEvent, name: string, bytes: Buffer): boolean {
	const { req } = (event.platform ?? {}) as { req?: Offering };
	const late = req?.[LATE];
	if (!late) return false;
	late.bytes = bytes;
	event.locals.fragments.set(name, LATE_MARK.toString());
	return true;
}

/** The page with its late fragment in place. */
export function withLateFragment(page: Buffer, { bytes }: LateFragment): Buffer {
	const at = bytes ? page.indexOf(LATE_MARK) : -1;
	if (!bytes || at < 0) return page;
	return Buffer.concat([page.subarray(0, at), bytes, page.subarray(at + LATE_MARK.length)]);
}
