import { asc, desc, eq } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { PollWords } from '../../rules/poll-changes.ts';
import type { Visibility } from '../../rules/tally/may-see-results.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { pollChanges } from '../polls/change-tables.ts';
import type { AskedPoll } from './find-asked-poll.ts';

type Change =
	| { kind: 'words'; language: Locale; before: PollWords; after: PollWords }
	| { kind: 'visibility'; before: { visibility: Visibility }; after: { visibility: Visibility } };

/** A change of a poll as everybody may read it: what, who, when, why, and how many had voted. */
export type PollChange = Change & {
	number: number;
	reason: string;
	/** Null once they have left. */
	by: { handle: string; displayName: string } | null;
	isModeration: boolean;
	memberBallots: number;
	visitorBallots: number;
	changedAt: Date;
};

/** Notes what the transaction that holds the poll is about to change: the database lets its words change no other way. */
export async function notePollChange(
	ctx: MemberCtx,
	{ id, revision, memberBallots, visitorBallots }: AskedPoll,
	change: Change & Pick<PollChange, 'reason' | 'isModeration'>
): Promise<void> {
	await ctx.db.insert(pollChanges).values({
		...{ ...change, pollId: id, number: revision + 1, changedBy: ctx.asker.id },
		...{ memberBallots, visitorBallots }
	});
}

/** More changes than a poll ever has. */
const MOST_CHANGES = 200;

/** The newest first. */
export async function listPollChanges(ctx: Ctx, pollId: number): Promise<PollChange[]> {
	const rows = await ctx.db
		.select({
			...{ number: pollChanges.number, kind: pollChanges.kind, language: pollChanges.language },
			...{ before: pollChanges.before, after: pollChanges.after, reason: pollChanges.reason },
			by: { handle: members.handle, displayName: members.displayName },
			isModeration: pollChanges.isModeration,
			memberBallots: pollChanges.memberBallots,
			visitorBallots: pollChanges.visitorBallots,
			changedAt: pollChanges.changedAt
		})
		.from(pollChanges)
		.leftJoin(members, eq(members.id, pollChanges.changedBy))
		.where(eq(pollChanges.pollId, pollId))
		.orderBy(desc(pollChanges.number))
		.limit(MOST_CHANGES);
	// A check of the table keeps kind, language and what was changed together.
	return rows as PollChange[];
}

/** What the asker changed, for their export. */
export const exportPollChanges = (ctx: MemberCtx) =>
	ctx.db
		.select({
			pollId: pollChanges.pollId,
			kind: pollChanges.kind,
			before: pollChanges.before,
			after: pollChanges.after,
			reason: pollChanges.reason,
			changedAt: pollChanges.changedAt
		})
		.from(pollChanges)
		.where(eq(pollChanges.changedBy, ctx.asker.id))
		.orderBy(asc(pollChanges.pollId), asc(pollChanges.number));
