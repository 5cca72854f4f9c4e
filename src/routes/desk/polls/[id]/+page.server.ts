import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { localHref } from '#lib/rules/locale.ts';
import { PLACE_RULES } from '#lib/rules/moderation.ts';
import { isDay } from '#lib/rules/day.ts';
import {
	BURST_MOST_DAYS,
	DAYS_OFFERED,
	SET_ASIDE_DAYS,
	usualRate
} from '#lib/rules/tally/burst.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { listRemovals } from '#lib/server/ballots/list-removals.ts';
import { removeBallots } from '#lib/server/moderation/remove-ballots.ts';
import { findPoll } from '#lib/server/polls/find.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { idParam, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireSteward } from '#lib/server/web/require-steward.ts';
import type { Actions, PageServerLoad } from './$types';

/** How many visitors voted on which day, and what taking some of these days out would mean; no answers. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const ctx = requireSteward(locals);
	const id = idParam(params.id);
	const [poll, tally] = [await findPoll(ctx, id), await countBallots(ctx, id)];
	if (!poll || !tally) error(404, { message: 'no such poll', code: 'not-found' });
	const wanted = url.searchParams.getAll('day').filter(isDay);
	const days = tally.days
		.filter(({ ballots }) => ballots.visitor > 0)
		.map(({ day, ballots }) => ({ day, count: ballots.visitor, isChosen: wanted.includes(day) }));
	const chosen = days.filter(({ isChosen }) => isChosen);
	return {
		poll: { id, question: poll.question, language: poll.language, articleSlug: poll.articleSlug },
		days: days.toReversed().slice(0, DAYS_OFFERED),
		chosen: chosen.map(({ day }) => day),
		count: chosen.reduce((sum, { count }) => sum + count, 0),
		total: tally.ballots.visitor,
		usual: usualRate(
			tally.days,
			chosen.map(({ day }) => day)
		),
		removals: await listRemovals(ctx, id),
		bounds: { days: BURST_MOST_DAYS, backDays: SET_ASIDE_DAYS }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const { day, rule, reason } = await requireForm(event.request, {
			day: v.array(v.pipe(v.string(), v.check(isDay))),
			rule: v.union([v.literal(''), v.picklist(PLACE_RULES)]),
			reason: textField
		});
		const typed = { rule, reason };
		if (rule === '') return fail(422, { ...typed, refusal: 'no-rule' as const, minutes: null });
		const pollId = idParam(event.params.id);
		let id = 0;
		const refused = await refusalOf(event, typed, async () => {
			const outcome = await removeBallots(ctx, { pollId, days: day, rule, reason });
			if (outcome.ok) ({ id } = outcome);
			return outcome;
		});
		return refused ?? redirect(303, localHref(ctx.locale, `/about/moderation/${id}`));
	}
};
