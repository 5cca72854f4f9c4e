/** Networks of IPv4 that nobody outside of them is to be sent to: IANA’s special-purpose registry, and multicast. */
const NOT_PUBLIC_4 = [
	'0.0.0.0/8', // this network, and unspecified
	'10.0.0.0/8',
	'100.64.0.0/10', // carrier-grade NAT
	'127.0.0.0/8',
	'169.254.0.0/16', // link-local: metadata of cloud machines
	'172.16.0.0/12',
	'192.0.0.0/24',
	'192.0.2.0/24',
	'192.88.99.0/24',
	'192.168.0.0/16',
	'198.18.0.0/15',
	'198.51.100.0/24',
	'203.0.113.0/24',
	'224.0.0.0/4', // multicast
	'240.0.0.0/4' // reserved, and broadcast
].map((network) => {
	const [base = '', bits] = network.split('/');
	return { base: numberOf4(base) ?? 0n, free: 32n - BigInt(Number(bits)) };
});

/**
 * Within `2000::/3`, which alone is given to the world: networks that carry an
 * IPv4 address, or are for protocols and examples. Outside of it lie loopback,
 * link-local, unique local, multicast, mapped (`::ffff:`) and NAT64 (`64:ff9b::`) ones.
 */
const PUBLIC_6 = { base: 0x2000n << 112n, free: 125n };
const NOT_PUBLIC_6 = [
	{ base: 0x2001n << 112n, free: 105n }, // 2001::/23, Teredo and other protocols
	{ base: 0x20010db8n << 96n, free: 96n }, // examples
	{ base: 0x2002n << 112n, free: 112n }, // 6to4
	{ base: 0x3fff0n << 108n, free: 108n } // 3fff::/20, examples
];

type Network = { base: bigint; free: bigint };
const isIn = (address: bigint, { base, free }: Network) => address >> free === base >> free;

/**
 * Whether an IP address, as resolvers and sockets write it, is one of the public
 * Internet. What is no address is not.
 */
export function isPublicAddress(address: string): boolean {
	const four = numberOf4(address);
	if (four !== null) return !NOT_PUBLIC_4.some((network) => isIn(four, network));
	const six = numberOf6(address);
	return six !== null && isIn(six, PUBLIC_6) && !NOT_PUBLIC_6.some((network) => isIn(six, network));
}

/** Names that lead to another place in each network: RFC 6761, 6762, 8375, and what routers use. */
const OWN_NAMES = /^(.*\.)?(localhost|local|internal|lan|home|home\.arpa|test|invalid)$/;

/**
 * Whether a web address leads everybody to the same place, without a name and a
 * password: not to an address or a name of one machine or network. What a name
 * resolves to is not asked here.
 */
export function isForEverybody(address: string): boolean {
	const url = URL.parse(address);
	if (!url || url.username !== '' || url.password !== '') return false;
	const host = url.hostname.toLowerCase().replace(/^\[|\]$|\.$/g, '');
	if (host.includes(':') || numberOf4(host) !== null) return isPublicAddress(host);
	return host.includes('.') && !OWN_NAMES.test(host);
}

/** Four decimal numbers; other ways to write them (`0x7f.1`, `2130706433`) are undone by `URL`, and here none. */
function numberOf4(address: string): bigint | null {
	const parts = address.split('.');
	if (parts.length !== 4) return null;
	let sum = 0n;
	for (const part of parts) {
		if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
		sum = (sum << 8n) + BigInt(Number(part));
	}
	return sum;
}

/** RFC 4291, 2.2; with a zone (`%eth0`) it is nobody’s but this machine’s, and none. */
function numberOf6(address: string): bigint | null {
	const halves = address.split('::');
	if (halves.length > 2) return null;
	const groups = halves.map(groupsOf);
	const [head, tail] = groups;
	if (!head || tail === null) return null;
	const missing = 8 - head.length - (tail?.length ?? 0);
	if (tail === undefined ? missing !== 0 : missing < 1) return null;
	const all = [...head, ...Array.from({ length: missing }, () => 0), ...(tail ?? [])];
	return all.reduce((sum, group) => (sum << 16n) + BigInt(group), 0n);
}

/** The numbers between colons; the last may be an IPv4 address, which is two. */
function groupsOf(text: string): number[] | null {
	if (text === '') return [];
	const parts = text.split(':');
	const groups: number[] = [];
	for (const [index, part] of parts.entries()) {
		const four = index === parts.length - 1 ? numberOf4(part) : null;
		if (four !== null) groups.push(Number(four >> 16n), Number(four & 0xffffn));
		else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(parseInt(part, 16));
		else return null;
	}
	return groups;
}
