/** How many of the first bits of an address its network is told by: of IPv4 whole bytes. */
export const NETWORK_BITS = { ipv4: 24, ipv6: 56 };

const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** As some proxies send an address: in brackets, with the port that it was asked from. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d{1,5})?|([^:]+):\d{1,5})$/;

/** The address alone, of one that came with its port or zone; null when it is no address. */
export function plainAddress(sent: string): string | null {
	const trimmed = sent.trim();
	const [, bracketed, before] = WITH_PORT.exec(trimmed) ?? [];
	const address = (bracketed ?? before ?? trimmed).split('%')[0]!;
	return networkPrefix(address) === null ? null : address.toLowerCase();
}

/**
 * The network that an address belongs to, see `NETWORK_BITS`. Null when it is no address.
 * A person may change address within it; many persons share it, so it only ever throttles.
 */
export function networkPrefix(address: string): string | null {
	const v4 = IPV4.exec(MAPPED.exec(address)?.[1] ?? address);
	if (v4) {
		const bytes = v4.slice(1, 1 + NETWORK_BITS.ipv4 / 8);
		return bytes.every((n) => Number(n) <= 255) ? bytes.join('.') : null;
	}
	const groups = expandIpv6(address.split('%')[0] ?? '');
	if (!groups) return null;
	return groups
		.slice(0, Math.ceil(NETWORK_BITS.ipv6 / 16))
		.map((group, index) => group & (0xffff << Math.max(0, 16 * (index + 1) - NETWORK_BITS.ipv6)))
		.map((group) => group.toString(16))
		.join(':');
}

/** Eight groups of 16 bits, or null. */
function expandIpv6(address: string): number[] | null {
	if (!/^[0-9a-f:]+$/i.test(address)) return null;
	const halves = address.split('::');
	if (halves.length > 2) return null;
	const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
	const missing = 8 - head.length - tail.length;
	if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
	const groups = [...head, ...Array<string>(Math.max(missing, 0)).fill('0'), ...tail];
	if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
	return groups.map((group) => parseInt(group, 16));
}
