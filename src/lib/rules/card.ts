import type { Counts, Electorate } from './tally/tally.ts';
import { asXml } from './xml.ts';

/** Pixels, as those who show pictures of links ask for. */
export const CARD = { width: 1200, height: 630 };

/** Options whose counts there is room for. */
export const MOST_BARS = 4;

export type CardPoll = {
	question: string;
	/** In their order, `MOST_BARS` at most; null as long as the tally may not be seen. */
	bars: { label: string; ballots: Counts }[] | null;
	/** How many voted, in words. */
	totals: Record<keyof Counts, string>;
	/** Said below. */
	note: string;
};

/**
 * The `MOST_BARS` options that are named most, as places in the poll, in its order. Each electorate
 * in front has its say by its own order, so that the leader of neither is missing.
 */
export function barsOf(ballots: readonly Counts[], inFront: readonly Electorate[]): number[] {
	const placeOf = (option: number) =>
		Math.min(
			...inFront.map((of) => ballots.filter((other) => other[of] > ballots[option]![of]).length)
		);
	return ballots
		.map((_, option) => option)
		.sort((a, b) => placeOf(a) - placeOf(b))
		.slice(0, MOST_BARS)
		.sort((a, b) => a - b);
}

export type Card = { site: string; title: string; poll: CardPoll | null };

const COLOURS = {
	paper: '#faf6ee',
	ink: '#1d1b18',
	quiet: '#5d574e',
	line: '#d9d1c2',
	rust: '#a23b12'
};
const MARGIN = 72;
const INNER = CARD.width - 2 * MARGIN;
const TITLE_SIZES = [64, 56, 48, 42, 36];
const LEADING = 1.22;

/** The picture of an article, as SVG: its title, what it asks, and what was answered. */
export function drawCard({ site, title, poll }: Card): string {
	const top = 118;
	const room = (poll ? (poll.bars ? 340 : 370) : 500) - top;
	const { size, lines } = fitted(title, room);
	const parts = [
		`<rect width="${CARD.width}" height="${CARD.height}" fill="${COLOURS.paper}"/>`,
		cage(56, 30),
		...lines.map((line, index) =>
			words(line, { y: top + size * (0.95 + index * LEADING), size, family: SERIF, weight: 'bold' })
		),
		...(poll ? pollParts(poll) : []),
		words(site, { y: 604, size: 28, family: SERIF, weight: 'bold', fill: COLOURS.rust })
	];
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
<defs><pattern id="visitors" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0" stroke="${COLOURS.rust}" stroke-width="2"/></pattern></defs>
${parts.join('\n')}
</svg>`;
}

function pollParts({ question, bars, totals, note }: CardPoll): string[] {
	const [solid, hatched] = bars ? ['■ ', '▨ '] : ['', ''];
	const legend = `${solid}${totals.member} · ${hatched}${totals.visitor}`;
	const right = { x: CARD.width - MARGIN, anchor: 'end' as const };
	const counts = words(legend, { ...right, y: 604, size: 22, fill: COLOURS.quiet });
	if (!bars) {
		return [
			...wrap(question, 32 * SANS_WIDTH, INNER, 3).map((line, index) =>
				words(line, { y: 430 + index * 40, size: 32 })
			),
			words(wrap(note, 24 * SANS_WIDTH, INNER, 1)[0] ?? '', {
				y: 552,
				size: 24,
				fill: COLOURS.quiet
			}),
			counts
		];
	}
	const most = Math.max(1, ...bars.flatMap(({ ballots }) => [ballots.member, ballots.visitor]));
	const [line = ''] = wrap(question, 24 * SANS_WIDTH, note === '' ? INNER : INNER - 260, 1);
	return [
		words(line, { y: 372, size: 24, fill: COLOURS.quiet }),
		...bars.flatMap(({ label, ballots }, index) =>
			barParts(label, ballots, 390 + index * 42, most)
		),
		...(note === '' ? [] : [words(note, { ...right, y: 372, size: 20, fill: COLOURS.quiet })]),
		counts
	];
}

const BAR = { x: 540, length: 500 };

/** Members above, visitors hatched below: two counts, never one. */
function barParts(label: string, { member, visitor }: Counts, y: number, most: number): string[] {
	const [line = ''] = wrap(label, 24 * SANS_WIDTH, BAR.x - MARGIN - 24, 1);
	const bar = (count: number, y: number, fill: string) => {
		const length = Math.max(2, (count / most) * BAR.length);
		return [
			`<rect x="${BAR.x}" y="${y}" width="${length.toFixed(1)}" height="14" fill="${fill}" stroke="${COLOURS.rust}"/>`,
			words(String(count), { x: BAR.x + length + 10, y: y + 13, size: 17, fill: COLOURS.quiet })
		];
	};
	return [
		words(line, { y: y + 25, size: 24 }),
		...bar(member, y, COLOURS.rust),
		...bar(visitor, y + 18, 'url(#visitors)')
	];
}

/** The bars of the cage: the site's one ornament. */
function cage(y: number, height: number): string {
	const path = Array.from(
		{ length: INNER / 12 + 1 },
		(_, index) => `M${MARGIN + index * 12} ${y}v${height}`
	);
	return `<path d="${path.join('')}" stroke="${COLOURS.rust}" stroke-width="2"/>`;
}

const SERIF = 'DejaVu Serif';
const SANS = 'DejaVu Sans';

/** Of a text in the sans, beside one in the serif's bold. */
const SANS_WIDTH = 0.88;

type Words = {
	x?: number;
	y: number;
	size: number;
	family?: string;
	weight?: 'normal' | 'bold';
	fill?: string;
	anchor?: 'start' | 'end';
};

function words(text: string, { x = MARGIN, y, size, ...look }: Words): string {
	const { family = SANS, weight = 'normal', fill = COLOURS.ink, anchor = 'start' } = look;
	return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${asXml(text)}</text>`;
}

/** The largest setting in which a title has room; in the smallest it is cut. */
function fitted(title: string, room: number): { size: number; lines: string[] } {
	for (const size of TITLE_SIZES) {
		const lines = wrap(title, size, INNER, Infinity);
		if (lines.length * size * LEADING <= room) return { size, lines };
	}
	const size = TITLE_SIZES.at(-1) ?? 36;
	return { size, lines: wrap(title, size, INNER, Math.floor(room / (size * LEADING))) };
}

/** Words in lines of at most this width, so many at most; what is cut ends by "…". */
export function wrap(text: string, size: number, width: number, most: number): string[] {
	const lines: string[] = [];
	let line = '';
	const push = () => {
		if (line !== '') lines.push(line);
		line = '';
	};
	for (const word of text.split(/\s+/).filter((part) => part !== '')) {
		if (widthOf(`${line} ${word}`) * size <= width || line === '') line = `${line} ${word}`.trim();
		else {
			push();
			line = word;
		}
		while (widthOf(line) * size > width) {
			const { head, rest } = cutAt(line, width / size);
			line = head;
			push();
			line = rest;
		}
	}
	push();
	if (lines.length <= most) return lines;
	const shown = lines.slice(0, most);
	const { head } = cutAt(shown.at(-1) ?? '', width / size - widthOf('…'));
	return [...shown.slice(0, -1), `${head}…`];
}

/** One character at least, and as many as fit. */
function cutAt(line: string, ems: number): { head: string; rest: string } {
	const characters = Array.from(line);
	let used = 0;
	let count = 0;
	while (count < characters.length && (used += widthOf(characters[count]!)) <= ems) count++;
	count = Math.max(1, count);
	return { head: characters.slice(0, count).join(''), rest: characters.slice(count).join('') };
}

/** In ems, of the widest of our faces, DejaVu Serif Bold; rather too much than too little. */
function widthOf(text: string): number {
	let width = 0;
	for (const character of text) width += emsOf(character);
	return width;
}

function emsOf(character: string): number {
	if (/\p{Mark}/u.test(character)) return 0;
	if (/[\s.,;:'’!|()[\]iljI]/u.test(character)) return 0.42;
	if (/[mwMWŒœÆæ—…@%&]/u.test(character)) return 1.15;
	if (/[\p{Uppercase}]/u.test(character)) return 0.85;
	if (
		/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u.test(
			character
		)
	)
		return 1.1;
	return 0.7;
}
