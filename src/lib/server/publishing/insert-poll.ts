import { randomBytes } from 'node:crypto';
import type { SQL } from 'drizzle-orm';
import { LOCALES, type Locale } from '../../rules/locale.ts';
import type { PollHeadline } from '../../rules/tally/headline.ts';
import type { Visibility } from '../../rules/tally/may-see-results.ts';
import type { ChoiceRules } from '../../rules/tally/choice.ts';
import type { Ctx } from '../ctx.ts';
import { pollOptions, pollOptionTexts, polls, pollTexts } from '../polls/tables.ts';

/** In those languages that the article has. */
type InLanguages = Partial<Record<Locale, string>>;

export type NewPoll = Pick<ChoiceRules, 'method'> &
	Partial<ChoiceRules> & {
		articleId: number;
		/** Its place among the polls of the article, from 1 on. */
		position: number;
		results: Visibility;
		/** Whose result is put in front; both, where nothing is said. */
		headline?: PollHeadline;
		/** Before the article is read, and again at its end; once, where nothing is said. */
		asksTwice?: boolean;
		/** Readers may propose none, where nothing is said. */
		readerOptions?: boolean;
		/** Now, where nothing is said. */
		opensAt?: SQL;
		/** Never, where nothing is said. */
		closesAt?: SQL | null;
		/** The first poll of the series whose question it asks again; none, where nothing is said. */
		asksAgain?: SQL<number> | null;
		question: InLanguages;
		/** In the order in which they are shown. */
		options: (InLanguages & { key: string })[];
	};

/** Writes a poll with its words; part of the transaction that writes its article. */
export async function insertPoll(ctx: Ctx, { question, options, ...poll }: NewPoll): Promise<void> {
	const [row] = await ctx.db
		.insert(polls)
		.values({ ...poll, salt: randomBytes(32) })
		.returning({ id: polls.id });
	if (!row) throw new Error('the poll was not written');
	await ctx.db
		.insert(pollTexts)
		.values(
			inEach(question).map(({ language, words }) => ({ pollId: row.id, language, question: words }))
		);
	for (const [index, option] of options.entries()) {
		await insertOption(ctx, { pollId: row.id, position: index + 1, ...option });
	}
}

async function insertOption(
	ctx: Ctx,
	option: InLanguages & { pollId: number; position: number; key: string }
): Promise<void> {
	const { pollId, position, key } = option;
	const [row] = await ctx.db
		.insert(pollOptions)
		.values({ pollId, position, key })
		.returning({ id: pollOptions.id });
	if (!row) throw new Error('the option was not written');
	await ctx.db
		.insert(pollOptionTexts)
		.values(
			inEach(option).map(({ language, words }) => ({ optionId: row.id, language, label: words }))
		);
}

const inEach = (text: InLanguages): { language: Locale; words: string }[] =>
	LOCALES.flatMap((language) => {
		const words = text[language];
		return words === undefined ? [] : [{ language, words }];
	});
