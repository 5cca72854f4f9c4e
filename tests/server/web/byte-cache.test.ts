import { expect, test } from 'vitest';
import { ByteCache } from '#lib/server/web/byte-cache.ts';

const holding =
	(value: string, bytes = value.length) =>
	() =>
		Promise.resolve({ value, bytes });
const isMade = async (cache: ByteCache<string>, key: string) =>
	(await cache.get(key, holding('made now', 0))) === 'made now';

test('what is kept is not made again', async () => {
	const cache = new ByteCache<string>(100);
	await cache.get('a', holding('first'));
	expect(await cache.get('a', holding('second'))).toBe('first');
});

test('what was used longest ago makes room', async () => {
	const cache = new ByteCache<string>(10);
	await cache.get('a', holding('aaaa'));
	await cache.get('b', holding('bbbb'));
	await cache.get('a', holding('never'));
	await cache.get('c', holding('cccc'));
	expect(await isMade(cache, 'a')).toBe(false);
	expect(await isMade(cache, 'b')).toBe(true);
});

test('what is larger than the whole cache is given and not kept', async () => {
	const cache = new ByteCache<string>(3);
	expect(await cache.get('a', holding('aaaa'))).toBe('aaaa');
	expect(await isMade(cache, 'a')).toBe(true);
});

test('whoever asks while it is made waits for the same one', async () => {
	const cache = new ByteCache<string>(100);
	let made = 0;
	const make = async () => {
		made++;
		await new Promise((resolve) => setTimeout(resolve, 5));
		return { value: 'a', bytes: 1 };
	};
	await Promise.all([cache.get('a', make), cache.get('a', make), cache.get('b', make)]);
	expect(made).toBe(2);
});

test('a failure is not kept', async () => {
	const cache = new ByteCache<string>(100);
	await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await isMade(cache, 'a')).toBe(true);
});
