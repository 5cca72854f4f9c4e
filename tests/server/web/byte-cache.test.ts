import { expect, test } from 'vitest';
import { ByteCache } from '#lib/server/web/byte-cache.ts';

const holding =
	(value: string, bytes = value.length) =>
	() =>
		Promise.resolve({ value, bytes });
const isMade = async (cache: ByteCache<string>, key: string) =>
	(await cache.get(key, '1', holding('made now', 0))) === 'made now';

test('what is kept is not made again', async () => {
	const cache = new ByteCache<string>(100);
	await cache.get('a', '1', holding('first'));
	expect(await cache.get('a', '1', holding('second'))).toBe('first');
});

test('what was used longest ago makes room', async () => {
	const cache = new ByteCache<string>(10);
	await cache.get('a', '1', holding('aaaa'));
	await cache.get('b', '1', holding('bbbb'));
	await cache.get('a', '1', holding('never'));
	await cache.get('c', '1', holding('cccc'));
	expect(await isMade(cache, 'a')).toBe(false);
	expect(await isMade(cache, 'b')).toBe(true);
});

test('a new version takes the place of the one before', async () => {
	const cache = new ByteCache<string>(10);
	await cache.get('a', '1', holding('aaaa'));
	await cache.get('b', '1', holding('bbbb'));
	expect(await cache.get('a', '2', holding('cccc'))).toBe('cccc');
	expect(await isMade(cache, 'b')).toBe(false);
	expect(await isMade(cache, 'a')).toBe(true);
});

test('what is larger than the whole cache is given and not kept', async () => {
	const cache = new ByteCache<string>(3);
	expect(await cache.get('a', '1', holding('aaaa'))).toBe('aaaa');
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
	await Promise.all([
		cache.get('a', '1', make),
		cache.get('a', '1', make),
		cache.get('b', '1', make)
	]);
	expect(made).toBe(2);
});

test('a failure is not kept', async () => {
	const cache = new ByteCache<string>(100);
	await expect(cache.get('a', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await isMade(cache, 'a')).toBe(true);
});
