import type { RankedBallots } from '#lib/rules/tally/ranking.ts';

type Abif = { facts: Record<string, unknown>; labels: string[]; ballots: RankedBallots[] };

/** Reads ranked ballots by what electowiki.org/wiki/ABIF says of the format; knows nothing of who wrote them. */
export function readAbif(text: string): Abif {
	const abif: Abif = { facts: {}, labels: [], ballots: [] };
	const tokens: string[] = [];
	for (const line of text.split('\n')) {
		const option = /^=(\w+):\[([^[\]]*)\]$/.exec(line);
		const bundle = /^(\d+):(\w+(?:[>=]\w+)*)$/.exec(line);
		if (line === '' || line.startsWith('#')) continue;
		if (line.startsWith('{')) Object.assign(abif.facts, JSON.parse(line));
		else if (option) {
			tokens.push(option[1]!);
			abif.labels.push(option[2]!);
		} else if (bundle) {
			const ranking = tokens.map(() => 0);
			for (const [place, tied] of bundle[2]!.split('>').entries()) {
				for (const token of tied.split('=')) ranking[tokens.indexOf(token)] = place + 1;
			}
			abif.ballots.push({ ranking, ballots: Number(bundle[1]) });
		} else throw new Error(`no ABIF: ${line}`);
	}
	return abif;
}
