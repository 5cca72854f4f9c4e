import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import type { BallotRefusal } from '#lib/rules/tally/ballot-refusal.ts';
import type { Marks } from '#lib/rules/tally/choice.ts';
import { isWriter } from '#lib/rules/permissions.ts';
import { pollAnchor, TURNS, type Turn } from '#lib/rules/tally/two-answers.ts';
import { findAskedPoll } from '#lib/server/amendments/find-asked-poll.ts';
import { castBallot, refusalOfDraft, type VoteOutcome } from '#lib/server/ballots/cast.ts';
import { makeChallenge, type SentProof } from '#lib/server/ballots/prove-work.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { voterOf } from '#lib/server/ballots/voter-tag.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import type { VoterCtx } from '#lib/server/ctx.ts';
import { failTooMany } from '#lib/server/web/arrival.ts';
import { markFields, readMarks } from '#lib/server/web/ballot-form.ts';
import { idField, idParam, readForm, textField } from '#lib/server/web/read-form.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import { showOutcomes } from '#lib/server/web/show-outcomes.ts';
import { showPoll } from '#lib/server/web/show-polls.ts';
import { forgetVisitor, introduceVisitor } from '#lib/server/web/visitor.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ctx } = event.locals;
	const poll = await viewPoll(ctx, idParam(event.params.id));
	if (!poll) error(404, { message: 'no such poll', code: 'not-found' });
	shareWithEverybody(event, [`article-${poll.articleId}`]);
	const asked = ctx.asker && (await findAskedPoll(ctx, poll.id));
	return {
		isWriter: asked !== null && isWriter(asked),
		poll: await showPoll(event.locals, poll),
		...(await showOutcomes(event.locals, [poll]))
	};
};

/** The three acts are buttons of one form: each is sent all of its fields. */
const BallotForm = {
	from: v.picklist(['home', 'article', 'poll']),
	turn: v.optional(v.picklist(TURNS)),
	option: v.array(idField),
	...markFields,
	/** Where a calculation was asked for. */
	challenge: v.optional(textField),
	solution: v.optional(textField)
};

type BallotFields = Marks & {
	from: 'home' | 'article' | 'poll';
	turn?: Turn | undefined;
	proof: SentProof | undefined;
};

export const actions: Actions = {
	cast: (event) =>
		act(event, castFrom, {
			mayBegin: (pollId, marks) => refusalOfDraft(event.locals.ctx, { pollId, ...marksOf(marks) })
		}),
	withdraw: (event) => act(event, withdrawBallot),
	look: (event) => act(event, lookAtResults)
};

const castFrom = (ctx: VoterCtx, pollId: number, fields: BallotFields) =>
	castBallot(ctx, { pollId, ...marksOf(fields), turn: fields.turn, proof: fields.proof });

async function act(
	event: RequestEvent,
	work: (ctx: VoterCtx, pollId: number, fields: BallotFields) => Promise<VoteOutcome>,
	/** Nobody gets a cookie for a vote that would be refused. */
	{ mayBegin }: { mayBegin?: (pollId: number, fields: BallotFields) => Promise<Reason | null> } = {}
) {
	const pollId = idParam(event.params.id);
	const form = await readForm(event.request, BallotForm);
	const marks = form && readMarks(form, form.option);
	if (!marks)
		return fail(400, { refusal: 'malformed' as const, chosen: undefined, turn: undefined });
	const fields: BallotFields = { from: form.from, turn: form.turn, proof: proofIn(form), ...marks };

	const voter = voterOf(event.locals.ctx);
	if (!voter) {
		const reason = await mayBegin?.(pollId, fields);
		return reason ? refuse(reason, fields) : introduce(event, fields);
	}
	const typed = { refusal: 'too-many' as const, ...typedIn(fields) };
	const ctx = { ...event.locals.ctx, voter };
	const outcome = await work(ctx, pollId, fields).catch((error: unknown) =>
		failTooMany(event, error, typed)
	);
	if (!('ok' in outcome)) return outcome;
	if (outcome.ok) redirect(303, backTo(event, fields, pollId, outcome.articleSlug));
	if (outcome.reason === 'visitor-joined') forgetVisitor(event);
	const challenge = outcome.reason === 'proof-asked' ? await makeChallenge(ctx, pollId) : undefined;
	return refuse(outcome.reason, { ...fields, challenge });
}

const proofIn = ({ challenge, solution }: Partial<SentProof>): SentProof | undefined =>
	challenge && solution ? { challenge, solution } : undefined;

/** What comes back to the form that was sent. */
const typedIn = (fields: BallotFields) => ({ chosen: marksOf(fields), turn: fields.turn });

const marksOf = ({ optionIds, values }: Marks): Marks => ({ optionIds, values });

type Reason = Extract<VoteOutcome, { ok: false }>['reason'];

function refuse(
	reason: Reason,
	{ challenge, ...fields }: BallotFields & { challenge?: string | undefined }
) {
	if (reason === 'no-such-poll') error(404, { message: 'no such poll', code: 'not-found' });
	return fail(STATUS[reason], { refusal: reason, ...typedIn(fields), challenge });
}

const STATUS: Record<Exclude<BallotRefusal, 'malformed' | 'too-many' | 'no-cookie'>, number> = {
	'choose-one': 422,
	'choose-some': 422,
	'wrong-number': 422,
	'rank-some': 422,
	'score-some': 422,
	'not-a-mark': 400,
	'chosen-twice': 400,
	'not-an-option': 400,
	'answered-before': 409,
	'not-open-yet': 409,
	closed: 409,
	cancelled: 409,
	sealed: 409,
	'visitor-joined': 409,
	'proof-asked': 403
};

/** In the address of a form that is sent again with the cookie that was given for it. */
const AGAIN = 'again';

/**
 * Before its first act a browser gets its token, and is asked to send the same form
 * again: two sendings of one form, as by a double click, then come from one voter.
 * One that comes back without a cookie keeps none, and could be counted any number of times.
 */
function introduce(event: RequestEvent, fields: BallotFields) {
	const { url } = event;
	if (url.searchParams.has(AGAIN)) {
		return fail(403, { refusal: 'no-cookie' as const, ...typedIn(fields) });
	}
	introduceVisitor(event);
	redirect(307, `${url.pathname}${url.search}&${AGAIN}=1`);
}

function backTo(
	{ locals }: RequestEvent,
	{ from, turn }: BallotFields,
	pollId: number,
	articleSlug: string
): string {
	const path = { home: '/', article: `/articles/${articleSlug}`, poll: `/polls/${pollId}` }[from];
	const isFurtherDown = from === 'article' || (from === 'poll' && turn === 'after');
	return localHref(locals.locale, path) + (isFurtherDown ? `#${pollAnchor(pollId, turn)}` : '');
}
