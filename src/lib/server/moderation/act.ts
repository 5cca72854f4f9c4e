import { eq } from 'drizzle-orm';
import {
	ACTS_ON,
	concernedBy,
	isOnMember,
	subjectKey,
	type DeskAct,
	type PlaceRule,
	type Subject
} from '../../rules/moderation.ts';
import {
	canActOnContent,
	canActOnMember,
	canCloseAccountOf,
	isModerator
} from '../../rules/permissions.ts';
import { barMember, requireGoodStanding, suspendMember } from '../accounts/standing.ts';
import { holdNext } from '../comments/hold.ts';
import { hideComment } from '../comments/hide.ts';
import { lockThread } from '../comments/lock.ts';
import { Refused } from '../comments/refused.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { tellOfModeration } from '../notifications/tell-of-moderation.ts';
import { spend } from '../platform/limits.ts';
import { findSubject, type Place } from './find-subject.ts';
import { upholdReports } from './report.ts';
import { readReason } from './said.ts';
import { deskClaims, moderationActs } from './tables.ts';

export type ActDraft = {
	subject: Subject;
	kind: DeskAct;
	rule: PlaceRule;
	/** For everybody to read. */
	reason: string;
	/** Of a suspension. */
	hours?: number | null;
	/** Of comments to be held. */
	count?: number | null;
};

export type ActRefusal =
	| 'says-nothing'
	| 'reason-too-long'
	| 'no-such-thing'
	| 'nobody-there'
	| 'no-duration'
	| 'no-count'
	/** Somebody else was quicker. */
	| 'already-done';
export type ActOutcome = { ok: true; id: number } | { ok: false; reason: ActRefusal };

/** What of an act its row keeps besides. */
type Done = { expiresAt?: Date; amount?: number };

/**
 * Does what a moderator decided, notes it in the public log, tells whom it concerns, and
 * answers the reports that asked for it: all of it or nothing. Of two who do the same
 * at once the second is told so.
 *
 * @throws {Forbidden} for members, and where the permissions say so
 */
export async function actOn(ctx: MemberCtx, draft: ActDraft): Promise<ActOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'moderation');
	const said = readReason(draft.reason);
	if (!said.ok) return said;
	const { kind, rule } = draft;
	if (!ACTS_ON[draft.subject.kind].includes(kind)) throw new Forbidden();
	return inTransaction<MemberCtx, ActOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const place = await findSubject(ctx, draft.subject);
		if (!place) return { ok: false, reason: 'no-such-thing' };
		requireRight(ctx, kind, place);
		const done = await perform(ctx, place, { ...draft, reason: said.reason });
		const isOnSomebody = kind === 'hide-comment' || isOnMember(kind);
		const [act] = await ctx.db
			.insert(moderationActs)
			.values({
				kind,
				moderatorId: ctx.asker.id,
				rule,
				reason: said.reason,
				articleId: place.article?.id ?? null,
				commentId: place.subject.kind === 'comment' ? place.subject.id : null,
				memberId: isOnSomebody ? (place.author?.id ?? null) : null,
				...done
			})
			.returning({ id: moderationActs.id, memberId: moderationActs.memberId });
		if (!act) throw new Error('the act was not written');
		if (done.amount !== undefined) await hold(ctx, place, { actId: act.id, count: done.amount });
		const { memberId } = act;
		for (const told of concernedBy({ kind, memberId, ownerIds: place.authorIds })) {
			await tellOfModeration(ctx, { memberId: told, actId: act.id, reason: 'act' });
		}
		await upholdReports(ctx, place.subject, { actId: act.id });
		await ctx.db.delete(deskClaims).where(eq(deskClaims.subject, subjectKey(place.subject)));
		return { ok: true, id: act.id };
	}).catch((error: unknown) => {
		if (error instanceof Refused) return { ok: false, reason: error.reason as ActRefusal };
		throw error;
	});
}

function requireRight({ asker }: MemberCtx, kind: DeskAct, place: Place): void {
	// Not on whom they wrote it with either.
	if (!canActOnContent(asker, place)) throw new Forbidden();
	if (!isOnMember(kind)) return;
	const { author } = place;
	if (!author) throw new Refused<ActRefusal>('nobody-there');
	const may = kind === 'close-account' ? canCloseAccountOf : canActOnMember;
	if (!may(asker, author)) throw new Forbidden();
}

async function perform(ctx: MemberCtx, place: Place, draft: ActDraft): Promise<Done> {
	const { rule, reason } = draft;
	const { id } = place.subject;
	const articleId = place.article?.id ?? 0;
	const memberId = place.author?.id ?? 0;
	switch (draft.kind) {
		case 'hide-comment':
			return unless(await hideComment(ctx, { id, articleId, rule }));
		case 'lock-branch':
			return unless(await lockThread(ctx, { articleId, commentId: id, rule, reason }));
		case 'close-thread':
			return unless(await lockThread(ctx, { articleId, commentId: null, rule, reason }));
		case 'warn':
			return {};
		case 'hold-comments':
			if (!draft.count) throw new Refused<ActRefusal>('no-count');
			return { amount: draft.count };
		case 'suspend': {
			if (!draft.hours) throw new Refused<ActRefusal>('no-duration');
			const expiresAt = await suspendMember(ctx, { memberId, hours: draft.hours });
			if (!expiresAt) throw new Refused<ActRefusal>('already-done');
			return { expiresAt };
		}
		case 'close-account':
			return unless(await barMember(ctx, memberId));
	}
}

/** Behind the act, which it names. */
async function hold(
	ctx: MemberCtx,
	{ author }: Place,
	{ actId, count }: { actId: number; count: number }
): Promise<void> {
	unless(await holdNext(ctx, { memberId: author?.id ?? 0, count, actId }));
}

function unless(isDone: boolean): Done {
	if (!isDone) throw new Refused<ActRefusal>('already-done');
	return {};
}
