import { expect, test } from 'vitest';
import { CARD, drawCard } from '#lib/rules/card.ts';
import { drawPng } from '#lib/server/platform/draw.ts';

const TITLES = {
	'Chinese and Japanese': '自由なソフトウェアを檻の中に？ 你会把自由系统放进笼子吗？'.repeat(4),
	emoji: '🏳️‍🌈 👩‍👩‍👧‍👦 🧊 '.repeat(20),
	'right to left': 'هل تضع نظامك الحر في قفص؟ שאלה פתוחה',
	'piled marks': `e${'\u0301'.repeat(500)}`,
	'what is no letter': '\u0000\u0007\u202e\ufeff\ud800\udfff\uffff<&>',
	'a letter outside of every font': '\u{e000}\u{10ffff}\u{20000}'
};

test.each(Object.entries(TITLES))('a title of %s gives a picture', async (_, title) => {
	const totals = { member: title, visitor: title };
	const bars = [{ label: title, ballots: { member: 3, visitor: 0 } }];
	const poll = { question: title, bars, totals, note: title };
	const png = await drawPng(drawCard({ site: 'Palabre', title, poll }));
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CARD.width, CARD.height]);
});
