import { expect, test } from 'vitest';
import { nextPath } from '#lib/server/web/arrival.ts';

test.each([
	['/articles/x?y=1', '/articles/x?y=1'],
	['/en/articles/x', '/articles/x'],
	['/en', '/'],
	['/loginless', '/loginless'],
	['/login?next=/x', '/'],
	['/logout', '/'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['/\t/evil.example', '/'],
	['/en//evil.example', '/evil.example'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['', '/'],
	[null, '/']
])('after login, %j leads to %s', (given, path) => {
	expect(nextPath(given)).toBe(path);
});
