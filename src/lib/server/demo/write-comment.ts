import type { ReplyKind } from '../../rules/reply-kinds.ts';
import type { Dice } from './dice.ts';
import type { Stock } from './stock.ts';

/** The text of one contribution; `answered` is the Markdown that it replies to, if it replies. */
export function writeComment(dice: Dice, stock: Stock, answered: string | null): string {
	const paragraphs = [];
	if (answered !== null) {
		const quote = dice.chance(0.25) ? quoteFrom(dice, answered) : null;
		if (quote) paragraphs.push(`> ${quote}`);
		const reaction = dice.pick(dice.chance(0.45) ? stock.agreements : stock.objections);
		paragraphs.push(dice.chance(0.3) ? reaction : `${reaction} ${sentences(dice, stock)}`);
	} else {
		const opener = dice.chance(0.4) ? `${dice.pick(stock.openers)} ` : '';
		paragraphs.push(opener + sentences(dice, stock));
	}
	while (dice.chance(answered === null ? 0.45 : 0.2)) paragraphs.push(sentences(dice, stock));
	if (dice.chance(0.08)) paragraphs.push(dice.pick(stock.blocks));
	if (dice.chance(0.25)) paragraphs.push(dice.pick(stock.questions));
	return paragraphs.join('\n\n');
}

/** What such a reply would say that it is, if it says it: most do not. */
export function kindOf(dice: Dice, stock: Stock, markdown: string): ReplyKind | null {
	if (!dice.chance(0.4)) return null;
	const said = markdown.replace(/^>.*$/gm, '');
	const says = (sentences: string[]) => sentences.some((sentence) => said.includes(sentence));
	if (/https?:/.test(said)) return 'source';
	if (says(stock.questions)) return 'question';
	if (says(stock.objections)) return 'objection';
	return says(stock.agreements) ? 'support' : null;
}

/** A claim with what one says around a claim, in an order that reads. */
function sentences(dice: Dice, stock: Stock): string {
	const said = [];
	if (dice.chance(0.75)) said.push(emphasised(dice, dice.pick(stock.claims)));
	if (dice.chance(0.6)) said.push(dice.pick(stock.reasons));
	if (dice.chance(0.4)) said.push(dice.pick(stock.experiences));
	if (said.length === 0 || dice.chance(0.2)) said.push(dice.pick(stock.concessions));
	return said.join(' ');
}

const emphasised = (dice: Dice, sentence: string): string =>
	dice.chance(0.06) ? `**${sentence}**` : sentence;

/** One whole sentence of what is answered, without its marks. */
function quoteFrom(dice: Dice, markdown: string): string | null {
	const prose = markdown
		.split('\n\n')
		.filter((part) => /^[\p{L}*]/u.test(part) && !/\n/.test(part));
	if (prose.length === 0) return null;
	const said = dice
		.pick(prose)
		.replaceAll('*', '')
		.split(/(?<=[.!?])\s+(?=\p{Lu})/u);
	return dice.pick(said);
}
