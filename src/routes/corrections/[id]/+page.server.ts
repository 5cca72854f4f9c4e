import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { correctWords } from '#lib/rules/amendments.ts';
import { mergeDocuments } from '#lib/rules/article-merge.ts';
import { localHref } from '#lib/rules/locale.ts';
import { canDecideCorrection } from '#lib/rules/permissions.ts';
import { wordsBy } from '#lib/rules/poll-changes.ts';
import { findAskedPoll } from '#lib/server/amendments/find-asked-poll.ts';
import { findPublished, type Published } from '#lib/server/amendments/find-published.ts';
import { findCorrection, type Correction } from '#lib/server/amendments/list-corrections.ts';
import { findTranslationDocument } from '#lib/server/amendments/list-translations.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { findDocument } from '#lib/server/drafts/find.ts';
import { findJudge } from '#lib/server/drafts/judge.ts';
import { findOtherClaim } from '#lib/server/moderation/claim.ts';
import { findPoll } from '#lib/server/polls/find.ts';
import { wordsOf } from '#lib/server/publishing/correct-poll.ts';
import { acceptCorrection, declineCorrection } from '#lib/server/publishing/correct.ts';
import { acceptPollCorrection } from '#lib/server/publishing/propose-poll-words.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { ballotsOf } from '#lib/server/web/asked-poll.ts';
import {
	failCorrection,
	previewCorrection,
	readCorrectionForm
} from '#lib/server/web/correction-form.ts';
import { idParam, requireForm, textField, versionField } from '#lib/server/web/read-form.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireModerator(locals);
	const correction = (await findCorrection(ctx, idParam(params.id))) ?? noSuchCorrection();
	const published = await findPublished(ctx, correction.articleId, correction.language);
	if (!published) return noSuchCorrection();
	const proposed = await proposalOn(ctx, correction, published);
	const { title, lede, body, resources } = proposed.document;
	const { document: _, pollWords: _words, ...shown } = correction;
	const judged = { ...correction, ...(await findJudge(ctx, correction.articleId)) };
	return {
		correction: shown,
		current: published.document,
		proposal: correction.document === null ? null : proposed.document,
		poll: await proposalForPoll(ctx, correction),
		/** Parts that were changed both by the proposal and since it was made. */
		clashing: proposed.clashing,
		claim: await findOtherClaim(ctx, `correction-${correction.id}`),
		base: published.number,
		words: { title, lede, body, resourceTitles: resources.map((resource) => resource.title) },
		mayDecide: correction.state === 'waiting' && canDecideCorrection(ctx.asker, judged)
	};
};

export const actions: Actions = {
	preview: (event) => previewCorrection(event, requireModerator(event.locals)),

	accept: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const id = idParam(event.params.id);
		const typed = await readCorrectionForm(event.request);
		const outcome = await acceptCorrection(ctx, {
			...{ ...typed, id }
		}).catch((error: unknown) => failTooMany(event, error, { typed }));
		if (!('ok' in outcome)) return outcome;
		if (!outcome.ok) {
			if (outcome.reason === 'no-longer-waiting') return fail(409, { typed, isDecided: true });
			const correction = (await findCorrection(ctx, id)) ?? noSuchCorrection();
			const began = await findVersion(ctx, { ...correction, base: typed.base });
			return failCorrection(typed, outcome, began);
		}
		return leave(event, 'accepted');
	},

	acceptPoll: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const id = idParam(event.params.id);
		const { base, same } = await requireForm(event.request, {
			base: versionField,
			/** Of the box that is ticked. */
			same: v.optional(v.literal('yes'))
		});
		const isSame = same === 'yes';
		const refused = await refusalOf(event, { isSame }, () =>
			acceptPollCorrection(ctx, { id, base, meansTheSame: isSame })
		);
		return refused ?? leave(event, 'accepted');
	},

	decline: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const id = idParam(event.params.id);
		const { reason } = await requireForm(event.request, { reason: textField });
		const outcome = await declineCorrection(ctx, { id, reason }).catch((error: unknown) =>
			failTooMany(event, error, { reason, refusal: null })
		);
		if (!('ok' in outcome)) return outcome;
		if (!outcome.ok) {
			const status = outcome.reason === 'no-longer-waiting' ? 409 : 422;
			return fail(status, { reason, refusal: outcome.reason, minutes: null });
		}
		return leave(event, 'declined');
	}
};

const leave = ({ locals }: RequestEvent, done: 'accepted' | 'declined'): never =>
	redirect(303, localHref(locals.locale, `/corrections?done=${done}`));

const noSuchCorrection = (): never =>
	error(404, { message: 'no such correction', code: 'not-found' });

/** Of an author's proposal for a poll: what that says and would say, and how many voted under it. */
async function proposalForPoll(ctx: Ctx, { pollId, pollWords, state, language }: Correction) {
	if (pollId === null || pollWords === null) return null;
	const asked = await findAskedPoll(ctx, pollId);
	const poll = await findPoll({ ...ctx, locale: language }, pollId);
	if (!asked || !poll) return noSuchCorrection();
	const now = wordsOf(poll);
	const words = state === 'waiting' ? { before: now, after: wordsBy(pollWords, now) } : pollWords;
	return { id: pollId, base: asked.revision, ballots: ballotsOf(asked), ...words };
}

/** What the text would be by a proposal, joined with what was changed since; without one the text as it is. */
async function proposalOn(
	ctx: Ctx,
	correction: Correction,
	{ document: current, number }: Published
) {
	const { document: proposed } = correction;
	if (proposed === null) return { document: current, clashing: [] };
	const isOfNow = correction.base === number;
	const began = isOfNow ? current : await findVersion(ctx, correction);
	const wordsOf = ({ title, lede, body, resources }: Published['document']) => {
		const resourceTitles = resources.map((resource) => resource.title);
		return correctWords(current, { title, lede, body, resourceTitles }) ?? current;
	};
	return mergeDocuments(began && wordsOf(began), wordsOf(proposed), current);
}

/** A version of the text that the correction is about; null where it has none of this number. */
const findVersion = (
	ctx: Ctx,
	{ articleId, language, originalLanguage, base: number }: Correction
): Promise<Published['document'] | null> =>
	language === originalLanguage
		? findDocument(ctx, { id: articleId, number })
		: findTranslationDocument(ctx, { articleId, language, number });
