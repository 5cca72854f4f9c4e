import type { Reroute } from '@sveltejs/kit';
import { splitLocale } from '#lib/rules/locale.ts';

/** Both languages share one tree of routes: `/en/about` is served by `/about`. */
export const reroute: Reroute = ({ url }) => splitLocale(url.pathname).path;
