import { expect, test } from 'vitest';
import { isUnavailable } from '#lib/server/errors.ts';

const withCode = (code: unknown) => Object.assign(new Error('of the driver'), { code });

test.each([
	...['CONNECTION_CLOSED', 'ECONNREFUSED', 'EAGAIN', 'ERR_STREAM_DESTROYED'],
	...['08006', '08P01', '25006', '25P03', '40001', '53100', '53300', '57014', '57P01', '57P05'],
	...['58030']
])('%s says that a later try may succeed', (code) => {
	expect(isUnavailable(withCode(code))).toBe(true);
	// As drizzle hands it on.
	expect(isUnavailable(new Error('failed query', { cause: withCode(code) }))).toBe(true);
});

test.each(['22012', '23505', '25P02', '42P01', 'XX000', 'ERR_ASSERTION', '57', 57014.5, undefined])(
	'%s is a fault of ours',
	(code) => expect(isUnavailable(withCode(code))).toBe(false)
);

test.each([null, undefined, 'text', new TypeError('x is not a function')])(
	'%s is a fault of ours, too',
	(thrown) => expect(isUnavailable(thrown)).toBe(false)
);
