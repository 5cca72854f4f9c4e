import { sql } from 'drizzle-orm';
import { tellOutcome } from '#lib/server/amendments/outcome.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { addBallots } from '#lib/server/demo/add-ballots.ts';
import { diceFrom } from '#lib/server/demo/dice.ts';
import { cancelPoll } from '#lib/server/moderation/cancel-poll.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { insertPoll, type NewPoll } from '#lib/server/publishing/insert-poll.ts';
import { aMemberOf } from './drafts.ts';
import { closeIn } from './polls.ts';
import { aWholeArticle } from './whole-article.ts';

type Kind = Pick<NewPoll, 'method' | 'asksTwice' | 'atLeast' | 'atMost'> & {
	kind: string;
	options: number;
	end?: 'closed' | 'told' | 'cancelled';
};

/** Every type of result, in the order in which the article asks. */
export const RESULTS: Kind[] = [
	{ kind: 'before and after', method: 'single', options: 4, asksTwice: true, end: 'closed' },
	{ kind: 'one answer', method: 'single', options: 5 },
	{ kind: 'several answers', method: 'approval', options: 4, atLeast: 1, atMost: 3 },
	{ kind: 'ranks', method: 'ranked', options: 4 },
	{ kind: 'scores', method: 'score', options: 4 },
	{ kind: 'closed, with an outcome', method: 'single', options: 3, end: 'told' },
	{ kind: 'cancelled', method: 'ranked', options: 3, end: 'cancelled' }
];

/** The widest table that there is. */
export const WIDEST: Kind = { kind: 'twenty ranks', method: 'ranked', options: 20 };

const LABELS = [
	{ fr: 'Oui, sans hésiter', en: 'Yes, without hesitation' },
	{
		fr: 'Seulement quand rien d’autre ne marche, que la machine n’est pas la mienne, et que quelqu’un d’autre que moi répond au téléphone le jour où tout s’arrête',
		en: 'Only when nothing else works, when the machine is not mine, and when somebody other than me answers the telephone on the day when everything stops'
	},
	{ fr: 'Jamais', en: 'Never' },
	{ fr: 'Anticonstitutionnellement', en: 'Antidisestablishmentarianism' }
];

const labelOf = (index: number) =>
	LABELS[index] ?? { fr: `Réponse ${index + 1}`, en: `Answer ${index + 1}` };

export type AskedResult = Kind & { id: number };

/**
 * An article that shows results of these kinds to everybody, each of so many ballots of members
 * and as many of visitors.
 */
export async function anArticleOfResults(
	ctx: Ctx,
	{ ballots, kinds = RESULTS }: { ballots: number; kinds?: Kind[] }
): Promise<{ id: number; path: string; results: AskedResult[] }> {
	const { id: articleId, path } = await aWholeArticle(ctx, []);
	for (const [index, { kind, options, end, ...rules }] of kinds.entries()) {
		await insertPoll(ctx, {
			...rules,
			...{ articleId, position: index + 1, opensAt: sql`now() - interval '20 days'` },
			results: rules.asksTwice ? 'after-vote' : 'always',
			question: { fr: `Question ${index + 1} (${kind}) ?`, en: `Question ${index + 1} (${kind})?` },
			options: Array.from({ length: options }, (_, option) => ({
				key: `option-${option + 1}`,
				...labelOf(option)
			}))
		});
	}
	const polls = await listPolls(ctx, articleId);
	for (const [index, { id: pollId }] of polls.entries()) {
		const members = Array.from({ length: ballots }, (_, voter) => 5_000_000 + voter);
		const election = { pollId, members, visitors: ballots, days: 12 };
		await addBallots(ctx, diceFrom(`result ${index}`), election);
		const { end } = kinds[index]!;
		if (end === 'closed' || end === 'told') await closeIn(ctx, pollId, -1);
		if (end) await finish(ctx, pollId, end);
	}
	return {
		...{ id: articleId, path },
		results: polls.map(({ id }, index) => ({ id, ...kinds[index]! }))
	};
}

async function finish(ctx: Ctx, pollId: number, end: NonNullable<Kind['end']>): Promise<void> {
	if (end === 'cancelled') {
		const moderator = await aMemberOf(ctx, 'moderator');
		await cancelPoll(moderator, { pollId, reason: 'Deux réponses disaient la même chose.' });
		return;
	}
	await closeDuePolls(ctx);
	if (end === 'told') {
		const steward = await aMemberOf(ctx, 'steward');
		await tellOutcome(steward, { pollId, base: 0, markdown: 'La salle est **réservée**.' });
	}
}

const TALLIES = {
	poll_tally: ['ballots', 'informed', 'viewers', 'answered_before'],
	option_tally: ['ballots', 'points'],
	day_tally: ['ballots'],
	option_day_tally: ['ballots'],
	move_tally: ['ballots'],
	pattern_tally: ['ballots']
};

/** Tallies as if every ballot of the article's polls had been cast so many times: for what a screen shows of many. */
export async function multiplyBallots(ctx: Ctx, articleId: number, times: number): Promise<void> {
	const polls = sql`poll_id in (select id from poll where article_id = ${articleId})`;
	for (const [table, columns] of Object.entries(TALLIES)) {
		const set = columns.map(
			(column) => sql`${sql.identifier(column)} = ${sql.identifier(column)} * ${times}::int`
		);
		await ctx.db.execute(
			sql`update ${sql.identifier(table)} set ${sql.join(set, sql`, `)} where ${polls}`
		);
	}
	await ctx.db.execute(sql`
		update pair_tally set version = version + 1,
			ballots = array(select n * ${times}::int from unnest(ballots) with ordinality as u (n, place) order by place)
		where ${polls}`);
}
