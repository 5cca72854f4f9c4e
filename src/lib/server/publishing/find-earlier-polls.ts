import { sql } from 'drizzle-orm';
import {
	choiceRulesOf,
	type ArticleDocument,
	type PollDocument
} from '../../rules/article-document.ts';
import { pollNamedBy } from '../../rules/asked-again.ts';
import type { Locale } from '../../rules/locale.ts';
import type { ChoiceRules } from '../../rules/tally/choice.ts';
import {
	differencesBetween,
	wordsIn,
	type Asking,
	type Differences,
	type Said,
	type Words
} from '../../rules/tally/series.ts';
import type { Ctx } from '../ctx.ts';
import { optionsOf, questionOf } from '../polls/said.ts';

/** A poll that one of a draft asks again. */
export type EarlierPoll = {
	id: number;
	/** How the draft names it. */
	typed: string;
	question: Words;
	/** In which its article first asked it. */
	year: number;
	/** Of the draft's poll from this one; null where nothing differs. */
	differences: Differences | null;
};

/** By the place of the draft's poll; those that cannot be asked again are left out. */
export async function findEarlierPolls(
	ctx: Ctx,
	{ polls, language }: Pick<ArticleDocument, 'polls' | 'language'>
): Promise<Map<number, EarlierPoll>> {
	const asking = polls.flatMap((poll, place) => {
		const { asksAgain: typed = '' } = poll;
		const id = pollNamedBy(typed);
		return id === null ? [] : [{ place, poll, typed, id }];
	});
	if (asking.length === 0) return new Map();
	const found = await listAskings(
		ctx,
		asking.map(({ id }) => id)
	);
	const earlier = new Map<number, EarlierPoll>();
	for (const { place, poll, typed, id } of asking) {
		const before = found.find((one) => one.id === id);
		if (!before) continue;
		const after = asAsking(poll, language);
		earlier.set(place, {
			...{ id, typed, year: before.year },
			question: wordsIn(before.question, ctx.locale),
			differences: differencesBetween(before, after, ctx.locale)
		});
	}
	return earlier;
}

type Row = ChoiceRules & {
	id: number;
	year: number;
	question: Said;
	options: { id: number; words: Said }[];
};

const listAskings = (ctx: Ctx, ids: number[]): Promise<Row[]> =>
	ctx.db.execute<Row>(sql`
		select p.id::int as id, p.method, p.at_least as "atLeast", p.at_most as "atMost",
			coalesce(a.source_year, extract(year from p.opens_at))::int as year,
			${questionOf(sql`p`)} as question, ${optionsOf(sql`p`)} as options
		from poll p join article a on a.id = p.article_id and a.state = 'published'
		where p.id = any(${sql.param(ids)}::bigint[])`);

/** As it would be once it is published. */
const asAsking = (poll: PollDocument, language: Locale): Asking => ({
	...choiceRulesOf(poll),
	question: { [language]: poll.question.trim() },
	options: poll.options.map((label, id) => ({ id, words: { [language]: label.trim() } }))
});
