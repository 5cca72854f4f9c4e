import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' };
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { barsOf, CARD, drawCard, MOST_BARS, type Card } from '#lib/rules/card.ts';

const aCard = (given: Partial<Card> = {}): Card => ({
	site: 'Palabre',
	title: 'Faut-il un seul dépôt ?',
	poll: {
		question: 'Faut-il un seul dépôt ?',
		bars: ['Oui', 'Non', 'Ça dépend'].map((label, index) => ({
			label,
			ballots: { member: 10 * index, visitor: 30 - 10 * index }
		})),
		totals: { member: '30 bulletins de membres', visitor: '60 bulletins de visiteurs' },
		note: ''
	},
	...given
});

/** The texts of a drawing, each with its place and size. */
function textsOf(svg: string) {
	const texts: { text: string; y: number; size: number }[] = [];
	let open = false;
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				open = name === 'text';
				if (!open) return;
				const { y, 'font-size': size } = attributes;
				texts.push({ text: '', y: Number(y), size: Number(size) });
			},
			ontext: (text) => open && (texts.at(-1)!.text += text),
			onclosetag: () => (open = false)
		},
		{ xmlMode: true }
	);
	parser.end(svg);
	return texts;
}

test('a card says the title, the question, each answer with its two counts, and who voted', () => {
	const said = textsOf(drawCard(aCard())).map(({ text }) => text);
	expect(said).toEqual(
		expect.arrayContaining(['Palabre', 'Faut-il un seul dépôt ?', 'Oui', 'Non', 'Ça dépend'])
	);
	expect(said).toContain('■ 30 bulletins de membres · ▨ 60 bulletins de visiteurs');
	expect(said.filter((text) => /^\d+$/.test(text))).toEqual(['0', '30', '10', '20', '20', '10']);
});

test('a card whose result may not be seen has no bar and says why', () => {
	const poll = { ...aCard().poll!, bars: null, note: 'Après le vote.' };
	const svg = drawCard(aCard({ poll }));
	expect(textsOf(svg).map(({ text }) => text)).toContain('Après le vote.');
	expect(svg.match(/<rect/g)).toHaveLength(1);
});

test('whatever is written, every line stays within the card, and no line on another', () => {
	const long = [
		'mot '.repeat(60),
		'W'.repeat(200),
		'長'.repeat(200),
		'שלום '.repeat(40),
		'😀'.repeat(99)
	];
	for (const words of [...long, ...naughtyStrings]) {
		const bars = aCard().poll!.bars!.map((bar) => ({ ...bar, label: words }));
		for (const poll of [
			null,
			{ ...aCard().poll!, question: words, bars },
			{ ...aCard().poll!, question: words, bars: null }
		]) {
			const svg = drawCard(aCard({ title: words.slice(0, 200), poll }));
			const texts = textsOf(svg);
			expect(texts.every(({ y, size }) => y - size > 0 && y < CARD.height)).toBe(true);
			expect(svg).not.toMatch(/[\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}\u{FFFE}\u{FFFF}]/u);
			const heads = texts.filter(({ size }) => size >= 32 && size !== 28);
			const ys = heads.map(({ y }) => y);
			expect(ys).toEqual(ys.toSorted((a, b) => a - b));
			expect(new Set(ys).size).toBe(ys.length);
		}
	}
});

test('a title that is too long for the card is cut and says so', () => {
	const bars = Array.from({ length: MOST_BARS }, (_, index) => ({
		label: `Réponse ${index}`,
		ballots: { member: 1, visitor: 0 }
	}));
	const svg = drawCard(
		aCard({ title: 'Anticonstitutionnellement '.repeat(8), poll: { ...aCard().poll!, bars } })
	);
	expect(textsOf(svg).some(({ text }) => text.endsWith('…'))).toBe(true);
});

test('of more answers than there is room for, those named most are drawn, as they stand in the poll', () => {
	const named = (...counts: [member: number, visitor: number][]) =>
		counts.map(([member, visitor]) => ({ member, visitor }));
	const bars = named([0, 1], [0, 0], [2, 1], [1, 0], [9, 0], [0, 30]);

	expect(barsOf(bars, ['member', 'visitor'])).toEqual([0, 2, 4, 5]);
	expect(barsOf(bars, ['member'])).toEqual([0, 2, 3, 4]);
	expect(barsOf(named([0, 0], [0, 0], [0, 0], [0, 0], [0, 0], [1, 0]), ['member'])).toContain(5);
	expect(barsOf(named([0, 0], [3, 0]), ['member', 'visitor'])).toEqual([0, 1]);
});
