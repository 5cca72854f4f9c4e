import type { Reroute, Transport } from '@sveltejs/kit';
import { splitLocale } from '#lib/rules/locale.ts';

/** Both languages share one tree of routes: `/en/about` is served by `/about`. */
export const reroute: Reroute = ({ url }) => splitLocale(url.pathname).path;

/**
 * The framework runs in no browser here, and yet writes down for it all that a page
 * was made from, only to drop it: that would be a tenth of the work for a page.
 */
export const transport: Transport = {
	loaded: { encode: (value: unknown) => isWholeOfLoad(value), decode: () => undefined }
};

/** What the framework wraps the data of one `load` in. */
const isWholeOfLoad = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	'uses' in value &&
	'data' in value &&
	'type' in value;
