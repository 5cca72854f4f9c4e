import { describe, expect, test } from 'vitest';
import { everyDay } from '#lib/rules/click-days.ts';
import { archivedCopy, verdictOf } from '#lib/rules/link-check.ts';
import { isPublicAddress } from '#lib/rules/public-address.ts';
import { isThreadQuiet } from '#lib/rules/quiet.ts';
import { addressKey, linkedKeys } from '#lib/rules/same-address.ts';

describe('public addresses', () => {
	test.each([
		...['1.1.1.1', '8.8.8.8', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0'],
		...['126.255.255.255', '128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255'],
		...['172.32.0.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0'],
		...['223.255.255.255', '2606:4700:4700::1111', '2001:4860:4860::8888', '2a00:1450::1'],
		...['2001:200::1', '3ffe::1', '2000::', '2606:4700:0:0:0:0:1.1.1.1']
	])('%s is one', (address) => expect(isPublicAddress(address)).toBe(true));

	test.each([
		...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255'],
		...['127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
		...['192.0.0.1', '192.0.2.1', '192.88.99.1', '192.168.0.1', '192.168.255.255', '198.18.0.1'],
		...['198.19.255.255', '198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.255'],
		...['240.0.0.1', '255.255.255.255'],
		...['::', '::1', '0:0:0:0:0:0:0:1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1'],
		...['fc00::1', 'fdff:ffff::1', 'ff02::1', 'ff0e::1'],
		...['::ffff:127.0.0.1', '::ffff:7f00:1', '::FFFF:8.8.8.8', '::ffff:0:8.8.8.8', '::127.0.0.1'],
		...['64:ff9b::7f00:1', '64:ff9b::8.8.8.8', '64:ff9b:1::a00:1', '100::1', '5f00::1'],
		...['2001::1', '2001:0:4136:e378::1', '2001:10::1', '2001:1ff:ffff::1', '2001:db8::1'],
		...['2002:7f00:1::1', '2002:c0a8:1::1', '3fff::1', '3fff:fff::1', '4000::1', '1fff::1']
	])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));

	test.each([
		...[
			'',
			'localhost',
			'example.org',
			'2130706433',
			'0x7f000001',
			'0x7f.1',
			'127.1',
			'0177.0.0.1'
		],
		...[
			'8.8.8',
			'8.8.8.8.8',
			'8.8.8.256',
			'08.8.8.8',
			'8.8.8.8 ',
			' 8.8.8.8',
			'8.8.8.-1',
			'+8.8.8.8'
		],
		...[':', ':::', '2606::4700::1', '2606:4700', '2606:4700:0:0:0:0:0:0:1', '2606:47000::1'],
		...['[2606:4700::1]', '2606:4700::1%eth0', '2606:4700::1.2.3', '2606:1.1.1.1:4700::', 'g::1'],
		...['1:2:3:4:5:6:7::8:9', '2606:4700:0:0:0:0:0:0::', '２606::1']
	])('“%s” is no address', (text) => expect(isPublicAddress(text)).toBe(false));

	test.each(['2130706433', '0x7f000001', '0x7f.1', '127.1', '0177.0.0.1', '0'])(
		'%s as a host is what URL makes of it',
		(host) => expect(isPublicAddress(new URL(`http://${host}/`).hostname)).toBe(false)
	);
});

test.each([
	...([200, 204, 301, 399] as const).map((status) => [{ status }, 'ok'] as const),
	...([404, 410, 500, 503] as const).map((status) => [{ status }, 'failed'] as const),
	...([401, 403, 405, 418, 429, 451, 0] as const).map((status) => [{ status }, 'unknown'] as const),
	...(['refused', 'no-such-host', 'too-slow', 'broken'] as const).map(
		(failure) => [{ failure }, 'failed'] as const
	),
	...(['not-public', 'no-address', 'too-many-redirects', 'no-network', 'insecure'] as const).map(
		(failure) => [{ failure }, 'unknown'] as const
	)
])('an answer of %o says: %s', (answer, verdict) => expect(verdictOf(answer)).toBe(verdict));

test('a copy is looked for under the whole address', () => {
	expect(archivedCopy('https://example.org/a?b=c')).toBe(
		'https://web.archive.org/web/*/https://example.org/a?b=c'
	);
});

test('an address is the same page with and without s, slash at the end and fragment', () => {
	const key = addressKey('https://example.org/page');
	for (const same of [
		...['http://example.org/page', 'https://EXAMPLE.org/page/', 'https://example.org/page#top'],
		'https://example.org:443/page'
	]) {
		expect(addressKey(same), same).toBe(key);
	}
	for (const other of [
		...['https://example.org/Page', 'https://example.org/page?a=1', 'https://www.example.org/page'],
		...[
			'https://example.org:444/page',
			'ftp://example.org/page',
			'mailto:a@example.org',
			'/page',
			''
		]
	]) {
		expect(addressKey(other), other).not.toBe(key);
	}
});

test('the links of a comment are those that its HTML has, not those that it shows as text', () => {
	const html = `<p><a href="https://example.org/?a=1&amp;b=2" rel="nofollow">x</a>
		<a href="/members/ana">@ana</a> &lt;a href="https://example.org/no"&gt;
		<code>href="https://example.org/code"</code></p>`;
	expect([...linkedKeys(html)]).toEqual(['example.org?a=1&b=2']);
});

test('days without a click stand between those with one', () => {
	const days = [
		{ day: '2026-03-01', clicks: 2 },
		{ day: '2026-02-27', clicks: 1 }
	];
	expect(everyDay(days)).toEqual([
		{ day: '2026-02-27', clicks: 1 },
		{ day: '2026-02-28', clicks: 0 },
		{ day: '2026-03-01', clicks: 2 }
	]);
	expect(everyDay([])).toEqual([]);
});

test('a thread is quiet after so many whole days, and never where none is set', () => {
	expect([89, 90, 91].map((quietFor) => isThreadQuiet({ quietFor, quietDays: 90 }))).toEqual([
		false,
		true,
		true
	]);
	expect(isThreadQuiet({ quietFor: 10_000, quietDays: 0 })).toBe(false);
});
