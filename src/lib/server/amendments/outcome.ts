import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { canTellOutcome, type Part } from '../../rules/permissions.ts';
import type { Phase } from '../../rules/tally/may-see-results.ts';
import { tidyText, type BadText } from '../../rules/threads-text.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { members } from '../accounts/tables.ts';
import { inTransaction, type Ctx, type MemberCtx } from '../ctx.ts';
import { Forbidden, isViolationOf } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { renderComment } from '../platform/markdown.ts';
import { phaseNow } from '../polls/phase.ts';
import { pollOutcomes } from './outcome-tables.ts';

export type Outcome = {
	pollId: number;
	number: number;
	language: Locale;
	markdown: string;
	html: string;
	writer: { handle: string; displayName: string } | null;
	writtenAt: Date;
};

export type TellRefusal = BadText | 'not-closed' | 'changes-nothing' | 'clash';
export type TellOutcome = { ok: true } | { ok: false; reason: TellRefusal };

/**
 * Writes the next version of what came of a closed poll.
 *
 * @param told `base`: the version that the writer saw, 0 for none
 * @throws {Forbidden} for one who did not write the article
 */
export async function tellOutcome(
	ctx: MemberCtx,
	told: { pollId: number; base: number; markdown: string }
): Promise<TellOutcome> {
	const { pollId, base } = told;
	await requireFacts(ctx, pollId);
	await spend(ctx, 'correction');
	const text = tidyText(told.markdown);
	if ('reason' in text) return { ok: false, reason: text.reason };
	const markdown = text.text;
	const html = renderComment(markdown);
	if (html === '') return { ok: false, reason: 'empty' };
	try {
		return await inTransaction<MemberCtx, TellOutcome>(ctx, async (ctx) => {
			await requireGoodStanding(ctx);
			const facts = await requireFacts(ctx, pollId);
			if (facts.phase !== 'closed') return { ok: false, reason: 'not-closed' };
			const [latest] = await outcomesOf(ctx, [pollId]);
			if ((latest?.number ?? 0) !== base) return { ok: false, reason: 'clash' };
			if (latest?.markdown === markdown) return { ok: false, reason: 'changes-nothing' };
			await ctx.db.insert(pollOutcomes).values({
				...{ pollId, number: base + 1, language: ctx.locale, markdown, html },
				writerId: ctx.asker.id
			});
			await ctx.db.execute(sql`
				select pg_notify('palabre_changed', ${`article-${facts.articleId}`})`);
			return { ok: true };
		});
	} catch (error) {
		// Two saw the same version, and one was quicker.
		if (isViolationOf(error, 'poll_outcome_poll_id_number_pk'))
			return { ok: false, reason: 'clash' };
		throw error;
	}
}

type Facts = {
	pollId: number;
	articleId: number;
	phase: Phase;
	part: Part | null;
	isOrphan: boolean;
};

/** What decides who may tell the outcome of a poll of a published article, by the database's clock. */
const factsOf = (ctx: Ctx, pollIds: number[]): Promise<Facts[]> =>
	ctx.db.execute<Facts>(sql`
		select id::int as "pollId", article_id::int as "articleId", ${phaseNow} as phase,
			(select role from article_author a where a.article_id = poll.article_id
				and a.member_id = ${ctx.asker?.id ?? null}::bigint) as part,
			not exists (select from article_author a where a.article_id = poll.article_id
				and a.role <> 'invited') as "isOrphan"
		from poll where id = any(${sql.param(pollIds)}::bigint[])
			and exists (select from article where id = article_id and state = 'published')`);

async function requireFacts(ctx: MemberCtx, pollId: number): Promise<Facts> {
	const [facts] = await factsOf(ctx, [pollId]);
	if (!facts || !canTellOutcome(ctx.asker, facts)) throw new Forbidden();
	return facts;
}

/** Those of these polls whose outcome the asker may tell, now. */
export async function findTellable(ctx: Ctx, pollIds: number[]): Promise<Set<number>> {
	if (ctx.asker === null || pollIds.length === 0) return new Set();
	const facts = await factsOf(ctx, pollIds);
	const tellable = facts.filter(
		(fact) => fact.phase === 'closed' && canTellOutcome(ctx.asker, fact)
	);
	return new Set(tellable.map(({ pollId }) => pollId));
}

/** The newest version of each poll that has one. */
export async function findOutcomes(ctx: Ctx, pollIds: number[]): Promise<Map<number, Outcome>> {
	if (pollIds.length === 0) return new Map();
	return new Map((await outcomesOf(ctx, pollIds)).map((outcome) => [outcome.pollId, outcome]));
}

const selectOutcomes = (ctx: Ctx) =>
	ctx.db
		.select({
			pollId: pollOutcomes.pollId,
			number: pollOutcomes.number,
			language: pollOutcomes.language,
			markdown: pollOutcomes.markdown,
			html: pollOutcomes.html,
			writer: { handle: members.handle, displayName: members.displayName },
			writtenAt: pollOutcomes.writtenAt
		})
		.from(pollOutcomes)
		.leftJoin(members, eq(members.id, pollOutcomes.writerId));

async function outcomesOf(ctx: Ctx, pollIds: number[]): Promise<Outcome[]> {
	return selectOutcomes(ctx).where(
		and(
			inArray(pollOutcomes.pollId, pollIds),
			sql`${pollOutcomes.number} = (select max(number) from poll_outcome newest
				where newest.poll_id = ${pollOutcomes.pollId})`
		)
	);
}

/** More versions than anybody writes. */
const MOST_VERSIONS = 100;

/** Every version, the newest first. */
export const listOutcomes = (ctx: Ctx, pollId: number): Promise<Outcome[]> =>
	selectOutcomes(ctx)
		.where(eq(pollOutcomes.pollId, pollId))
		.orderBy(desc(pollOutcomes.number))
		.limit(MOST_VERSIONS);

/** What the asker told, for their export. */
export const exportOutcomes = (ctx: MemberCtx) =>
	ctx.db
		.select({
			pollId: pollOutcomes.pollId,
			number: pollOutcomes.number,
			language: pollOutcomes.language,
			markdown: pollOutcomes.markdown,
			writtenAt: pollOutcomes.writtenAt
		})
		.from(pollOutcomes)
		.where(eq(pollOutcomes.writerId, ctx.asker.id))
		.orderBy(asc(pollOutcomes.pollId), asc(pollOutcomes.number));
