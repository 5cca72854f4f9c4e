import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import { canDecideOption, isModerator } from '../../rules/permissions.ts';
import { members } from '../accounts/tables.ts';
import { articleAuthors, articles, publishedSlug } from '../articles/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { phaseNow } from '../polls/phase.ts';
import { polls, pollTexts } from '../polls/tables.ts';
import { optionProposals } from './option-tables.ts';

/** More than anybody looks through at a time. */
const MOST = 200;

/** What the asker is to the article, where they are something. */
const part = (ctx: MemberCtx) =>
	sql<'author' | 'co-author' | 'invited' | null>`(select role from ${articleAuthors}
		where article_id = ${articles.id} and member_id = ${ctx.asker.id})`;

const isOpen = sql<boolean>`(select ${phaseNow} = 'open' from ${polls} asked
	where asked.id = ${optionProposals.pollId})`;

const columnsFor = (ctx: MemberCtx) => ({
	id: optionProposals.id,
	pollId: optionProposals.pollId,
	slug: publishedSlug,
	question: sql<string>`(select question from ${pollTexts} where poll_id = ${polls.id}
		order by language = ${optionProposals.language} desc limit 1)`,
	label: optionProposals.label,
	language: optionProposals.language,
	senderId: optionProposals.senderId,
	/** Null once they have left and taken the name along. */
	sender: members.displayName,
	state: optionProposals.state,
	reason: optionProposals.reason,
	createdAt: optionProposals.createdAt,
	/** Of the poll: afterwards nobody decides any more. */
	isOpen,
	part: part(ctx)
});

const proposals = (ctx: MemberCtx) =>
	ctx.db
		.select(columnsFor(ctx))
		.from(optionProposals)
		.innerJoin(polls, eq(polls.id, optionProposals.pollId))
		.innerJoin(articles, and(eq(articles.id, polls.articleId), eq(articles.state, 'published')))
		.leftJoin(members, eq(members.id, optionProposals.senderId));

export type OptionProposal = Awaited<ReturnType<typeof proposals>>[number];

/** What waits for the asker, the oldest first: in articles that they wrote, and for moderators in all. */
export async function listOptionsToDecide(ctx: MemberCtx): Promise<OptionProposal[]> {
	const theirs: SQL | undefined = isModerator(ctx.asker)
		? undefined
		: sql`${part(ctx)} in ('author', 'co-author')`;
	const rows = await proposals(ctx)
		.where(and(eq(optionProposals.state, 'waiting'), isOpen, theirs))
		.orderBy(asc(optionProposals.id))
		.limit(MOST);
	return rows.filter((proposal) => canDecideOption(ctx.asker, proposal));
}

/** What the asker proposed, and what became of it, the newest first. */
export const listOwnOptions = (ctx: MemberCtx): Promise<OptionProposal[]> =>
	proposals(ctx)
		.where(eq(optionProposals.senderId, ctx.asker.id))
		.orderBy(desc(optionProposals.id))
		.limit(MOST);

/** Everything that the asker proposed, for the export of their data. */
export const exportOptionProposals = (ctx: MemberCtx) =>
	ctx.db
		.select({
			pollId: optionProposals.pollId,
			language: optionProposals.language,
			label: optionProposals.label,
			state: optionProposals.state,
			reason: optionProposals.reason,
			createdAt: optionProposals.createdAt
		})
		.from(optionProposals)
		.where(eq(optionProposals.senderId, ctx.asker.id))
		.orderBy(asc(optionProposals.id));

/** Of which poll and article a proposal is; null where there is none. */
export async function findOptionProposal(ctx: Ctx, id: number) {
	const [row] = await ctx.db
		.select({ pollId: optionProposals.pollId, articleId: polls.articleId })
		.from(optionProposals)
		.innerJoin(polls, eq(polls.id, optionProposals.pollId))
		.where(eq(optionProposals.id, id));
	return row ?? null;
}
