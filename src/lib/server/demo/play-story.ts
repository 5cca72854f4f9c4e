import { inArray, sql } from 'drizzle-orm';
import { memberColumns } from '../accounts/member-columns.ts';
import { members } from '../accounts/tables.ts';
import { tellOutcome } from '../amendments/outcome.ts';
import { optionProposals } from '../amendments/option-tables.ts';
import { castBallot } from '../ballots/cast.ts';
import { findMine } from '../ballots/find-mine.ts';
import { nameMind } from '../ballots/name-mind.ts';
import { listNameable } from '../comments/list-nameable.ts';
import type { Ctx, Member, MemberCtx, VoterCtx } from '../ctx.ts';
import { cancelPoll } from '../moderation/cancel-poll.ts';
import { removeBallots } from '../moderation/remove-ballots.ts';
import { forgive } from '../platform/limits.ts';
import type { Poll } from '../polls/find.ts';
import { decideOption } from '../publishing/decide-option.ts';
import { proposeOption } from '../publishing/propose-option.ts';
import { listResources } from '../resources/list.ts';
import type { Added } from './add-articles.ts';
import type { Story } from './topics.ts';

/** Ballots that a burst brings come this many days before today, if the poll was open by then. */
export const BURST_DAYS_AGO = 4;

/** Members who change their answer. */
const MOVED = 15;

export type Scene = Pick<Added, 'articleId' | 'authorId'> & {
	poll: Poll;
	/** Members who have voted in it. */
	voters: number[];
	/** Members of whom some do the rest: whoever did not write the article. */
	others: number[];
};

/**
 * Lets people do with a poll what its story says, by the functions that pages call. Roles are
 * played: nobody gets one on the site. Without enough members for its parts nothing happens.
 */
export async function playStory(ctx: Ctx, story: Story, scene: Scene): Promise<void> {
	const { poll, authorId } = scene;
	const ids = [authorId ?? 0, ...scene.others.slice(0, 3), ...scene.voters.slice(0, MOVED)];
	const known = await findMembers(ctx, ids);
	const author = known.get(authorId ?? 0);
	const others = scene.others.slice(0, 3).flatMap((id) => known.get(id) ?? []);
	const [moderator] = others;
	if (!author || !moderator) return;
	const pollId = poll.id;
	switch (story.kind) {
		case 'outcome':
			for (const [base, markdown] of story.versions.entries()) {
				done(await tellOutcome(as(ctx, author), { pollId, base, markdown }));
			}
			return;
		case 'cancelled':
			done(
				await cancelPoll(as(ctx, { ...moderator, role: 'moderator' }), {
					pollId,
					reason: story.reason
				})
			);
			return;
		case 'burst': {
			const { reason } = story;
			const days = await findBurst(ctx, pollId);
			const steward = as(ctx, { ...moderator, role: 'steward' });
			if (days) done(await removeBallots(steward, { pollId, days, rule: 'flooding', reason }));
			return;
		}
		case 'proposals':
			return propose(ctx, story, { poll, author, others });
		case 'minds':
			return changeMinds(
				ctx,
				poll,
				scene.voters.slice(0, MOVED).flatMap((id) => known.get(id) ?? [])
			);
	}
}

async function findMembers(ctx: Ctx, ids: number[]): Promise<Map<number, Member>> {
	const rows = await ctx.db.select(memberColumns).from(members).where(inArray(members.id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}

const as = (ctx: Ctx, member: Member): MemberCtx & VoterCtx => ({
	...ctx,
	asker: member,
	voter: { electorate: 'member', memberId: member.id }
});

function done(outcome: { ok: true } | { ok: false; reason: string }): void {
	if (!outcome.ok) throw new Error(`the demo was refused: ${outcome.reason}`);
}

/** The day of the burst, where any visitor voted on it. */
async function findBurst(ctx: Ctx, pollId: number): Promise<string[] | null> {
	const rows = await ctx.db.execute<{ day: string }>(sql`
		select day::text as day from day_tally
		where poll_id = ${pollId}::bigint and electorate = 'visitor' and ballots > 0
		order by abs(current_date - ${BURST_DAYS_AGO}::int - day), ballots desc limit 1`);
	return rows.length > 0 ? rows.map(({ day }) => day) : null;
}

async function propose(
	ctx: Ctx,
	{ accepted, refused, waiting }: Extract<Story, { kind: 'proposals' }>,
	{ poll, author, others }: { poll: Poll; author: Member; others: Member[] }
): Promise<void> {
	const texts = [...accepted, refused.text, ...waiting];
	for (const [index, text] of texts.entries()) {
		const reader = others[index % others.length]!;
		const ctxOfReader = as(ctx, reader);
		done(await proposeOption(ctxOfReader, { pollId: poll.id, language: 'fr', text }));
		// Few people play in many articles, and whoever looks around as one of them is a person.
		await forgive(ctxOfReader, 'option-proposal');
	}
	const sent = await ctx.db
		.select({ id: optionProposals.id, label: optionProposals.label })
		.from(optionProposals)
		.where(sql`${optionProposals.pollId} = ${poll.id}`)
		.orderBy(optionProposals.id);
	for (const { id, label } of sent) {
		if (waiting.includes(label)) continue;
		const decision = accepted.includes(label)
			? { to: 'accepted' as const }
			: { to: 'refused' as const, reason: refused.reason };
		done(await decideOption(as(ctx, author), id, decision));
	}
}

/** Of five who change their answer, two name the first comment that is offered, one the second, two the first link. */
async function changeMinds(ctx: Ctx, poll: Poll, voters: Member[]): Promise<void> {
	const links = await listResources(ctx, poll.articleId);
	for (const [index, voter] of voters.entries()) {
		const ctxOfVoter = as(ctx, voter);
		const mine = (await findMine(ctxOfVoter, [poll])).get(poll.id);
		const current = poll.options.findIndex(({ id }) => mine?.optionIds.includes(id));
		const next = poll.options[(current + 1) % poll.options.length]!;
		if (current === -1) continue;
		done(await castBallot(ctxOfVoter, { pollId: poll.id, optionIds: [next.id] }));
		const offered = await listNameable(ctxOfVoter, poll.articleId, null);
		const comment = offered[index % 5 === 0 ? 1 : 0] ?? offered[0];
		const link = links[0];
		const mind =
			comment && (index % 5 < 3 || !link)
				? { commentId: comment.id }
				: link && { resourceId: link.id };
		if (mind) done(await nameMind(ctxOfVoter, { pollId: poll.id, mind }));
	}
}
