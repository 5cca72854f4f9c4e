import { and, eq } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { canCorrectPoll, isWriter } from '../../rules/permissions.ts';
import {
	refusalOfWords,
	tidyWords,
	type PollWords,
	type ProposedWords,
	type WordsRefusal
} from '../../rules/poll-changes.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { holdAskedPoll, type AskedPoll } from '../amendments/find-asked-poll.ts';
import { notePollChange } from '../amendments/poll-changes.ts';
import { touchPoll } from '../comments/touch-articles.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { readReason } from '../moderation/said.ts';
import { spend } from '../platform/limits.ts';
import { findPoll, type Poll } from '../polls/find.ts';
import { pollOptionTexts, pollTexts } from '../polls/tables.ts';
import { tellWriters } from './tell-writers.ts';

/** What is wrong with the form. */
export type ReadRefusal =
	| WordsRefusal
	| 'says-nothing'
	| 'reason-too-long'
	/** Nobody has said that it means the same. */
	| 'not-confirmed'
	/** It was changed since the form was shown, or has got another answer. */
	| 'clash';
export type CorrectPollRefusal =
	| ReadRefusal
	| 'no-such-thing'
	/** The hour of its authors is over: they may propose it to the moderators. */
	| 'too-late';
export type CorrectPollOutcome = { ok: true } | { ok: false; reason: CorrectPollRefusal };

export type PollCorrection = {
	pollId: number;
	/** Of the words. */
	language: Locale;
	/** The change after which the writer was shown the poll; 0: none. */
	base: number;
	words: PollWords;
	/** For everybody to read. */
	reason: string;
	/** Whether the writer says that question and answers mean what they meant. */
	meansTheSame: boolean;
};

/**
 * Corrects mistakes in the words of a poll in one language, whether or not somebody has
 * voted: its options stay the same ones, and what it said stays readable with who
 * corrected it, when, and why.
 *
 * @throws {Forbidden} for those who neither wrote its article nor are moderators
 */
export async function correctPoll(
	ctx: MemberCtx,
	correction: PollCorrection
): Promise<CorrectPollOutcome> {
	const { pollId, language, base } = correction;
	await spend(ctx, 'correction');
	return inTransaction<MemberCtx, CorrectPollOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const asked = await holdAskedPoll(ctx, pollId);
		const poll = asked && (await findPoll({ ...ctx, locale: language }, pollId));
		if (!asked || poll?.language !== language) return { ok: false, reason: 'no-such-thing' };
		if (!canCorrectPoll(ctx.asker, asked)) {
			if (!isWriter(asked)) throw new Forbidden();
			return { ok: false, reason: 'too-late' };
		}
		if (asked.revision !== base) return { ok: false, reason: 'clash' };
		const read = readCorrection(wordsOf(poll), correction);
		if (!read.ok) return read;
		await writeCorrection(ctx, { asked, poll }, read);
		await tellWriters(ctx, { articleId: asked.articleId, reason: 'corrected' });
		return { ok: true };
	});
}

/** Part of the transaction that holds the poll. */
export async function writeCorrection(
	ctx: MemberCtx,
	{ asked, poll }: { asked: AskedPoll; poll: Poll },
	{ before, after, reason }: ProposedWords & { reason: string }
): Promise<void> {
	await notePollChange(ctx, asked, {
		...{ kind: 'words', language: poll.language, before, after, reason },
		isModeration: !isWriter(asked) || !asked.isRecent
	});
	await writeWords(ctx, poll, after);
	await touchPoll(ctx, asked.articleId);
}

/**
 * What the correction would make of the poll, with how many have voted, for its writer to
 * look at before anything is done.
 *
 * @param before what the poll says now
 */
export function readCorrection(
	before: PollWords,
	correction: Pick<PollCorrection, 'words' | 'reason' | 'meansTheSame'>
): ({ ok: true; reason: string } & ProposedWords) | { ok: false; reason: ReadRefusal } {
	if (correction.words.options.length !== before.options.length) {
		return { ok: false, reason: 'clash' };
	}
	const after = tidyWords(correction.words);
	const refusal = refusalOfWords(before, after);
	if (refusal) return { ok: false, reason: refusal };
	const said = readReason(correction.reason);
	if (!said.ok) return said;
	if (!correction.meansTheSame) return { ok: false, reason: 'not-confirmed' };
	return { ok: true, before, after, reason: said.reason };
}

export const wordsOf = ({ question, options }: Pick<Poll, 'question' | 'options'>): PollWords => ({
	question,
	options: options.map(({ label }) => label)
});

async function writeWords(ctx: MemberCtx, poll: Poll, { question, options }: PollWords) {
	const { id: pollId, language } = poll;
	if (question !== poll.question) {
		await ctx.db
			.update(pollTexts)
			.set({ question })
			.where(and(eq(pollTexts.pollId, pollId), eq(pollTexts.language, language)));
	}
	for (const [place, { id, label: before }] of poll.options.entries()) {
		const label = options[place];
		if (label === undefined || label === before) continue;
		// An option without words in this language was shown in those of another one.
		await ctx.db
			.insert(pollOptionTexts)
			.values({ optionId: id, language, label })
			.onConflictDoUpdate({
				target: [pollOptionTexts.optionId, pollOptionTexts.language],
				set: { label }
			});
	}
}
