import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { findDraft, saveDraft } from '#lib/server/comments/drafts.ts';
import { findComment } from '#lib/server/comments/find.ts';
import { findReader } from '#lib/server/comments/find-reader.ts';
import { findOwnHeld, withdrawHeld } from '#lib/server/comments/own-held.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import { postComment } from '#lib/server/comments/post.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { exportData } from '#lib/server/membership/export-data.ts';
import { appealAct, decideAppeal } from '#lib/server/moderation/appeal.ts';
import { approveHeld, refuseHeld } from '#lib/server/moderation/decide-held.ts';
import { findHeld } from '#lib/server/moderation/find-held.ts';
import { findAct } from '#lib/server/moderation/list-acts.ts';
import { listDesk } from '#lib/server/moderation/list-desk.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aHeldComment, aLinkedDraft, aNewcomer } from '../../support/held.ts';
import { moderate, theArticle, theComment } from '../../support/moderation.ts';
import { aPoll } from '../../support/polls.ts';
import { setRole } from '../../support/roles/set-role.ts';

const reason = 'Vente de cages.';
const wait = { ok: true, id: null };

/** All that readers could see of it: comments, counts, versions, and who is told. */
const traces = async (ctx: Ctx) => {
	const [row] = await ctx.db.execute(sql`select
		(select count(*) from comment) as comments,
		(select sum(comment_count) from article) as counted,
		(select sum(thread_version) from article) as versions,
		(select max(last_activity_at) from article) as activity,
		(select count(*) from notification) as notifications,
		(select count(*) from follow) as follows,
		(select count(*) from comment_stance) as stances,
		(select count(*) from resource) as links,
		(select count(*) from pgboss.job where name = 'announce-comment') as announced`);
	return row;
};

describe('a comment that waits for a moderator', () => {
	test(
		'leaves no trace for anybody else, and is shown to its author',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const parent = await aComment(ctx, articleId);
			const zoe = await aNewcomer(ctx);
			const before = await traces(ctx);
			const id = await aHeldComment(zoe, articleId, { parentId: parent, kind: 'question' });

			expect(await traces(ctx)).toEqual(before);
			expect((await findReader(zoe, articleId)).held).toMatchObject([
				{ id, parentId: parent, why: 'links' }
			]);
			const bea = await aWriter(ctx);
			expect((await findReader(bea, articleId)).held).toEqual([]);
			expect(await findOwnHeld(bea, id)).toBeNull();
			expect(await withdrawHeld(bea, id)).toBe(false);
			const { heldComments } = await exportData(zoe, undefined);
			expect(heldComments).toMatchObject([{ state: 'waiting', kind: 'question' }]);
			expect((await exportData(bea, undefined)).heldComments).toEqual([]);
			const { waiting } = await listDesk(await aMemberOf(ctx, 'moderator'));
			const author = `Zoé (@${zoe.asker.handle})`;
			expect(waiting).toContainEqual(
				expect.objectContaining({ subject: `held-${id}`, kind: 'held', author })
			);
		})
	);

	test(
		'is posted as it was meant, once, and its author and those whom it concerns are told',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const { articleId } = poll;
			const [zoe, moderator] = [await aNewcomer(ctx), await aMemberOf(ctx, 'moderator')];
			const parent = await aComment(ctx, articleId);
			const draft = aLinkedDraft(articleId, {
				parentId: parent,
				kind: 'objection',
				stance: poll.ballot('tea').optionIds
			});
			const outcome = await postComment(zoe, draft);
			expect(outcome).toMatchObject(wait);
			expect(await postComment(zoe, { ...draft, markdown: 'Autre.' })).toEqual(outcome);
			const [{ id } = { id: 0 }] = (await findReader(zoe, articleId)).held;
			const before = await traces(ctx);

			expect(await approveHeld(moderator, id)).toMatchObject({ ok: true });
			const posted = await postComment(zoe, draft);
			expect(posted).toMatchObject({ ok: true, id: expect.any(Number) as number });
			const comment = await findComment(ctx, articleId, (posted as { id: number }).id);
			expect(comment).toMatchObject({
				kind: 'objection',
				parentId: parent,
				author: { displayName: 'Zoé' },
				stance: { optionIds: [poll.option['tea']] }
			});
			expect(await traces(ctx)).toMatchObject({
				comments: String(Number(before?.['comments']) + 1),
				counted: String(Number(before?.['counted']) + 1),
				announced: String(Number(before?.['announced']) + 1)
			});
			expect((await findReader(zoe, articleId)).held).toEqual([]);
			// The words are the comment's alone from now on.
			expect(await findHeld(moderator, id)).toMatchObject({ state: 'posted', html: '' });
			const { groups } = await listNotifications(zoe);
			expect(groups[0]?.notifications[0]?.reason).toBe('comment-posted');
			expect(await approveHeld(moderator, id)).toEqual({ ok: false, reason: 'already-decided' });
			const { waiting } = await listDesk(moderator);
			expect(waiting.map(({ subject }) => subject)).not.toContain(`held-${id}`);
		})
	);

	test(
		'is kept for its author when it is refused, with the reason, and waits again after an appeal',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const zoe = await aNewcomer(ctx);
			const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
			const draft = aLinkedDraft(articleId);
			await postComment(zoe, draft);
			const [{ id } = { id: 0 }] = (await findReader(zoe, articleId)).held;

			expect(await refuseHeld(one, { id, rule: 'spam', reason: ' ' })).toMatchObject({
				reason: 'says-nothing'
			});
			const refused = await refuseHeld(one, { id, rule: 'spam', reason });
			expect(refused.ok).toBe(true);
			const act = refused.ok ? refused.id : 0;
			expect((await findReader(zoe, articleId)).held).toEqual([]);
			expect(await findOwnHeld(zoe, id)).toMatchObject({ state: 'refused', actId: act });
			const logged = await findAct(ctx, act);
			expect(logged).toMatchObject({ kind: 'refuse-comment', rule: 'spam', reason });
			expect(JSON.stringify(logged)).not.toContain('cages.example');
			// The same form, sent again, finds it refused; it does not wait a second time.
			expect(await postComment(zoe, draft)).toMatchObject({ ...wait, heldId: id });

			expect(await appealAct(zoe, { id: act, words: 'À oiseaux.' })).toEqual({ ok: true });
			await expect(decideAppeal(one, { id: act, isUpheld: true, answer: 'Bien.' })).rejects.toThrow(
				Forbidden
			);
			await decideAppeal(other, { id: act, isUpheld: true, answer: 'Rien à vendre.' });
			expect((await findReader(zoe, articleId)).held).toMatchObject([{ id }]);
			expect(await approveHeld(other, id)).toMatchObject({ ok: true });
		})
	);

	test(
		'is decided by moderators alone, and never by who wrote it',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const zoe = await aNewcomer(ctx);
			const id = await aHeldComment(zoe, articleId);
			await setRole(ctx, zoe.asker, 'moderator');
			const risen = { ...zoe, asker: { ...zoe.asker, role: 'moderator' as const } };
			for (const who of [await aWriter(ctx), risen]) {
				await expect(approveHeld(who, id)).rejects.toThrow(Forbidden);
				await expect(refuseHeld(who, { id, rule: 'spam', reason })).rejects.toThrow(Forbidden);
			}
			const approved = await approveHeld(await aMemberOf(ctx, 'steward'), id);
			const steward = await aMemberOf(ctx, 'steward');
			const act = approved.ok ? approved.id : 0;
			await expect(undoAct(steward, { id: act, reason })).rejects.toThrow(Forbidden);
			await expect(appealAct(zoe, { id: act, words: 'Non.' })).rejects.toThrow(Forbidden);
		})
	);

	test(
		'goes on waiting where nobody may write any more, and the moderator hears why',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [zoe, moderator] = [await aNewcomer(ctx), await aMemberOf(ctx, 'moderator')];
			const parent = await aComment(ctx, articleId);
			const id = await aHeldComment(zoe, articleId, { parentId: parent });
			const before = await traces(ctx);
			const lock = await moderate(moderator, theComment(parent), 'lock-branch');
			expect(await approveHeld(moderator, id)).toEqual({ ok: false, reason: 'branch-locked' });
			const close = await moderate(moderator, theArticle(articleId), 'close-thread');
			expect(await approveHeld(moderator, id)).toEqual({ ok: false, reason: 'thread-closed' });
			expect(await traces(ctx)).toMatchObject({ comments: before?.['comments'] });
			expect((await findReader(zoe, articleId)).held).toMatchObject([{ id }]);
			await undoAct(moderator, { id: close, reason });
			await undoAct(moderator, { id: lock, reason });
			await ctx.db.execute(sql`update article set last_activity_at = now() - interval '1 year',
				published_at = now() - interval '1 year' where id = ${articleId}`);
			expect(await approveHeld(moderator, id)).toEqual({ ok: false, reason: 'thread-quiet' });
			await ctx.db.execute(
				sql`update article set last_activity_at = now() where id = ${articleId}`
			);
			// The one that it answers is deleted: its place stays, as for everybody.
			await ctx.db.execute(sql`update comment set state = 'deleted', markdown = '', html = ''
				where id = ${parent}`);
			expect(await approveHeld(moderator, id)).toMatchObject({ ok: true });
		})
	);

	test(
		'can be taken back, and goes with the account',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [zoe, moderator] = [await aNewcomer(ctx), await aMemberOf(ctx, 'moderator')];
			const id = await aHeldComment(zoe, articleId);
			expect(await withdrawHeld(zoe, id)).toBe(true);
			expect(await approveHeld(moderator, id)).toEqual({ ok: false, reason: 'no-such-thing' });
			const other = await aHeldComment(zoe, articleId);
			const refused = await refuseHeld(moderator, { id: other, rule: 'spam', reason });
			await partWithAuthor(ctx, zoe.asker.id, 'keep');
			expect(await findHeld(moderator, other)).toBeNull();
			// There is nothing left that could wait again, and the log stays whole.
			const act = refused.ok ? refused.id : 0;
			expect(await undoAct(moderator, { id: act, reason })).toEqual({ ok: true });
		})
	);

	test(
		'takes the draft that it was typed in along, also one that is kept while it is sent',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const zoe = await aNewcomer(ctx);
			const draft = aLinkedDraft(articleId);
			await saveDraft(zoe, draft);
			await postComment(zoe, draft);
			expect(await findDraft(zoe, draft)).toBeNull();
			await saveDraft(zoe, draft);
			expect(await findDraft(zoe, draft)).toBeNull();
			await saveDraft(zoe, { ...draft, idempotencyKey: randomUUID(), markdown: 'Autre.' });
			const [{ id } = { id: 0 }] = (await findReader(zoe, articleId)).held;
			await approveHeld(await aMemberOf(ctx, 'moderator'), id);
			expect(await findDraft(zoe, draft)).toMatchObject({ markdown: 'Autre.' });
		})
	);

	test(
		'is one of ten at most',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const zoe = await aNewcomer(ctx);
			for (let count = 0; count < 10; count++) {
				// Acts of a new account count twice: here it is about something else.
				await ctx.db.execute(sql`delete from rate_limit`);
				await aHeldComment(zoe, articleId);
			}
			await ctx.db.execute(sql`delete from rate_limit`);
			expect(await postComment(zoe, aLinkedDraft(articleId))).toEqual({
				ok: false,
				reason: 'too-many-wait'
			});
		})
	);
});
