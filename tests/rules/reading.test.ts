import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	formatReading,
	formatVisit,
	isAllRead,
	isPageOf,
	parseReading,
	parseVisit,
	withRead,
	type Reading
} from '#lib/rules/reading.ts';

const id = fc.integer({ min: 1, max: 10 ** 14 });

describe('what a browser has read', () => {
	test('comes back from its cookie as it was', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(id, id), { maxLength: 50 }), (pairs) => {
				const reading = new Map(pairs);
				expect(parseReading(formatReading(reading))).toEqual(reading);
			})
		);
	});

	test('is never an error, whatever somebody writes into the cookie', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				for (const [article, seen] of parseReading(text)) {
					expect(Number.isSafeInteger(article) && Number.isSafeInteger(seen)).toBe(true);
				}
			})
		);
		expect(parseReading('1-2_x_3-0_-4_99999999999999999-1')).toEqual(
			new Map([
				[1, 2],
				[3, 0]
			])
		);
	});

	test('keeps the sixty threads that were read last', () => {
		let reading: Reading = new Map();
		for (let article = 1; article <= 70; article++) reading = withRead(reading, article, 5);
		reading = withRead(reading, 11, 6);
		const kept = parseReading(formatReading(reading));
		expect(kept.size).toBe(60);
		expect(kept.has(10)).toBe(false);
		expect([...kept].at(-1)).toEqual([11, 6]);
	});

	test('never goes back', () => {
		expect(withRead(new Map([[1, 9]]), 1, 5).get(1)).toBe(9);
	});

	test('shares a page unless something on it is new', () => {
		const reaches = new Map([
			[1, 10],
			[2, 20]
		]);
		expect(isAllRead(new Map([[1, 10]]), reaches)).toBe(true);
		expect(isAllRead(new Map([[3, 1]]), reaches)).toBe(true);
		expect(isAllRead(new Map([[2, 19]]), reaches)).toBe(false);
	});
});

describe('a visit', () => {
	test('comes back from its cookie as it was', () => {
		for (const since of [null, 0, 7]) {
			const visit = { slug: 'cage-2', articleId: 3, since, upTo: 12 };
			expect(parseVisit(formatVisit(visit))).toEqual(visit);
		}
		expect(parseVisit('cage_3_x_12')).toBeNull();
		expect(parseVisit('../cage_3__12')).toBeNull();
	});

	test('is of one article and its pages, not of one whose name begins alike', () => {
		expect(isPageOf('/articles/cage', 'cage')).toBe(true);
		expect(isPageOf('/articles/cage/reply/3', 'cage')).toBe(true);
		expect(isPageOf('/articles/cage-2', 'cage')).toBe(false);
	});
});
