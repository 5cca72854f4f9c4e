import { error } from '@sveltejs/kit';
import {
	canCancelPoll,
	canCorrectPoll,
	canProposePollWords,
	canTightenPoll,
	isModerator,
	isWriter
} from '../../rules/permissions.ts';
import { isOver } from '../../rules/tally/may-see-results.ts';
import { findAskedPoll, type AskedPoll } from '../amendments/find-asked-poll.ts';
import type { Ctx, MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { findPoll, type Poll } from '../polls/find.ts';
import { idParam } from './read-form.ts';

/** A poll as the pages name it that tell and do what is changed in it. */
export type NamedPoll = Pick<Poll, 'id' | 'question' | 'language' | 'articleSlug'>;

/** The poll of an address, with what decides who may change what in it. */
export async function requireAskedPoll(
	ctx: Ctx,
	id: string | undefined
): Promise<{ asked: AskedPoll; poll: Poll; named: NamedPoll }> {
	const pollId = idParam(id);
	const [asked, poll] = [await findAskedPoll(ctx, pollId), await findPoll(ctx, pollId)];
	if (!asked || !poll) error(404, { message: 'no such poll', code: 'not-found' });
	const { question, language, articleSlug } = poll;
	return { asked, poll, named: { id: poll.id, question, language, articleSlug } };
}

/**
 * The same for those who may change something in it, or could before: of what they
 * cannot any more the page says why.
 *
 * @throws {Forbidden} for everybody else
 */
export async function requireAmendable(ctx: MemberCtx, id: string | undefined) {
	const found = await requireAskedPoll(ctx, id);
	if (!isWriter(found.asked) && !isModerator(ctx.asker)) throw new Forbidden();
	return found;
}

/** What the asker may do now, as far as anybody knows before it is done. */
export const mayAmend = ({ asker }: Ctx, asked: AskedPoll) => ({
	correct: canCorrectPoll(asker, asked),
	/** What they cannot correct alone. */
	propose: !canCorrectPoll(asker, asked) && canProposePollWords(asker, asked),
	tighten: canTightenPoll(asker, asked) && !isOver(asked.phase) && asked.visibility !== 'sealed',
	cancel: canCancelPoll(asker, asked) && !isOver(asked.phase)
});

/** How many voted, members and visitors apart. */
export const ballotsOf = ({ memberBallots, visitorBallots }: AskedPoll) => ({
	member: memberBallots,
	visitor: visitorBallots
});
