import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { holdCount } from '#lib/rules/holding.ts';
import { localHref } from '#lib/rules/locale.ts';
import {
	ACTS_ON,
	DESK_ACTS,
	isOnMember,
	parseSubject,
	PLACE_RULES,
	subjectKey,
	suspensionHours,
	type Subject
} from '#lib/rules/moderation.ts';
import {
	canActOnContent,
	canActOnMember,
	canCloseAccountOf,
	canDecideReports
} from '#lib/rules/permissions.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { actOn } from '#lib/server/moderation/act.ts';
import { findOtherClaim } from '#lib/server/moderation/claim.ts';
import type { Place } from '#lib/server/moderation/find-subject.ts';
import { findContext } from '#lib/server/moderation/find-context.ts';
import { listActs } from '#lib/server/moderation/list-acts.ts';
import { decideReports, listOpenReports } from '#lib/server/moderation/report.ts';
import { refusalOf } from '#lib/server/web/refusal-of.ts';
import { requireSubject } from '#lib/server/web/require-subject.ts';
import { idField, requireForm, textField } from '#lib/server/web/read-form.ts';
import { requireMemberAct } from '#lib/server/web/require-member.ts';
import { requireModerator } from '#lib/server/web/require-moderator.ts';
import type { Actions, PageServerLoad } from './$types';

/** One thing with its reports, what was done about it, and what can be. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const ctx = requireModerator(locals);
	const place = await requireSubject(ctx, params.subject);
	const { subject, article, author } = place;
	const of =
		subject.kind === 'comment' ? { commentId: subject.id } : { articleId: article?.id ?? 0 };
	return {
		place,
		context: subject.kind === 'comment' ? await findContext(ctx, subject.id) : [],
		reports: await listOpenReports(ctx, subject),
		here: subject.kind === 'member' ? [] : (await listActs(ctx, { of })).acts,
		record: author ? (await listActs(ctx, { of: { memberId: author.id } })).acts : [],
		acts: actsOpenTo(ctx, place),
		mayDecide: canDecideReports(ctx.asker, place),
		claim: await findOtherClaim(ctx, subjectKey(subject))
	};
};

function actsOpenTo({ asker }: MemberCtx, place: Place) {
	const { subject, author } = place;
	if (!canActOnContent(asker, place)) return [];
	return ACTS_ON[subject.kind].filter((kind) => {
		if (!isOnMember(kind)) return true;
		if (!author) return false;
		return (kind === 'close-account' ? canCloseAccountOf : canActOnMember)(asker, author);
	});
}

export const actions: Actions = {
	act: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const form = await requireForm(event.request, {
			kind: v.picklist(DESK_ACTS),
			rule: v.union([v.literal(''), v.picklist(PLACE_RULES)]),
			reason: textField,
			length: textField,
			unit: v.picklist(['hours', 'days']),
			count: textField
		});
		const hours = suspensionHours(form.length, form.unit);
		const count = holdCount(form.count);
		const typed = { ...form, answer: '' };
		const { rule } = form;
		if (rule === '') return fail(422, { ...typed, refusal: 'no-rule' as const, minutes: null });
		const refused = await refusalOf(event, typed, () =>
			actOn(ctx, { subject: subjectIn(event), ...form, rule, hours, count })
		);
		return refused ?? goBack(event, 'act');
	},

	decide: async (event) => {
		const ctx = requireMemberAct(event.locals);
		const form = await requireForm(event.request, {
			to: v.picklist(['dismissed', 'upheld']),
			upTo: idField,
			answer: textField
		});
		const typed = {
			kind: null,
			rule: null,
			reason: '',
			length: '',
			unit: null,
			count: '',
			...form
		};
		const refused = await refusalOf(event, typed, () =>
			decideReports(ctx, { subject: subjectIn(event), ...form })
		);
		return refused ?? goBack(event, form.to);
	}
};

const subjectIn = ({ params }: RequestEvent<{ subject: string }>): Subject =>
	parseSubject(params.subject) ?? error(404, { message: 'no such thing', code: 'not-found' });

const goBack = ({ locals }: RequestEvent, done: 'act' | 'dismissed' | 'upheld'): never =>
	redirect(303, localHref(locals.locale, `/desk?done=${done}`));
