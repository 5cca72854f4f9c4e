import type { RequestEvent } from '@sveltejs/kit';
import { networkPrefix } from '../../rules/network.ts';
import type { Secret } from '../platform/secret.ts';

/** Keyed hash of the asker's network, in base64url; null where the address is not known. */
export function networkOf(event: RequestEvent, secret: Secret): string | null {
	const prefix = networkPrefix(addressOf(event));
	return prefix && secret.hash('network', prefix).toString('base64url');
}

function addressOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		return '';
	}
}
