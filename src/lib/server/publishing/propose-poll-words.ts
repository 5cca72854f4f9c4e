import { canProposePollWords } from '../../rules/permissions.ts';
import { wordsBy } from '../../rules/poll-changes.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { isAsked, proposePollWords } from '../amendments/ask-correction.ts';
import { holdAskedPoll } from '../amendments/find-asked-poll.ts';
import { closeCorrection } from '../amendments/list-corrections.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { spend } from '../platform/limits.ts';
import { findPoll } from '../polls/find.ts';
import {
	readCorrection,
	wordsOf,
	writeCorrection,
	type PollCorrection,
	type ReadRefusal
} from './correct-poll.ts';
import { decideCorrection, tellSender } from './correct.ts';
import { tellWriters } from './tell-writers.ts';

type ProposeOutcome = { ok: true } | { ok: false; reason: ReadRefusal | 'no-such-thing' };

/**
 * Asks the moderators, once for each form, to correct the words of a poll whose article
 * the asker wrote: what they do alone for an hour after its publication.
 *
 * @param proposal `idempotencyKey`: a UUID made with the form
 * @throws {Forbidden} for those who did not write the article
 */
export async function proposePollCorrection(
	ctx: MemberCtx,
	proposal: PollCorrection & { idempotencyKey: string }
): Promise<ProposeOutcome> {
	const { pollId, language, base, idempotencyKey } = proposal;
	if (await isAsked(ctx, idempotencyKey)) return { ok: true };
	await spend(ctx, 'correction');
	return inTransaction<MemberCtx, ProposeOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const asked = await holdAskedPoll(ctx, pollId);
		const poll = asked && (await findPoll({ ...ctx, locale: language }, pollId));
		if (!asked || poll?.language !== language) return { ok: false, reason: 'no-such-thing' };
		if (!canProposePollWords(ctx.asker, asked)) throw new Forbidden();
		if (asked.revision !== base) return { ok: false, reason: 'clash' };
		const read = readCorrection(wordsOf(poll), proposal);
		if (!read.ok) return read;
		const { before, after, reason: words } = read;
		const pollWords = { before, after };
		const { articleId } = asked;
		await proposePollWords(ctx, {
			articleId,
			pollId,
			language,
			base,
			pollWords,
			words,
			idempotencyKey
		});
		return { ok: true };
	});
}

/** `clash`: the poll was changed since the moderator was shown it. */
export type AcceptWordsRefusal = ReadRefusal | 'no-such-thing' | 'no-longer-waiting';

/**
 * Corrects a poll as its author proposed: in what the proposal changes, whatever else was
 * corrected since. Everybody can read what it said, who accepted it, and the author's reason.
 *
 * @param decision `base`: the number of the change after which the moderator was shown the poll
 * @throws {Forbidden} for members, for a moderator's own, and where no poll is proposed for
 */
export const acceptPollCorrection = (
	ctx: MemberCtx,
	{ id, base, meansTheSame }: { id: number; base: number; meansTheSame: boolean }
): Promise<{ ok: true } | { ok: false; reason: AcceptWordsRefusal }> =>
	decideCorrection<{ ok: false; reason: AcceptWordsRefusal }>(
		ctx,
		id,
		async (ctx, held, { pollId, pollWords, words, language, senderId }) => {
			if (pollId === null || pollWords === null) throw new Forbidden();
			const asked = await holdAskedPoll(ctx, pollId);
			const poll = asked && (await findPoll({ ...ctx, locale: language }, pollId));
			if (!asked || poll?.language !== language) return { ok: false, reason: 'no-such-thing' };
			if (asked.revision !== base) return { ok: false, reason: 'clash' };
			const before = wordsOf(poll);
			const proposed = { words: wordsBy(pollWords, before), reason: words ?? '', meansTheSame };
			const read = readCorrection(before, proposed);
			if (!read.ok) return read;
			await writeCorrection(ctx, { asked, poll }, read);
			await closeCorrection(ctx, id, { state: 'accepted', number: asked.revision + 1 });
			await tellSender(ctx, held.id, senderId, 'correction-accepted');
			await tellWriters(ctx, { articleId: held.id, except: senderId, reason: 'corrected' });
			return { ok: true };
		}
	);
