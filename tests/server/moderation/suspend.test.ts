import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { editComment } from '#lib/server/comments/edit.ts';
import { postComment } from '#lib/server/comments/post.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { inviteAuthor } from '#lib/server/drafts/authors.ts';
import { submitArticle, withdrawArticle } from '#lib/server/drafts/submit.ts';
import { Forbidden, Suspended } from '#lib/server/errors.ts';
import { inviteSomebody } from '#lib/server/accounts/invitations.ts';
import { beginTranslation } from '#lib/server/amendments/begin-translation.ts';
import { exportData } from '#lib/server/membership/export-data.ts';
import { rename } from '#lib/server/membership/rename.ts';
import { actOn } from '#lib/server/moderation/act.ts';
import { listActs } from '#lib/server/moderation/list-acts.ts';
import { reportThing } from '#lib/server/moderation/report.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDraft, aMemberOf, aSubmission, TODAY } from '../../support/drafts.ts';
import { anAct, moderate, theArticle, theComment, theMember } from '../../support/moderation.ts';
import { aPoll } from '../../support/polls.ts';

const reason = 'C’était une erreur.';

const post = (who: MemberCtx, articleId: number) =>
	postComment(who, {
		...{ articleId, parentId: null, markdown: 'Encore un mot.', language: 'fr' },
		idempotencyKey: randomUUID()
	});

describe('a suspended member', () => {
	test(
		'writes nothing, and reads, votes and takes back what is their own',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const { articleId } = poll;
			const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const own = await aComment(ana, articleId);
			const other = await aComment(ctx, articleId);
			const [draft, submission] = [await aDraft(ana), await aSubmission(ana)];
			await rateComment(ana, { id: other, rating: { verdict: 'useful' } });
			await moderate(moderator, theMember(ana.asker.id), 'suspend', { hours: 3 });

			const writes = {
				post: () => post(ana, articleId),
				edit: () => editComment(ana, { id: own, markdown: 'Mieux.' }),
				rate: () => rateComment(ana, { id: other, rating: { verdict: 'useful' } }),
				submit: () => submitArticle(ana, { id: draft, base: 1, today: TODAY }),
				invite: () => inviteAuthor(ana, { id: draft, handle: 'nobody-here' }),
				report: () => reportThing(ana, { subject: theComment(other), reason: 'spam', words: '' }),
				askIn: () => inviteSomebody(ana, ''),
				translate: () => beginTranslation(ana, { articleId, language: 'en' }),
				rename: () => rename(ana, 'Autre')
			};
			for (const [what, write] of Object.entries(writes)) {
				const refusal: unknown = await write().catch((error: unknown) => error);
				expect(refusal, what).toBeInstanceOf(Suspended);
				const hours = ((refusal as Suspended).until!.getTime() - Date.now()) / 3_600_000;
				expect(hours, what).toBeGreaterThan(2.9);
				expect(hours, what).toBeLessThan(3.1);
			}

			expect(await rateComment(ana, { id: other, rating: null })).toEqual({ ok: true });
			expect(await deleteComment(ana, own)).toEqual({ ok: true });
			await withdrawArticle(ana, submission);
			expect((await exportData(ana, undefined)).moderationActs).toHaveLength(1);
			const voter = { electorate: 'member', memberId: ana.asker.id } as const;
			expect(await castBallot({ ...ana, voter }, poll.ballot('tea'))).toMatchObject({ ok: true });
		})
	);

	test(
		'writes again when the time is over by the database’s clock, or the act is undone',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const subject = theMember(ana.asker.id);
			const first = await moderate(moderator, subject, 'suspend', { hours: 1 });
			expect(await actOn(moderator, anAct(subject, 'suspend'))).toEqual({
				ok: false,
				reason: 'already-done'
			});
			await ctx.db.execute(sql`update member set suspended_until = clock_timestamp()
				where id = ${ana.asker.id}`);
			expect(await post(ana, articleId)).toMatchObject({ ok: true });

			const second = await moderate(moderator, subject, 'suspend');
			// The first is over: to undo it does not end the second.
			expect(await undoAct(moderator, { id: first, reason })).toEqual({ ok: true });
			await expect(post(ana, articleId)).rejects.toThrow(Suspended);
			expect(await undoAct(moderator, { id: second, reason })).toEqual({ ok: true });
			expect(await post(ana, articleId)).toMatchObject({ ok: true });
			const told = (await listNotifications(ana)).groups.flatMap((group) => group.notifications);
			expect(told.map((one) => one.reason)).toEqual(['act-undone', 'act-undone', 'act', 'act']);
		})
	);
});

test(
	'a length that is none suspends nobody',
	rolledBack(async (ctx) => {
		const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
		const act = anAct(theMember(ana.asker.id), 'suspend', { hours: null });
		expect(await actOn(moderator, act)).toEqual({ ok: false, reason: 'no-duration' });
		expect((await listActs(ctx)).acts).toEqual([]);
	})
);

test(
	'an account that a steward closed writes no more, and can be opened by a steward',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
		const steward = await aMemberOf(ctx, 'steward');
		const subject = theMember(ana.asker.id);
		await expect(actOn(moderator, anAct(subject, 'close-account'))).rejects.toThrow(Forbidden);
		const act = await moderate(steward, subject, 'close-account');
		const refusal: unknown = await post(ana, articleId).catch((error: unknown) => error);
		expect(refusal).toMatchObject({ until: null });
		expect(await actOn(steward, anAct(subject, 'close-account'))).toMatchObject({
			reason: 'already-done'
		});
		await expect(undoAct(moderator, { id: act, reason })).rejects.toThrow(Forbidden);
		expect(await undoAct(steward, { id: act, reason })).toEqual({ ok: true });
		expect(await post(ana, articleId)).toMatchObject({ ok: true });
	})
);

test(
	'acts on members go downwards: no moderator suspends another, or a steward',
	rolledBack(async (ctx) => {
		const moderator = await aMemberOf(ctx, 'moderator');
		const [equal, steward] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'steward')];
		for (const above of [equal, steward, moderator]) {
			const act = anAct(theMember(above.asker.id), 'suspend');
			await expect(actOn(moderator, act)).rejects.toThrow(Forbidden);
		}
		await moderate(steward, theMember(moderator.asker.id), 'suspend');
		await expect(
			actOn(moderator, anAct(theMember((await aWriter(ctx)).asker.id), 'warn'))
		).rejects.toThrow(Suspended);
	})
);

test(
	'a warning comes from what somebody wrote, and is told',
	rolledBack(async (ctx) => {
		const { id: articleId } = await anArticle(ctx);
		const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
		const id = await aComment(ana, articleId);
		await moderate(moderator, theComment(id), 'warn', { reason: 'Restez courtoise.' });
		const { groups } = await listNotifications(ana);
		expect(groups[0]).toMatchObject({ article: null, notifications: [{ reason: 'act' }] });
		expect(await post(ana, articleId)).toMatchObject({ ok: true });
		// The public log does not lead from the comment, which has a name, to an act on its author.
		expect((await listActs(ctx)).acts[0]).toMatchObject({ kind: 'warn', commentId: null });
		const ofComment = await listActs(ctx, { of: { commentId: id, isOnContent: true } });
		expect(ofComment.acts).toEqual([]);
		expect(await actOn(moderator, anAct(theArticle(articleId), 'warn'))).toEqual({
			ok: false,
			reason: 'nobody-there'
		});
	})
);

test('two moderators who suspend a member at once suspend them once', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const { db } = database.openPool();
	const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
	for (let round = 0; round < 5; round++) {
		const subject = theMember((await aWriter(ctx)).asker.id);
		const outcomes = await Promise.all([
			actOn(one, anAct(subject, 'suspend')),
			actOn({ ...other, db }, anAct(subject, 'suspend', { hours: 48 }))
		]);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(outcomes).toContainEqual({ ok: false, reason: 'already-done' });
	}
});
