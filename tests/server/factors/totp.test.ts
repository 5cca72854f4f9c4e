import { expect, test } from 'vitest';
import { describeSecret, stepOfCode } from '#lib/server/factors/totp.ts';

const secret = Buffer.from('12345678901234567890');

/** RFC 6238, appendix B, SHA-1; six digits are the last six of the eight printed there. */
const VECTORS: [seconds: number, code: string][] = [
	[59, '94287082'],
	[1111111109, '07081804'],
	[1111111111, '14050471'],
	[1234567890, '89005924'],
	[2000000000, '69279037'],
	[20000000000, '65353130']
];

test.each(VECTORS)('at %i s the code ends the printed %s', (seconds, printed) => {
	expect(stepOfCode(secret, printed.slice(-6), seconds)).toBe(Math.floor(seconds / 30));
});

test('a code is known one step before and after its own, and no further', () => {
	const [at, code] = [1234567890, '005924'];
	const step = Math.floor(at / 30);
	for (const away of [-30, 0, 30]) expect(stepOfCode(secret, code, at + away)).toBe(step);
	for (const away of [-90, -60, 60, 90]) expect(stepOfCode(secret, code, at + away)).toBeNull();
});

test.each(['', '00592', '0059244', 'abcdef', '00592４', '-05924', '0x5924'])(
	'"%s" is no code',
	(code) => {
		expect(stepOfCode(secret, code, 1234567890)).toBeNull();
	}
);

test('an app is told by an address that names site and member', () => {
	const { uri, base32 } = describeSecret(secret, { site: 'Palabre', handle: 'ana & co' });
	const url = new URL(uri);
	expect(decodeURIComponent(url.pathname)).toContain('Palabre:ana & co');
	expect(Object.fromEntries(url.searchParams)).toMatchObject({
		...{ issuer: 'Palabre', secret: base32, algorithm: 'SHA1', digits: '6', period: '30' }
	});
	expect(base32).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});
