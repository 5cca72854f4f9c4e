import type { Patterns } from './poll-data.ts';

export type AbifSheet = {
	/** Name and value of each line about the whole file, as JSON. */
	facts: Record<string, string | number>;
	/** In the order of the poll. */
	labels: readonly string[];
	patterns: Patterns;
	/** Said where ballots are not listed; one line. */
	note: string | null;
};

/**
 * Ranked ballots as ABIF, the "aggregated ballot information format" (electowiki.org/wiki/ABIF):
 * what it is about, the options, then each ballot once with how many there are of it, as in
 * `12:A2>A1=A3`. Options that a ballot does not rank are absent: they are tied behind all others.
 */
export function writeAbif({ facts, labels, patterns, note }: AbifSheet): string {
	const lines = [
		...Object.entries(facts).map(([name, value]) => JSON.stringify({ [name]: value })),
		...(note === null ? [] : [`# ${note}`]),
		...labels.map((label, option) => `=${tokenOf(option)}:[${inBrackets(label)}]`),
		...patterns.listed.map(({ ranking, ballots }) => `${ballots}:${wordsOf(ranking)}`)
	];
	return `${lines.join('\n')}\n`;
}

const tokenOf = (option: number): string => `A${option + 1}`;

/** The format knows no way to write a bracket inside of brackets. */
const inBrackets = (label: string): string =>
	label.replace(/[\s[\]]/gu, (character) => ({ '[': '(', ']': ')' })[character] ?? ' ');

function wordsOf(ranking: ArrayLike<number>): string {
	const places: number[][] = [];
	for (let option = 0; option < ranking.length; option++) {
		const rank = ranking[option]!;
		if (rank > 0) (places[rank] ??= []).push(option);
	}
	return places
		.filter((tied) => tied.length > 0)
		.map((tied) => tied.map(tokenOf).join('='))
		.join('>');
}
