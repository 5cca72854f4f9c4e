import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import type { BallotRefusal } from '#lib/rules/tally/ballot-refusal.ts';
import { castBallot, type VoteOutcome } from '#lib/server/ballots/cast.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import type { VoterCtx } from '#lib/server/ctx.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { idField, idParam, readForm } from '#lib/server/web/read-form.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import { showPoll } from '#lib/server/web/show-polls.ts';
import { ensureVisitor, forgetVisitor } from '#lib/server/web/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const poll = await viewPoll(event.locals.ctx, idParam(event.params.id));
	if (!poll) error(404, { message: 'no such poll', code: 'not-found' });
	shareWithEverybody(event, [`article-${poll.articleId}`]);
	return { poll: await showPoll(event.locals, poll) };
};

/** The three acts are buttons of one form: each is sent all of its fields. */
const BallotForm = { from: v.picklist(['home', 'article', 'poll']), option: v.array(idField) };

type BallotFields = { from: 'home' | 'article' | 'poll'; option: number[] };

export const actions: Actions = {
	cast: (event) =>
		act(event, (ctx, pollId, { option }) => castBallot(ctx, { pollId, optionIds: option })),
	withdraw: (event) => act(event, withdrawBallot),
	look: (event) => act(event, lookAtResults)
};

async function act(
	event: RequestEvent,
	work: (ctx: VoterCtx, pollId: number, fields: BallotFields) => Promise<VoteOutcome>
) {
	const pollId = idParam(event.params.id);
	const fields = await readForm(event.request, BallotForm);
	if (!fields) return fail(400, { refusal: 'malformed' as const, chosen: undefined });

	const typed = { refusal: 'too-many' as const, chosen: fields.option };
	const outcome = await work(asVoter(event), pollId, fields).catch((error: unknown) =>
		failTooMany(event, error, typed)
	);
	if (!('ok' in outcome)) return outcome;
	if (outcome.ok) redirect(303, backTo(event, fields.from, pollId, outcome.articleSlug));
	const { reason } = outcome;
	if (reason === 'no-such-poll') error(404, { message: 'no such poll', code: 'not-found' });
	if (reason === 'visitor-joined') forgetVisitor(event);
	return fail(STATUS[reason], { refusal: reason, chosen: fields.option });
}

const STATUS: Record<Exclude<BallotRefusal, 'malformed' | 'too-many'>, number> = {
	'choose-one': 422,
	'choose-some': 422,
	'chosen-twice': 400,
	'not-an-option': 400,
	'not-open-yet': 409,
	closed: 409,
	'visitor-joined': 409
};

/** The member, or else this browser, which gets its token now: it is about to vote or to look. */
function asVoter(event: RequestEvent): VoterCtx {
	const { ctx } = event.locals;
	if (ctx.asker) return { ...ctx, voter: { electorate: 'member', memberId: ctx.asker.id } };
	const isNew = ctx.visitorToken === null;
	return { ...ctx, voter: { electorate: 'visitor', token: ensureVisitor(event), isNew } };
}

function backTo(
	{ locals }: RequestEvent,
	from: BallotFields['from'],
	pollId: number,
	articleSlug: string
): string {
	const path = { home: '/', article: `/articles/${articleSlug}`, poll: `/polls/${pollId}` }[from];
	return localHref(locals.locale, path) + (from === 'article' ? `#poll-${pollId}` : '');
}
