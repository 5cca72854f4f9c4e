import type { RequestEvent } from '@sveltejs/kit';
import { networkPrefix, plainAddress } from '../../rules/network.ts';
import type { Secret } from '../platform/secret.ts';

/** Whoever comes from an address that nobody can read is behind this one, together with all the others. */
const UNKNOWN = 'unknown';

/**
 * Keyed hash of the asker's network, in base64url. Never null: only a script has no network, and is
 * not limited; a proxy that leaves its header out must not lift the limits of everybody.
 */
export function networkOf(event: RequestEvent, secret: Secret): string {
	return secret.hash('network', networkPrefix(addressOf(event)) ?? UNKNOWN).toString('base64url');
}

/** The asker's address without port; `unknown` where the proxy sent none, or something else. */
export function addressOf(event: RequestEvent): string {
	try {
		return plainAddress(event.getClientAddress()) ?? UNKNOWN;
	} catch {
		return UNKNOWN;
	}
}
