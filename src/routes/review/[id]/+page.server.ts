import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { canDecideAlone, canSetPublicationTime, canVoteOnDraft } from '#lib/rules/permissions.ts';
import { REFUSAL_TEMPLATES } from '#lib/rules/review.ts';
import { findJointTranslation } from '#lib/server/amendments/find-joint.ts';
import { listAuthors } from '#lib/server/drafts/authors.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { findJudge } from '#lib/server/drafts/judge.ts';
import { previewTexts } from '#lib/server/drafts/preview.ts';
import { findOtherClaim } from '#lib/server/moderation/claim.ts';
import { decideAlone, setPublicationTime } from '#lib/server/publishing/decide.ts';
import { findEarlierPolls } from '#lib/server/publishing/find-earlier-polls.ts';
import { listEvents } from '#lib/server/publishing/list-events.ts';
import { findTally } from '#lib/server/publishing/review.ts';
import { voteOnArticle, type ReviewOutcome } from '#lib/server/publishing/vote.ts';
import { findLinking } from '#lib/server/resources/find-linking.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['voted', 'time'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const ctx = requireModerator(locals);
	const proposal = await findProposal(ctx, idParam(params.id));
	if (!proposal) error(404, { message: 'no such article', code: 'not-found' });
	const { ledeHtml, bodyHtml } = previewTexts(proposal.document);
	locals.fragments.set('lede', ledeHtml);
	locals.fragments.set('body', bodyHtml);
	const translation = await findJointTranslation(ctx, proposal.id, proposal);
	if (translation) {
		const translated = previewTexts(translation.document);
		locals.fragments.set('translated-lede', translated.ledeHtml);
		locals.fragments.set('translated-body', translated.bodyHtml);
	}
	const isOpen = proposal.acceptedAt === null;
	const judged = { ...proposal, ...(await findJudge(ctx, proposal.id)) };
	return {
		proposal,
		translation,
		authors: await listAuthors(ctx, proposal.id),
		claim: await findOtherClaim(ctx, `submission-${proposal.id}`),
		tally: await findTally(ctx, proposal),
		earlier: await findEarlierPolls(ctx, proposal.document),
		linking: await findLinking(
			ctx,
			proposal.document.resources.map(({ url }) => url)
		),
		events: await listEvents(ctx, proposal.id),
		may: {
			vote: isOpen && canVoteOnDraft(ctx.asker, proposal),
			setTime: canSetPublicationTime(ctx.asker, judged),
			decideAlone: canDecideAlone(ctx.asker, judged)
		},
		done: DONE.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

/** As our forms have it; which one the moderator read is part of what they say. */
const submission = v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number));
const template = v.union([v.literal(''), v.picklist(REFUSAL_TEMPLATES)]);

export const actions: Actions = {
	vote: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { value, ...form } = await requireForm(event.request, {
			submission,
			value: v.picklist(['1', '-1']),
			template,
			note: textField
		});
		const vote = { ...form, value: value === '1' ? (1 as const) : (-1 as const) };
		return answer(event, { act: 'vote' as const, ...form, value, at: '', reason: '' }, () =>
			voteOnArticle(ctx, { ...vote, template: vote.template || null, ...placeOf(event) })
		);
	},

	time: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const form = await requireForm(event.request, { submission, at: textField });
		const at = form.at.trim() || null;
		const typed = { act: 'time' as const, ...form, value: '', template: '', note: '', reason: '' };
		return answer(event, typed, () => setPublicationTime(ctx, { ...form, at, ...placeOf(event) }));
	},

	decide: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const form = await requireForm(event.request, {
			submission,
			to: v.picklist(['publish', 'refuse']),
			template,
			reason: textField
		});
		const typed = { act: 'decide' as const, ...form, value: '', note: '', at: '' };
		return answer(event, typed, () =>
			decideAlone(ctx, { ...form, template: form.template || null, ...placeOf(event) })
		);
	}
};

const placeOf = ({ params, locals }: RequestEvent<{ id: string }>) => ({
	id: idParam(params.id),
	zone: locals.site.config.timeZone
});

async function answer<T extends { act: 'vote' | 'time' | 'decide' }>(
	event: RequestEvent<{ id: string }>,
	typed: T,
	act: () => Promise<ReviewOutcome>
) {
	const outcome = await act().catch((error: unknown) =>
		failTooMany(event, error, { ...typed, refusal: null })
	);
	if (!('ok' in outcome)) return outcome;
	if (!outcome.ok) {
		const status = outcome.reason === 'no-longer-submitted' ? 409 : 422;
		return fail(status, { ...typed, refusal: outcome.reason, minutes: null });
	}
	const { locale } = event.locals;
	if (outcome.decision) redirect(303, localHref(locale, `/review?done=${outcome.decision}`));
	const done = typed.act === 'time' ? 'time' : 'voted';
	redirect(303, localHref(locale, `/review/${event.params.id}?done=${done}`));
}
