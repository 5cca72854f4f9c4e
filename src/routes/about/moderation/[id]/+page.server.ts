import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { canAppeal, canDecideAppeal, canUndoAct, isModerator } from '#lib/rules/permissions.ts';
import { appealAct, decideAppeal } from '#lib/server/moderation/appeal.ts';
import { findAct, findActDetails } from '#lib/server/moderation/list-acts.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['appealed', 'decided', 'undone'] as const;

/** One act: for everybody as the log says it, for whom it concerns and for moderators with the rest. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { asker } = locals.ctx;
	const id = idParam(params.id);
	const act = await findAct(locals.ctx, id);
	const details = act && (await findActDetails(locals.ctx, id));
	if (!act || !details) error(404, { message: 'no such act', code: 'not-found' });
	const concernsAsker = canAppeal(asker, details);
	const waits = act.appealedAt !== null && act.appealDecidedAt === null;
	const done = url.searchParams.get('done');
	return {
		act,
		concernsAsker,
		/** What moderators and whom it concerns may read. */
		details: concernsAsker || isModerator(asker) ? toShow(details, isModerator(asker)) : null,
		may: {
			appeal: concernsAsker && act.appealedAt === null && act.undoneAt === null,
			decide: waits && canDecideAppeal(asker, details),
			/** Somebody else decides. */
			waitForOther: waits && isModerator(asker) && details.moderatorId === asker?.id,
			undo: act.undoneAt === null && canUndoAct(asker, details)
		},
		done: DONE.find((one) => one === done) ?? null
	};
};

type Details = NonNullable<Awaited<ReturnType<typeof findActDetails>>>;

const toShow = (details: Details, isForModerators: boolean) => ({
	hidden:
		details.kind === 'hide-comment' && details.commentState === 'hidden' && details.html
			? { id: details.commentId, html: details.html, language: details.language }
			: null,
	refused:
		details.kind === 'refuse-comment' && details.refusedHtml && details.refusedLanguage
			? { id: details.heldId, html: details.refusedHtml, language: details.refusedLanguage }
			: null,
	appeal: details.appeal,
	moderators: isForModerators
		? {
				moderator: details.moderator,
				undoneBy: details.undoneBy,
				member: details.member,
				subject: subjectOf(details)
			}
		: null
});

function subjectOf({ kind, heldId, commentId, articleId, memberId }: Details): string | null {
	if (heldId) return `held/${heldId}`;
	// Their article, or its poll, is not what the act is on.
	if (['refuse-comment', 'approve-comment', 'remove-ballots', 'cancel-poll'].includes(kind))
		return null;
	if (commentId) return `comment-${commentId}`;
	if (articleId) return `article-${articleId}`;
	return memberId ? `member-${memberId}` : null;
}

export const actions: Actions = {
	appeal: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { words } = await requireForm(event.request, { words: textField });
		const refused = await refusalOf(event, { words, answer: '', reason: '' }, () =>
			appealAct(ctx, { id: idParam(event.params.id), words })
		);
		return refused ?? goBack(event, 'appealed');
	},

	decide: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { to, answer } = await requireForm(event.request, {
			to: v.picklist(['upheld', 'dismissed']),
			answer: textField
		});
		const refused = await refusalOf(event, { words: '', answer, reason: '' }, () =>
			decideAppeal(ctx, { id: idParam(event.params.id), isUpheld: to === 'upheld', answer })
		);
		return refused ?? goBack(event, 'decided');
	},

	undo: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { reason } = await requireForm(event.request, { reason: textField });
		const refused = await refusalOf(event, { words: '', answer: '', reason }, () =>
			undoAct(ctx, { id: idParam(event.params.id), reason })
		);
		return refused ?? goBack(event, 'undone');
	}
};

const goBack = (
	{ locals, params }: RequestEvent<{ id: string }>,
	done: (typeof DONE)[number]
): never => redirect(303, localHref(locals.locale, `/about/moderation/${params.id}?done=${done}`));
