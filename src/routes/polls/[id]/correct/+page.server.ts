import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { ARTICLE_LIMITS } from '#lib/rules/article-document.ts';
import { LOCALES, localHref } from '#lib/rules/locale.ts';
import { tidyWords } from '#lib/rules/poll-changes.ts';
import { correctPoll, readCorrection, wordsOf } from '#lib/server/publishing/correct-poll.ts';
import { proposePollCorrection } from '#lib/server/publishing/propose-poll-words.ts';
import {
	ballotsOf,
	mayAmend,
	requireAmendable,
	requireAskedPoll
} from '#lib/server/web/asked-poll.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { lineField, requireForm, textField, versionField } from '#lib/server/web/read-form.ts';
import { isMember, requireMember } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

/** The words of a poll in the language of the page, to be corrected; how many answered them. */
export const load: PageServerLoad = async ({ locals, params, request }) => {
	// What was typed in a session that has ended comes back on this page.
	const ctx = request.method === 'POST' ? locals.ctx : requireMember(locals);
	const found = isMember(ctx) ? requireAmendable(ctx, params.id) : requireAskedPoll(ctx, params.id);
	const { asked, poll, named } = await found;
	return {
		poll: named,
		words: wordsOf(poll),
		base: asked.revision,
		ballots: ballotsOf(asked),
		may: mayAmend(ctx, asked),
		idempotencyKey: randomUUID()
	};
};

const optionNames = Array.from(
	{ length: ARTICLE_LIMITS.options },
	(_, place) => `option-${place}` as const
);
/** One for each option of the poll, in their order. */
const optionFields = Object.fromEntries(
	optionNames.map((name) => [name, v.optional(lineField)])
) as Record<`option-${number}`, v.OptionalSchema<typeof lineField, undefined>>;

const CorrectionForm = {
	/** The change after which the writer was shown the poll. */
	base: versionField,
	language: v.picklist(LOCALES),
	question: lineField,
	...optionFields,
	reason: textField,
	/** Of an author's proposal. */
	idempotencyKey: v.optional(v.pipe(v.string(), v.uuid())),
	/** Of the box that is ticked. */
	same: v.optional(v.literal('yes'))
};

const optionsIn = (form: { [field: string]: unknown }): string[] =>
	optionNames.map((name) => form[name]).filter((option) => typeof option === 'string');

async function readTyped({ request, locals }: RequestEvent) {
	const form = await requireForm(request, CorrectionForm);
	const { base, language, question, reason, same, idempotencyKey } = form;
	const options = optionsIn(form);
	const typed = {
		base,
		words: { question, options },
		reason,
		same: same === 'yes',
		idempotencyKey
	};
	return { language, typed: { ...typed, isExpired: !isMember(locals.ctx), isLook: false } };
}

const NOTHING_WRONG = { refusal: null, minutes: null };

export const actions: Actions = {
	/** Before and after, and how many ballots lie between them. */
	look: async (event) => {
		const { typed } = await readTyped(event);
		const { ctx } = event.locals;
		if (!isMember(ctx)) return fail(403, { ...typed, ...NOTHING_WRONG });
		const { poll } = await requireAmendable(ctx, event.params.id);
		const read = readCorrection(wordsOf(poll), { ...typed, meansTheSame: true });
		if (!read.ok) {
			const status = read.reason === 'clash' ? 409 : 422;
			return fail(status, { ...typed, refusal: read.reason, minutes: null });
		}
		return { ...typed, ...NOTHING_WRONG, words: tidyWords(typed.words), isLook: true };
	},

	correct: async (event) => {
		const { language, typed } = await readTyped(event);
		const { ctx } = event.locals;
		if (!isMember(ctx)) return fail(403, { ...typed, ...NOTHING_WRONG });
		const { poll } = await requireAskedPoll(ctx, event.params.id);
		const refused = await refusalOf(event, { ...typed, isLook: true }, () =>
			correctPoll(ctx, { ...typed, pollId: poll.id, language, meansTheSame: typed.same })
		);
		const done = localHref(event.locals.locale, `/polls/${poll.id}/changes?done=corrected`);
		return refused ?? redirect(303, done);
	},

	/** The same, asked of the moderators. */
	propose: async (event) => {
		const { language, typed } = await readTyped(event);
		const { ctx } = event.locals;
		if (!isMember(ctx)) return fail(403, { ...typed, ...NOTHING_WRONG });
		const { poll } = await requireAskedPoll(ctx, event.params.id);
		const { idempotencyKey } = typed;
		if (!idempotencyKey) error(400, { message: 'no key', code: 'malformed' });
		const refused = await refusalOf(event, { ...typed, isLook: true }, () =>
			proposePollCorrection(ctx, {
				...{ ...typed, idempotencyKey, pollId: poll.id, language },
				meansTheSame: typed.same
			})
		);
		const done = localHref(event.locals.locale, `/polls/${poll.id}/changes?done=proposed`);
		return refused ?? redirect(303, done);
	}
};
