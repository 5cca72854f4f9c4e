import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagKey } from '#lib/rules/tags.ts';

test.each([
	['Logiciel libre', 'logiciel-libre'],
	['  Économie / Société ', 'economie-societe'],
	['Œuvre', 'oeuvre'],
	['C++', 'c++'],
	['C#', 'c#'],
	['node.js', 'node.js'],
	['openvz', 'openvz'],
	['مصدر', 'مصدر'],
	['…', '']
])('the key of "%s" is "%s"', (label, key) => {
	expect(tagKey(label)).toBe(key);
});

test('a key is its own key, and as long as the database takes it', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (label) => {
			const key = tagKey(label);
			expect(tagKey(key)).toBe(key);
			expect([...key].length).toBeLessThanOrEqual(64);
		})
	);
});
