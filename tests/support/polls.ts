import { randomBytes } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import type { PollHeadline } from '#lib/rules/tally/headline.ts';
import type { Visibility } from '#lib/rules/tally/may-see-results.ts';
import type { Turn } from '#lib/rules/tally/two-answers.ts';
import type { Method } from '#lib/rules/tally/choice.ts';
import {
	inTransaction,
	type Member,
	type MemberCtx,
	type Ctx,
	type VoterCtx
} from '#lib/server/ctx.ts';
import { pollOptions, pollOptionTexts, polls, pollTexts } from '#lib/server/polls/tables.ts';
import { anArticle } from './articles.ts';

export type TestPoll = {
	id: number;
	articleId: number;
	articleSlug: string;
	/** Ids by the keys that the poll was made with. */
	option: Record<string, number>;
	/** A ballot that names the options with these keys. */
	ballot: (...keys: string[]) => { pollId: number; optionIds: number[] };
	/** Of a poll that asks twice: an answer given above the lede, or at the end. */
	answer: (turn: Turn, key: string) => { pollId: number; optionIds: number[]; turn: Turn };
	/** One that gives the options with these keys a rank or a score. */
	marked: (marks: Record<string, number>) => {
		pollId: number;
		optionIds: number[];
		values: number[];
	};
};

type Given = {
	options?: string[];
	method?: Method;
	atLeast?: number;
	atMost?: number;
	results?: Visibility;
	headline?: PollHeadline;
	asksTwice?: boolean;
	/** The first poll of the series. */
	asksAgain?: number;
	/** One that no other poll asks, unless it is given. */
	question?: string;
	article?: { id: number; slug: string };
	position?: number;
	/** Milliseconds from now by the database's clock; negative ones lie behind us. */
	opensIn?: number;
	closesIn?: number | null;
};

/** A poll in French, open unless said otherwise, under an article of its own unless one is given. */
export async function aPoll(
	ctx: Ctx,
	{
		options = ['tea', 'coffee', 'water'],
		method = 'single',
		atLeast,
		atMost,
		results = 'after-vote',
		headline = 'both',
		asksTwice = false,
		asksAgain,
		question,
		article,
		position = 1,
		opensIn = -3_600_000,
		closesIn = null
	}: Given = {}
): Promise<TestPoll> {
	const { id: articleId, slug: articleSlug } = article ?? (await anArticle(ctx));
	const [poll] = await ctx.db
		.insert(polls)
		.values({
			articleId,
			position,
			method,
			atLeast,
			atMost,
			results,
			headline,
			asksTwice,
			asksAgain,
			salt: randomBytes(32),
			opensAt: fromNow(opensIn),
			closesAt: closesIn === null ? null : fromNow(closesIn)
		})
		.returning({ id: polls.id });
	const { id } = poll!;
	await ctx.db
		.insert(pollTexts)
		.values({ pollId: id, language: 'fr', question: question ?? `Question ${id} ?` });
	const option: Record<string, number> = {};
	for (const [index, key] of options.entries()) {
		const [row] = await ctx.db
			.insert(pollOptions)
			.values({ pollId: id, position: index + 1, key })
			.returning({ id: pollOptions.id });
		option[key] = row!.id;
		await ctx.db.insert(pollOptionTexts).values({ optionId: row!.id, language: 'fr', label: key });
	}
	const ballot = (...keys: string[]) => ({
		pollId: id,
		optionIds: keys.map((key) => option[key]!)
	});
	const answer = (turn: Turn, key: string) => ({ ...ballot(key), turn });
	const marked = (marks: Record<string, number>) => ({
		...ballot(...Object.keys(marks)),
		values: Object.values(marks)
	});
	return { id, articleId, articleSlug, option, ballot, answer, marked };
}

/** Lets the poll's time come `milliseconds` from now. */
export async function closeIn(ctx: Ctx, pollId: number, milliseconds: number): Promise<void> {
	await letTimePass(
		ctx,
		sql`update poll set opens_at = ${fromNow(-7_200_000)}, closes_at = ${fromNow(milliseconds)}
			where id = ${pollId}`
	);
}

/** Changes dates of polls that the database keeps: no test can wait for days. */
export async function letTimePass(ctx: Ctx, change: SQL): Promise<void> {
	await inTransaction(ctx, async ({ db }) => {
		await db.execute(sql`alter table poll disable trigger poll_dates_kept`);
		await db.execute(change);
		await db.execute(sql`alter table poll enable trigger poll_dates_kept`);
	});
}

const fromNow = (milliseconds: number) =>
	sql`clock_timestamp() + ${milliseconds}::float8 * interval '1 millisecond'`;

/** A member who votes; ballots name no account, so that none needs to exist. */
export function asMember(ctx: Ctx, id: number): MemberCtx & VoterCtx {
	const asker: Member = {
		id,
		handle: `m${id}`,
		displayName: `Member ${id}`,
		role: 'member',
		locale: 'fr',
		threadView: 'tree',
		threadOrder: 'oldest',
		foldBelow: 0,
		followsOwn: true,
		isNew: false
	};
	return { ...ctx, asker, voter: { electorate: 'member', memberId: id } };
}

/** A browser that votes. */
export const asVisitor = (ctx: Ctx, token: string): VoterCtx => ({
	...ctx,
	visitorToken: token,
	voter: { electorate: 'visitor', token }
});
