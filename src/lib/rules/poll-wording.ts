import type { PollDocument } from './article-document.ts';
import type { Locale } from './locale.ts';

/** What a second look may find in the wording of a poll; none of it forbids anything. */
export const WORDING_POINTS = [
	'no-question-mark',
	'loaded-words',
	'two-questions',
	'negation',
	'overlapping-options',
	'no-way-out',
	'many-options'
] as const;
export type WordingPoint = (typeof WORDING_POINTS)[number];

/** A point with the words that it is about, as they were typed. */
export type WordingRemark = { point: WordingPoint; words: string[] };

/** More options than a reader keeps in mind. */
export const MANY_OPTIONS = 8;

/** Words that answer the question while they ask it. Compared without accents, as whole words. */
const LOADED: Record<Locale, string[]> = {
	fr: [
		...['evidemment', 'bien sur', 'manifestement', 'clairement', 'forcement', 'incontestablement'],
		...['scandaleux', 'scandaleuse', 'honteux', 'honteuse', 'ridicule', 'absurde', 'stupide'],
		...['inadmissible', 'inacceptable', 'dangereux', 'dangereuse', 'pretendu', 'pretendue'],
		...['soi-disant', 'enfin', 'encore', 'vraiment', 'seulement', 'merveilleux', 'merveilleuse'],
		...['genial', 'geniale', 'raisonnable', 'irresponsable', 'extremiste', 'tout le monde'],
		...['personne de sense', 'ne pensez-vous pas', 'n’est-ce pas', 'n’est-il pas temps']
	],
	en: [
		...['obviously', 'of course', 'clearly', 'surely', 'undoubtedly', 'needless to say'],
		...['scandalous', 'shameful', 'ridiculous', 'absurd', 'stupid', 'outrageous', 'unacceptable'],
		...['dangerous', 'so-called', 'alleged', 'finally', 'still', 'really', 'only', 'wonderful'],
		...[
			'brilliant',
			'reasonable',
			'irresponsible',
			'extremist',
			'everybody knows',
			'everyone knows'
		],
		...['don’t you think', 'don’t you agree', 'isn’t it time', 'shouldn’t we', 'right-thinking']
	]
};

/** Ordinary answers for whoever fits none of the others, as the form offers them. */
export const USUAL_OPTIONS: Record<Locale, readonly string[]> = {
	fr: ['Ça dépend', 'Sans avis'],
	en: ['It depends', 'No opinion']
};

/** How an option says that none of the others fits. */
const WAYS_OUT: Record<Locale, RegExp> = {
	fr: /\b(ca depend|cela depend|autre|aucun|aucune|ni l.un ni l.autre|sans (?:opinion|avis)|(?:ne )?sai[st] pas|je ne sais|ne se prononce pas|rien de tout cela)\b/,
	en: /\b(it depends|depends|other|none|neither|no opinion|don.t know|not sure|undecided|unsure|no answer)\b/
};

const JOINED: Record<Locale, RegExp> = {
	fr: /\b(et|ou)\b[^?]*\bet\b|\bet\/ou\b|\?[^?]*\?/,
	en: /\b(and|or)\b[^?]*\band\b|\band\/or\b|\?[^?]*\?/
};

const NEGATED: Record<Locale, RegExp> = {
	fr: /\b(?:ne|n’)\s?\S+\s(?:pas|plus|jamais)\b/,
	en: /\b(?:not|never|no longer)\b|n’t\b/
};

/** What author and moderator may want to look at again, in the order of `WORDING_POINTS`. */
export function remarksOn(poll: PollDocument, language: Locale): WordingRemark[] {
	const question = plain(poll.question);
	const options = poll.options.filter((option) => option.trim() !== '');
	const all = [poll.question, ...options];
	const found: Record<WordingPoint, string[] | false> = {
		'no-question-mark': question !== '' && !question.includes('?') && [],
		'loaded-words': some(LOADED[language].filter((word) => all.some((text) => says(text, word)))),
		'two-questions': JOINED[language].test(question) && [],
		negation: NEGATED[language].test(question) && [],
		'overlapping-options': some(overlapping(options)),
		'no-way-out':
			options.length >= 2 &&
			!options.some((option) => WAYS_OUT[language].test(plain(option))) &&
			[],
		'many-options': options.length > MANY_OPTIONS && []
	};
	return WORDING_POINTS.flatMap((point) => {
		const words = found[point];
		return words ? [{ point, words }] : [];
	});
}

const some = (words: string[]): string[] | false => words.length > 0 && words;

/** In lower case, without accents, each apostrophe the typographic one. */
const plain = (text: string): string =>
	text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/['ʼ‘]/g, '’')
		.replace(/\s+/g, ' ')
		.trim();

function says(text: string, word: string): boolean {
	const within = ` ${plain(text).replace(/[^\p{L}\p{N}’-]+/gu, ' ')} `;
	return within.includes(` ${word} `);
}

/** Options that say the same, or whose ranges of numbers meet: "0–10" and "10–20". */
function overlapping(options: string[]): string[] {
	const words = options.map((option) =>
		plain(option)
			.replace(/[^\p{L}\p{N}]+/gu, ' ')
			.trim()
	);
	const ranges = options.map(rangeOf);
	const met = new Set<string>();
	for (let first = 0; first < options.length; first++) {
		for (let second = first + 1; second < options.length; second++) {
			const [a, b] = [ranges[first], ranges[second]];
			const meets = a && b && a.from <= b.to && b.from <= a.to;
			if (!meets && words[first] !== words[second]) continue;
			met.add(options[first]!.trim());
			met.add(options[second]!.trim());
		}
	}
	return [...met];
}

function rangeOf(option: string): { from: number; to: number } | null {
	const match = /(\d+(?:[.,]\d+)?)\s*(?:-|–|—|à|to)\s*(\d+(?:[.,]\d+)?)/.exec(option);
	if (!match) return null;
	const [from, to] = [match[1]!, match[2]!].map((text) => Number(text.replace(',', '.')));
	return { from: from!, to: to! };
}
