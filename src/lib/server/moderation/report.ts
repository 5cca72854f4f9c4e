import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { lengthOf } from '../../rules/article-document.ts';
import {
	REPORT_WORDS_MAX,
	subjectKey,
	type ReportReason,
	type Subject
} from '../../rules/moderation.ts';
import { canDecideReports, isModerator } from '../../rules/permissions.ts';
import { requireGoodStanding } from '../accounts/standing.ts';
import { nameWithHandle } from '../accounts/member-columns.ts';
import { members } from '../accounts/tables.ts';
import { inTransaction, type MemberCtx } from '../ctx.ts';
import { Forbidden } from '../errors.ts';
import { tellOfModeration } from '../notifications/tell-of-moderation.ts';
import { spend } from '../platform/limits.ts';
import { findSubject } from './find-subject.ts';
import { readReason } from './said.ts';
import { deskClaims, reports } from './tables.ts';

export type ReportRefusal =
	'no-such-thing' | 'own-thing' | 'already-reported' | 'says-nothing' | 'words-too-long';
export type ReportOutcome = { ok: true } | { ok: false; reason: ReportRefusal };

/**
 * Asks moderators to look at something. One open report of each member on each thing:
 * the unique index decides, however often the form is sent.
 *
 * @throws {Suspended} {TooMany}
 */
export async function reportThing(
	ctx: MemberCtx,
	{ subject, reason, words }: { subject: Subject; reason: ReportReason; words: string }
): Promise<ReportOutcome> {
	const said = words.trim();
	if (reason === 'other' && said === '') return { ok: false, reason: 'says-nothing' };
	if (lengthOf(said) > REPORT_WORDS_MAX) return { ok: false, reason: 'words-too-long' };
	await spend(ctx, 'report');
	return inTransaction<MemberCtx, ReportOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const place = await findSubject(ctx, subject);
		if (!place || (place.state !== null && place.state !== 'visible')) {
			return { ok: false, reason: 'no-such-thing' };
		}
		if (place.authorIds.includes(ctx.asker.id)) return { ok: false, reason: 'own-thing' };
		const { kind, id } = subject;
		const written = await ctx.db
			.insert(reports)
			.values({
				reporterId: ctx.asker.id,
				kind,
				articleId: place.article?.id ?? null,
				commentId: kind === 'comment' ? id : null,
				resourceId: kind === 'link' ? id : null,
				memberId: kind === 'member' ? id : null,
				reason,
				words: said
			})
			.onConflictDoNothing()
			.returning({ id: reports.id });
		return written.length > 0 ? { ok: true } : { ok: false, reason: 'already-reported' };
	});
}

/** What the asker reported of this, the newest first, and what became of it. */
export const listOwnReports = (ctx: MemberCtx, subject: Subject) =>
	ctx.db
		.select({
			id: reports.id,
			reason: reports.reason,
			words: reports.words,
			createdAt: reports.createdAt,
			state: reports.state,
			decidedAt: reports.decidedAt,
			answer: reports.answer,
			actId: reports.actId
		})
		.from(reports)
		.where(and(eq(reports.reporterId, ctx.asker.id), eq(reports.subject, subjectKey(subject))))
		.orderBy(desc(reports.id))
		.limit(20);

/** Those that wait, the oldest first; with the names of those who reported, for moderators. */
export const listOpenReports = (ctx: MemberCtx, subject: Subject) =>
	ctx.db
		.select({
			id: reports.id,
			reason: reports.reason,
			words: reports.words,
			createdAt: reports.createdAt,
			reporter: sql<string | null>`${nameWithHandle}`
		})
		.from(reports)
		.leftJoin(members, eq(members.id, reports.reporterId))
		.where(and(eq(reports.subject, subjectKey(subject)), eq(reports.state, 'open')))
		.orderBy(asc(reports.id))
		.limit(100);

export type DecideRefusal =
	'says-nothing' | 'reason-too-long' | 'no-such-thing' | 'already-decided';
export type DecideOutcome = { ok: true } | { ok: false; reason: DecideRefusal };

/**
 * Answers the reports on a thing without an act, up to the last that the moderator
 * read: dismisses them, or upholds them where something else was done about it.
 *
 * @throws {Forbidden} for members, and for whose thing it is
 */
export async function decideReports(
	ctx: MemberCtx,
	{
		subject,
		to,
		upTo,
		answer
	}: { subject: Subject; to: 'upheld' | 'dismissed'; upTo: number; answer: string }
): Promise<DecideOutcome> {
	if (!isModerator(ctx.asker)) throw new Forbidden();
	await spend(ctx, 'moderation');
	const said = readReason(answer);
	if (!said.ok) return said;
	return inTransaction<MemberCtx, DecideOutcome>(ctx, async (ctx) => {
		await requireGoodStanding(ctx);
		const place = await findSubject(ctx, subject);
		if (!place) return { ok: false, reason: 'no-such-thing' };
		if (!canDecideReports(ctx.asker, place)) throw new Forbidden();
		const decided = await settle(ctx, subject, { state: to, answer: said.reason, upTo });
		if (decided === 0) return { ok: false, reason: 'already-decided' };
		await ctx.db.delete(deskClaims).where(eq(deskClaims.subject, subjectKey(subject)));
		return { ok: true };
	});
}

/** All of them, by an act that says why, or with words of their own; part of its transaction. */
export const upholdReports = (
	ctx: MemberCtx,
	subject: Subject,
	why: { actId: number } | { answer: string }
): Promise<number> => settle(ctx, subject, { state: 'upheld', answer: '', ...why });

async function settle(
	ctx: MemberCtx,
	subject: Subject,
	{
		upTo,
		...decision
	}: { state: 'upheld' | 'dismissed'; answer: string; actId?: number; upTo?: number }
): Promise<number> {
	const decided = await ctx.db
		.update(reports)
		.set({ ...decision, decidedAt: sql`clock_timestamp()`, decidedBy: ctx.asker.id })
		.where(
			and(
				eq(reports.subject, subjectKey(subject)),
				eq(reports.state, 'open'),
				upTo === undefined ? undefined : lte(reports.id, upTo)
			)
		)
		.returning({ id: reports.id, reporterId: reports.reporterId });
	const reason = decision.state === 'upheld' ? 'report-upheld' : 'report-dismissed';
	for (const { id, reporterId } of decided) {
		if (reporterId === null) continue;
		await tellOfModeration(ctx, { memberId: reporterId, reportId: id, reason });
	}
	return decided.length;
}
