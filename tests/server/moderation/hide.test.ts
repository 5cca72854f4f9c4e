import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { articles } from '#lib/server/articles/tables.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { saveDraft } from '#lib/server/comments/drafts.ts';
import { editComment } from '#lib/server/comments/edit.ts';
import { findNew } from '#lib/server/comments/find-new.ts';
import { findComment } from '#lib/server/comments/find.ts';
import { listBestArguments } from '#lib/server/comments/list-best.ts';
import { listCommentsBy } from '#lib/server/comments/list-by-author.ts';
import { listIdsAfter } from '#lib/server/comments/list-ids-after.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { listPosition } from '#lib/server/comments/list-positions.ts';
import { findCurrentText } from '#lib/server/comments/list-revisions.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import { findNews } from '#lib/server/comments/reading.ts';
import { recountSides } from '#lib/server/comments/sides.ts';
import { supersedeStance } from '#lib/server/comments/stance.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listFeedComments } from '#lib/server/feeds/list-comments.ts';
import { exportData } from '#lib/server/membership/export-data.ts';
import { actOn } from '#lib/server/moderation/act.ts';
import { findAct } from '#lib/server/moderation/list-acts.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { announceComment } from '#lib/server/notifications/announce.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { textOf } from '#lib/server/web/piece.ts';
import { renderThread, threadFor } from '#lib/server/web/thread-html.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aCommentShowing, aSideFor, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { anAct, moderate, theComment } from '../../support/moderation.ts';
import { aPoll } from '../../support/polls.ts';

const articleOf = async (ctx: Ctx, id: number) => {
	const [article] = await ctx.db.select().from(articles).where(eq(articles.id, id));
	return article!;
};
const reason = 'C’était une erreur.';

describe('a comment that a moderator hides', () => {
	test(
		'may be a steward’s, as /about/method says; an act on the steward may not be theirs',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [moderator, steward] = [
				await aMemberOf(ctx, 'moderator'),
				await aMemberOf(ctx, 'steward')
			];
			const subject = theComment(await aComment(steward, articleId));
			const own = theComment(await aComment(moderator, articleId));
			await expect(actOn(moderator, anAct(subject, 'warn'))).rejects.toThrow(Forbidden);
			await expect(actOn(moderator, anAct(own, 'hide-comment'))).rejects.toThrow(Forbidden);
			const id = await moderate(moderator, subject, 'hide-comment');
			expect(await findAct(ctx, id)).toMatchObject({ kind: 'hide-comment' });
		})
	);

	test(
		'leaves a line with its rule in its place, and its replies readable',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const [ana, moderator] = [await aWriter(ctx, 'Ana'), await aMemberOf(ctx, 'moderator')];
			const id = await aComment(ana, article.id, null, 'Un mot de trop.');
			const reply = await aComment(await aWriter(ctx, 'Bob'), article.id, id, 'Calmons-nous.');
			const before = await articleOf(ctx, article.id);
			await moderate(moderator, theComment(id), 'hide-comment');

			const after = await articleOf(ctx, article.id);
			expect(after.commentCount).toBe(before.commentCount - 1);
			expect(after.threadVersion).toBeGreaterThan(before.threadVersion);
			for (const asker of [null, ana.asker, moderator.asker]) {
				const thread = await renderThread({ ...ctx, asker }, article, {}, 'Europe/Paris');
				const html = textOf(
					threadFor(thread!, {
						...{ asker, locale: ctx.locale, since: 0 },
						...{ ratings: new Map(), folded: new Set() },
						...{ muted: new Set(), mutedBranches: new Set() }
					})
				);
				expect(html).toMatch(/Masqué par la modération\s*: attaque personnelle ou insulte/);
				expect(html).toContain(`href="/about/moderation?comment=${id}"`);
				expect(html).toContain('Calmons-nous.');
				expect(html).toContain(`id="comment-${reply}"`);
				for (const gone of [
					'Un mot de trop',
					'>Ana<',
					`/comments/${id}/delete`,
					`comment-${id}/`
				]) {
					expect(html).not.toContain(gone);
				}
			}
		})
	);

	test(
		'is found nowhere, and comes back with all that was held of it',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const options = Object.values((await aPoll(ctx, { article })).option);
			const [optionId, otherId] = [options[0]!, options[1]!];
			const [ana, reader] = [await aWriter(ctx), await aWriter(ctx)];
			const moderator = await aMemberOf(ctx, 'moderator');
			const id = await aCommentShowing(ana, article.id, [optionId]);
			await aSideFor(ctx, { articleId: article.id, optionId: otherId, commentId: id });
			const last = await aComment(ana, article.id, null, 'Un autre.');
			await aComment(reader, article.id, id, 'À Ana.');

			const places = async () => ({
				tree: (await findComment(ctx, article.id, id))?.html,
				flat: (await listThreadPage(ctx, article.id, { view: 'flat' }))?.comments.map(
					({ id }) => id
				),
				feed: (await listFeedComments(ctx, { articleId: article.id })).map(({ id }) => id),
				feedOfAuthor: (await listFeedComments(ctx, { memberId: ana.asker.id })).map(({ id }) => id),
				profile: (await listCommentsBy(ctx, ana.asker.id)).comments.map(({ id }) => id),
				position: (await listPosition(ctx, article.id, { optionId, limit: 50 })).comments.map(
					({ id }) => id
				),
				best: await listBestArguments(ctx, article.id, options),
				words: (await ctx.db.execute(sql`select from comment_words where comment_id = ${id}`))
					.length,
				history: await findCurrentText(ctx, id),
				after: await listIdsAfter(ctx, article.id, 0),
				news: (await findNews(reader, article.id, 0)).count,
				count: (await articleOf(ctx, article.id)).commentCount,
				sides: await ctx.db.execute(sql`select comment_id, option_id, useful, not_useful,
					is_from_elsewhere from side_tally where article_id = ${article.id} order by 1, 2`),
				stances: await ctx.db.execute(sql`select * from member_stance
					where article_id = ${article.id} order by 1, 3`),
				ranks: await ctx.db.execute(sql`select id, useful, not_useful, bridging from comment
					where article_id = ${article.id} order by id`)
			});
			const before = await places();
			expect(before.best).toHaveLength(1);
			expect(before.tree).not.toBe('');

			const act = await moderate(moderator, theComment(id), 'hide-comment');
			const hidden = await places();
			for (const ids of [hidden.flat, hidden.feed, hidden.feedOfAuthor, hidden.profile]) {
				expect(ids).not.toContain(id);
				expect(ids?.length).toBeGreaterThan(0);
			}
			expect(hidden).toMatchObject({ tree: '', position: [], best: [], words: 0, history: null });
			expect(hidden.after).not.toContain(id);
			expect(hidden.count).toBe(before.count - 1);
			expect(hidden.news).toBe(before.news - 1);
			expect(hidden.sides.filter(({ comment_id }) => Number(comment_id) === id)).toEqual([]);
			const kept = [...hidden.sides];
			await recountSides(ctx, article.id);
			expect((await places()).sides).toEqual(kept);
			expect(await findNew(reader, article.id, { since: 0 })).not.toBe(id);
			expect(last).toBeGreaterThan(id);

			expect(await undoAct(moderator, { id: act, reason })).toEqual({ ok: true });
			expect(await places()).toEqual(before);
		})
	);

	test(
		'cannot be rated, edited or shown as changed, and its author can still take it back',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const id = await aComment(ana, articleId);
			const act = await moderate(moderator, theComment(id), 'hide-comment');

			const rating = { verdict: 'useful' } as const;
			expect(await rateComment(await aWriter(ctx), { id, rating })).toMatchObject({ ok: false });
			expect(await editComment(ana, { id, markdown: 'Mieux.' })).toMatchObject({ ok: false });
			expect(await supersedeStance(ana, id)).toBe(false);
			await saveDraft(ana, { commentId: id, markdown: 'Mieux.' });
			expect(await ctx.db.execute(sql`select from comment_draft where comment_id = ${id}`)).toEqual(
				[]
			);
			const exported = await exportData(ana, undefined);
			expect(exported.comments[0]).toMatchObject({ state: 'hidden', markdown: 'Un avis.' });
			expect(exported.moderationActs[0]).toMatchObject({ id: act, kind: 'hide-comment' });

			expect(await deleteComment(ana, id)).toEqual({ ok: true });
			expect((await articleOf(ctx, articleId)).commentCount).toBe(0);
			expect(await undoAct(moderator, { id: act, reason })).toEqual({ ok: true });
			expect(await findComment(ctx, articleId, id)).toMatchObject({ gone: 'deleted', html: '' });
			expect((await articleOf(ctx, articleId)).commentCount).toBe(0);
		})
	);

	test(
		'goes with an author who takes their words along',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, moderator] = [await aWriter(ctx), await aMemberOf(ctx, 'moderator')];
			const [id] = [await aComment(ana, articleId), await aComment(ana, articleId)];
			await moderate(moderator, theComment(id), 'hide-comment');
			await partWithAuthor(ctx, ana.asker.id, 'erase');
			const rows = await ctx.db.execute(
				sql`select state, markdown, hidden_for from comment where article_id = ${articleId}`
			);
			expect(rows).toEqual([
				{ state: 'deleted', markdown: '', hidden_for: null },
				{ state: 'deleted', markdown: '', hidden_for: null }
			]);
			expect((await articleOf(ctx, articleId)).commentCount).toBe(0);
		})
	);

	test(
		'is told of without a word of it, and is announced to nobody',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bob] = [await aWriter(ctx), await aWriter(ctx, 'Bob')];
			const moderator = await aMemberOf(ctx, 'moderator');
			const root = await aComment(ana, articleId);
			const [told, late] = [
				await aComment(bob, articleId, root, 'Un secret.'),
				await aComment(bob, articleId, root, 'Un autre.')
			];
			await announceComment(ctx, told);
			await moderate(moderator, theComment(told), 'hide-comment');
			await moderate(moderator, theComment(late), 'hide-comment');
			await announceComment(ctx, late);
			const { groups } = await listNotifications(ana);
			expect(groups.flatMap(({ notifications }) => notifications)).toEqual([
				expect.objectContaining({ reason: 'reply', gone: 'hidden', author: null, excerpt: null })
			]);
			const own = (await listNotifications(bob)).groups.flatMap((group) => group.notifications);
			expect(own.map(({ reason }) => reason)).toEqual(['act', 'act']);
		})
	);
});

describe('the act', () => {
	test(
		'needs a reason of a bearable length, a right to it and something to hide',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const moderator = await aMemberOf(ctx, 'moderator');
			const id = await aComment(ctx, articleId);
			const hide = (given = {}) => actOn(moderator, anAct(theComment(id), 'hide-comment', given));
			expect(await hide({ reason: ' \n ' })).toEqual({ ok: false, reason: 'says-nothing' });
			expect(await hide({ reason: 'é'.repeat(2_001) })).toEqual({
				ok: false,
				reason: 'reason-too-long'
			});
			expect(await hide({ subject: theComment(id + 1_000) })).toEqual({
				ok: false,
				reason: 'no-such-thing'
			});
			const own = await aComment(moderator, articleId);
			await expect(hide({ subject: theComment(own) })).rejects.toThrow(Forbidden);
			await expect(
				actOn(await aWriter(ctx), anAct(theComment(id), 'hide-comment'))
			).rejects.toThrow(Forbidden);
			expect((await findComment(ctx, articleId, id))?.gone).toBeNull();
			expect(await ctx.db.execute(sql`select from moderation_act`)).toEqual([]);
		})
	);

	test('of two moderators who hide a comment at once, one does, and the other is told so', async () => {
		const database = await testDatabase();
		const ctx = aCtx({ db: database.db });
		const { db } = database.openPool();
		const { id: articleId } = await anArticle(ctx);
		const [one, other] = [await aMemberOf(ctx, 'moderator'), await aMemberOf(ctx, 'moderator')];
		for (let round = 0; round < 5; round++) {
			const id = await aComment(ctx, articleId);
			const outcomes = await Promise.all([
				actOn(one, anAct(theComment(id), 'hide-comment')),
				actOn({ ...other, db }, anAct(theComment(id), 'hide-comment', { rule: 'spam' }))
			]);
			expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
			expect(outcomes).toContainEqual({ ok: false, reason: 'already-done' });
			const acts = await ctx.db.execute<{ id: string }>(
				sql`select id from moderation_act where comment_id = ${id}`
			);
			expect(acts).toHaveLength(1);

			const act = Number(acts[0]?.id);
			const undone = await Promise.all([
				undoAct(one, { id: act, reason }),
				undoAct({ ...other, db }, { id: act, reason })
			]);
			expect(undone.filter(({ ok }) => ok)).toHaveLength(1);
			expect(undone).toContainEqual({ ok: false, reason: 'already-undone' });
		}
		expect((await articleOf(ctx, articleId)).commentCount).toBe(5);
	});

	test(
		'stays in the log as it was written, whatever becomes of it',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const moderator = await aMemberOf(ctx, 'moderator');
			const id = await moderate(
				moderator,
				theComment(await aComment(ctx, articleId)),
				'hide-comment'
			);
			const refused = async (statement: string) => {
				await expect(
					ctx.db.transaction((tx) => tx.execute(sql.raw(`${statement} where id = ${id}`)))
				).rejects.toThrow();
			};
			await refused(`update moderation_act set reason = 'autre'`);
			await refused(`update moderation_act set rule = 'spam'`);
			await refused(`update moderation_act set happened_at = now()`);
			await refused('delete from moderation_act');
			await undoAct(moderator, { id, reason });
			await refused(`update moderation_act set undo_reason = 'autre'`);
			await refused(`update moderation_act set undone_at = null, undo_reason = null`);
			expect(await findAct(ctx, id)).toMatchObject({
				reason: 'Attaque une personne.',
				undoReason: reason
			});
		})
	);
});
