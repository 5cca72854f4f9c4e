import { expect, test } from 'vitest';
import { isPersonal } from '#lib/rules/cookies.ts';
import { localHref, preferredLocale, splitLocale } from '#lib/rules/locale.ts';
import { localPath } from '#lib/rules/local-path.ts';
import { networkPrefix, plainAddress } from '#lib/rules/network.ts';

test('French lives at the root and English below /en, and both ways lead back', () => {
	for (const path of ['/', '/articles/x', '/about/method']) {
		for (const locale of ['fr', 'en'] as const) {
			expect(splitLocale(localHref(locale, path))).toEqual({ locale, path });
		}
	}
	expect(splitLocale('/en/')).toEqual({ locale: 'en', path: '/' });
	expect(splitLocale('/en//evil.example')).toEqual({ locale: 'en', path: '/evil.example' });
	expect(splitLocale('/english')).toEqual({ locale: 'fr', path: '/english' });
});

test.each([
	['en', 'en'],
	['en-GB,en;q=0.9,fr;q=0.8', 'en'],
	['de-DE,de;q=0.9,en;q=0.5', 'en'],
	['fr-CA,en;q=0.9', 'fr'],
	['en;q=0.4, fr;q=0.8', 'fr'],
	['en;q=0', 'fr'],
	['de', 'fr'],
	[null, 'fr'],
	[',;q=,;;', 'fr']
])('Accept-Language %j asks for %s', (header, locale) => {
	expect(preferredLocale(header)).toBe(locale);
});

test.each([
	['192.0.2.77', '192.0.2'],
	['::ffff:192.0.2.77', '192.0.2'],
	['2001:db8:1:23ff::1', '2001:db8:1:2300'],
	['2001:db8:1:2300:a:b:c:d', '2001:db8:1:2300'],
	['::1', '0:0:0:0'],
	['fe80::1%eth0', 'fe80:0:0:0'],
	['999.0.0.1', null],
	['1:2', null],
	['1::2::3', null],
	['', null],
	['nonsense', null]
])('%s belongs to the network %s', (address, network) => {
	expect(networkPrefix(address)).toBe(network);
});

test.each([
	['203.0.113.9', '203.0.113.9'],
	['203.0.113.9:51234', '203.0.113.9'],
	[' 203.0.113.9 ', '203.0.113.9'],
	['[2001:DB8::1]:443', '2001:db8::1'],
	['[2001:db8::1]', '2001:db8::1'],
	['2001:db8::1', '2001:db8::1'],
	['fe80::1%eth0', 'fe80::1'],
	['999.0.0.1:80', null],
	['203.0.113.9:x', null],
	['unknown', null],
	['_hidden:80', null],
	['', null]
])('%j is the address %s', (sent, address) => {
	expect(plainAddress(sent)).toBe(address);
});

test.each(['/', '/articles/x?from=3#comment-4', '/en'])('%s is an address of this site', (path) => {
	expect(localPath(path)).toBe(path);
});

test.each([
	'//evil.example',
	'/\\evil.example',
	'https://evil.example',
	'/a\nb',
	'/\t/evil',
	'',
	'x',
	null
])('%j is not an address of this site', (path) => {
	expect(localPath(path)).toBeNull();
});

test('a session or a visitor token makes a request personal, a theme does not', () => {
	expect(isPersonal('theme=dark; lang=en')).toBe(false);
	expect(isPersonal(undefined)).toBe(false);
	expect(isPersonal('mysession=1')).toBe(false);
	for (const name of ['session', 'visitor', '__Host-session', '__Host-visitor']) {
		expect(isPersonal(`theme=dark; ${name}=x`)).toBe(true);
	}
});
