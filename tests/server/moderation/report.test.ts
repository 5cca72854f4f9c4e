import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#lib/rules/limits.ts';
import { SLOW_DOWN } from '#lib/rules/slow-down.ts';
import { reportMistake } from '#lib/server/amendments/ask-correction.ts';
import { TooSoon } from '#lib/server/comments/slow-down.ts';
import { Forbidden, TooMany } from '#lib/server/errors.ts';
import { rename } from '#lib/server/membership/rename.ts';
import {
	claimSubject,
	findClaim,
	purgeClaims,
	releaseSubject
} from '#lib/server/moderation/claim.ts';
import { findContext } from '#lib/server/moderation/find-context.ts';
import { findSubject } from '#lib/server/moderation/find-subject.ts';
import { listDesk } from '#lib/server/moderation/list-desk.ts';
import {
	decideReports,
	listOpenReports,
	listOwnReports,
	reportThing
} from '#lib/server/moderation/report.ts';
import { countDesk } from '#lib/server/moderation/what-waits.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { findTold } from '#lib/server/notifications/mark-read.ts';
import { resources } from '#lib/server/resources/tables.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf, aPublication, aSubmission } from '../../support/drafts.ts';
import { aHeldComment, aNewcomer } from '../../support/held.ts';
import { moderate, report, theArticle, theComment, theMember } from '../../support/moderation.ts';

const spam = { reason: 'spam', words: '' } as const;

describe('a report', () => {
	test(
		'is made of a comment, an article, a link or a profile, once while it waits',
		rolledBack(async (ctx) => {
			await ctx.db.execute(sql`delete from report`);
			const { id: articleId } = await anArticle(ctx);
			const bob = await aWriter(ctx);
			const [link] = await ctx.db
				.insert(resources)
				.values({ articleId, position: 1, title: 'Un', url: 'https://example.org', language: 'fr' })
				.returning({ id: resources.id });
			const subjects = [
				theComment(await aComment(bob, articleId)),
				theArticle(articleId),
				{ kind: 'link', id: link!.id } as const,
				theMember(bob.asker.id)
			];
			const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
			for (const subject of subjects) {
				expect(await reportThing(ana, { subject, ...spam })).toEqual({ ok: true });
				expect(await reportThing(ana, { subject, reason: 'hate', words: '' })).toEqual({
					ok: false,
					reason: 'already-reported'
				});
				expect(await reportThing(eve, { subject, ...spam })).toEqual({ ok: true });
			}
			const moderator = await aMemberOf(ctx, 'moderator');
			const desk = await listDesk(moderator);
			expect(
				desk.waiting.map(({ subject, reports, reasons }) => [subject, reports, reasons])
			).toEqual(subjects.map(({ kind, id }) => [`${kind}-${id}`, 2, { spam: 2 }]));
		})
	);

	test(
		'shows moderators the handle beside each name, also of who reported and who is answered',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [spamy, eve] = [await aWriter(ctx, 'Eve'), await aWriter(ctx, 'Eve')];
			const subject = theComment(await aComment(spamy, articleId));
			await report(eve, subject);
			await report(eve, theMember(spamy.asker.id));
			await ctx.db.execute(sql`delete from report where reporter_id <> ${eve.asker.id}`);
			const spamys = `Eve (@${spamy.asker.handle})`;
			const moderator = await aMemberOf(ctx, 'moderator');
			const { waiting } = await listDesk(moderator);
			expect(waiting.map(({ kind, author }) => [kind, author])).toEqual([
				['comment', spamys],
				['member', spamys]
			]);
			expect((await findSubject(moderator, subject))?.author?.name).toBe(spamys);
			expect(await findContext(moderator, subject.id)).toMatchObject([{ author: spamys }]);
			const [open] = await listOpenReports(moderator, subject);
			expect(open?.reporter).toBe(`Eve (@${eve.asker.handle})`);

			await rename(spamy, spamy.asker.handle);
			const [plain] = (await listDesk(moderator)).waiting;
			expect(plain?.author).toBe(`@${spamy.asker.handle}`);
		})
	);

	test(
		'needs something that is there, is not one’s own, and words for what has no name',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const draft = await anArticle(ctx, { state: 'draft' });
			const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const [own, hidden] = [await aComment(ana, articleId), await aComment(ctx, articleId)];
			await moderate(moderator, theComment(hidden), 'hide-comment');
			for (const subject of [theComment(hidden), theComment(9_999_999), theArticle(draft.id)]) {
				expect(await reportThing(ana, { subject, ...spam })).toMatchObject({
					reason: 'no-such-thing'
				});
			}
			expect(await reportThing(ana, { subject: theComment(own), ...spam })).toMatchObject({
				reason: 'own-thing'
			});
			const other = { subject: theArticle(articleId), reason: 'other' } as const;
			expect(await reportThing(ana, { ...other, words: ' ' })).toMatchObject({
				reason: 'says-nothing'
			});
			expect(await reportThing(ana, { ...other, words: 'é'.repeat(1_001) })).toMatchObject({
				reason: 'words-too-long'
			});
			expect(await reportThing(ana, { ...other, words: 'é'.repeat(1_000) })).toEqual({ ok: true });
		})
	);

	test('is one too many after so many on one day', async () => {
		const { db } = await testDatabase();
		const ctx = aCtx({ db });
		const { id: articleId } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		const subject = theArticle(articleId);
		for (let count = 0; count < LIMITS.report.points; count++) {
			await reportThing(ana, { subject, ...spam });
		}
		await expect(reportThing(ana, { subject, ...spam })).rejects.toThrow(TooMany);
	});

	test('sent five times at once is one', async () => {
		const database = await testDatabase();
		const ctx = aCtx({ db: database.db });
		const { db } = database.openPool();
		const { id: articleId } = await anArticle(ctx);
		const ana = await aWriter(ctx);
		const subject = theArticle(articleId);
		const outcomes = await Promise.all(
			[ana, { ...ana, db }, ana, { ...ana, db }, ana].map((who) =>
				reportThing(who, { subject, ...spam })
			)
		);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await listOwnReports(ana, subject)).toHaveLength(1);
	});

	test(
		'heats its branch until it is dismissed',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const moderator = await aMemberOf(ctx, 'moderator');
			const [root, calm] = [await aComment(ctx, articleId), await aComment(ctx, articleId)];
			const subject = theComment(await aComment(ctx, articleId, root));
			const writer = await aWriter(ctx);
			await aComment(writer, articleId, root);
			await aComment(writer, articleId, root);
			await report(await aWriter(ctx), subject);
			const again = () => ctx.db.transaction((db) => aComment({ ...writer, db }, articleId, root));
			const refusal: unknown = await again().catch((error: unknown) => error);
			expect(refusal).toBeInstanceOf(TooSoon);
			expect(refusal).toMatchObject({ reports: 1 });
			expect((refusal as TooSoon).retryAfter).toBeGreaterThan(SLOW_DOWN.pause);
			await aComment(writer, articleId, calm);
			await aComment(writer, articleId, calm);

			const [open] = await listOpenReports(moderator, subject);
			const answer = {
				subject,
				to: 'dismissed',
				upTo: open!.id,
				answer: 'Rien à redire.'
			} as const;
			expect(await decideReports(moderator, answer)).toEqual({ ok: true });
			await again();
		})
	);
});

describe('what became of it', () => {
	test(
		'is told to who reported: dismissed, or upheld by an act',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const [harmless, rude] = [await aComment(ctx, articleId), await aComment(ctx, articleId)];
			await report(ana, theComment(harmless));
			await report(ana, theComment(rude));
			const [open] = await listOpenReports(moderator, theComment(harmless));
			await decideReports(moderator, {
				...{ subject: theComment(harmless), to: 'dismissed' },
				...{ upTo: open!.id, answer: 'C’est un avis.' }
			});
			const act = await moderate(moderator, theComment(rude), 'hide-comment');

			const told = (await listNotifications(ana)).groups.flatMap((group) => group.notifications);
			expect(told.map(({ reason }) => reason)).toEqual(['report-upheld', 'report-dismissed']);
			expect(await findTold(ana, told[0]!.id)).toMatchObject({ reported: `comment-${rude}` });
			expect(await listOwnReports(ana, theComment(harmless))).toMatchObject([
				{ state: 'dismissed', answer: 'C’est un avis.' }
			]);
			expect(await listOwnReports(ana, theComment(rude))).toMatchObject([
				{ state: 'upheld', actId: act }
			]);
			const waiting = (await listDesk(moderator)).waiting.map(({ subject }) => subject);
			expect(waiting).not.toContain(`comment-${harmless}`);
			expect(waiting).not.toContain(`comment-${rude}`);
			await report(ana, theComment(harmless));
		})
	);

	test(
		'is said of what the moderator has read, and of nothing that came after it',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const moderator = await aMemberOf(ctx, 'moderator');
			const subject = theComment(await aComment(ctx, articleId));
			await report(await aWriter(ctx), subject);
			const [seen] = await listOpenReports(moderator, subject);
			await report(await aWriter(ctx), subject);
			const decide = () =>
				decideReports(moderator, { subject, to: 'upheld', upTo: seen!.id, answer: 'Vu.' });
			expect(await decide()).toEqual({ ok: true });
			expect(await decide()).toEqual({ ok: false, reason: 'already-decided' });
			expect(await listOpenReports(moderator, subject)).toHaveLength(1);
			await expect(
				decideReports(await aWriter(ctx), { subject, to: 'upheld', upTo: 1, answer: 'Vu.' })
			).rejects.toThrow(Forbidden);
		})
	);

	test('is decided once by two moderators at once', async () => {
		const database = await testDatabase();
		const ctx = aCtx({ db: database.db });
		const { db } = database.openPool();
		const { id: articleId } = await anArticle(ctx);
		const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
		for (let round = 0; round < 5; round++) {
			const subject = theComment(await aComment(ctx, articleId));
			await report(await aWriter(ctx), subject);
			const [open] = await listOpenReports(one, subject);
			const decision = { subject, upTo: open!.id, answer: 'Vu.' };
			const outcomes = await Promise.all([
				decideReports(one, { ...decision, to: 'dismissed' }),
				decideReports({ ...other, db }, { ...decision, to: 'upheld' })
			]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			expect(outcomes).toContainEqual({ ok: false, reason: 'already-decided' });
		}
	});
});

describe('the desk', () => {
	test(
		'has all that waits in one queue, the oldest first, page by page',
		rolledBack(async (ctx) => {
			await ctx.db.execute(sql`delete from report`);
			const { id: articleId } = await anArticle(ctx);
			const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const waiting = [`submission-${await aSubmission(ana, aDocument())}`];
			await ctx.db.execute(sql`update article_event set happened_at = now() - interval '1 day'`);
			for (let count = 0; count < 35; count++) {
				const id = await aComment(ctx, articleId, null, `Avis ${count}`);
				await report(await aWriter(ctx), theComment(id));
				waiting.push(`comment-${id}`);
			}
			const first = await listDesk(moderator);
			expect(first.waiting[0]).toMatchObject({
				...{ kind: 'submission', title: 'Faut-il un seul dépôt ?', reports: 0 }
			});
			expect(first.waiting[1]).toMatchObject({ excerpt: 'Avis 0', reports: 1 });
			const second = await listDesk(moderator, first.next);
			expect(second.next).toBeNull();
			expect([...first.waiting, ...second.waiting].map(({ subject }) => subject)).toEqual(waiting);
		})
	);

	test(
		'has proposed corrections and comments that wait among the rest, with what they are about',
		rolledBack(async (ctx) => {
			await ctx.db.execute(sql`delete from report`);
			const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const { id: articleId } = await aPublication(ana);
			const parent = await aComment(ctx, articleId, null, 'Où donc ?');
			await report(await aWriter(ctx), theComment(parent));
			const [eve, zoe] = [await aWriter(ctx, 'Eve'), await aNewcomer(ctx)];
			await reportMistake(eve, {
				...{ articleId, language: 'fr', base: 1, place: 'body-1' },
				...{ words: 'Un « n » de trop.', idempotencyKey: randomUUID() }
			});
			await ctx.db.execute(sql`update correction set created_at = now() - interval '1 hour'`);
			const held = await aHeldComment(zoe, articleId, { parentId: parent });
			const { waiting } = await listDesk(moderator);
			expect(waiting.map(({ kind }) => kind)).toEqual(['correction', 'comment', 'held']);
			const named = ({ asker }: typeof eve) => `${asker.displayName} (@${asker.handle})`;
			expect(waiting[0]).toMatchObject({ author: named(eve), excerpt: 'Un « n » de trop.' });
			expect(waiting[0]?.context).toBeTruthy();
			expect(waiting[2]).toMatchObject({
				...{ subject: `held-${held}`, author: named(zoe) },
				...{ excerpt: 'Voyez mes cages.', context: 'Où donc ?' }
			});
			for (const { subject } of waiting) {
				expect(await claimSubject(moderator, subject), subject).toBe(true);
			}
			expect((await listDesk(moderator)).waiting.every((one) => one.claimedBy?.isMe)).toBe(true);
			expect([...(await countDesk(moderator))].sort()).toEqual([
				['comment', 1],
				['correction', 1],
				['held', 1]
			]);
		})
	);

	test(
		'lends a thing to one moderator at a time, for half an hour',
		rolledBack(async (ctx) => {
			await ctx.db.execute(sql`delete from report`);
			const { id: articleId } = await anArticle(ctx);
			const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'steward')];
			const subject = theComment(await aComment(ctx, articleId));
			await report(await aWriter(ctx), subject);
			const key = `comment-${subject.id}`;
			expect(await claimSubject(one, key)).toBe(true);
			expect(await claimSubject(one, key)).toBe(true);
			expect(await claimSubject(other, key)).toBe(false);
			expect((await listDesk(one)).waiting[0]?.claimedBy).toMatchObject({ isMe: true });
			expect((await listDesk(other)).waiting[0]?.claimedBy).toMatchObject({ isMe: false });

			await releaseSubject(other, key);
			expect(await findClaim(ctx, key)).toMatchObject({ id: one.asker.id });
			await ctx.db.execute(
				sql`update desk_claim set claimed_at = claimed_at - interval '31 minutes'`
			);
			expect(await findClaim(ctx, key)).toBeNull();
			expect(await claimSubject(other, key)).toBe(true);
			expect(await claimSubject(one, key)).toBe(false);
			await purgeClaims(ctx);
			expect(await findClaim(ctx, key)).not.toBeNull();

			await moderate(one, subject, 'hide-comment');
			expect(await findClaim(ctx, key)).toBeNull();
			await expect(claimSubject(await aWriter(ctx), key)).rejects.toThrow(Forbidden);
		})
	);
});
