import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Mind } from '#lib/rules/minds.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { nameMind } from '#lib/server/ballots/name-mind.ts';
import { viewPoll } from '#lib/server/ballots/view.ts';
import { listNameable } from '#lib/server/comments/list-nameable.ts';
import type { VoterCtx } from '#lib/server/ctx.ts';
import { findMindMiscounts } from '#lib/server/minds/recount.ts';
import { hideComment } from '#lib/server/comments/hide.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aLink, asMember, changeMind, kept, minds } from '../../support/minds.ts';
import { aPoll, closeIn } from '../../support/polls.ts';

describe('what changed a mind', () => {
	test(
		'is named by who changed their answer, not by who voted once, twice the same, or not at all',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const commentId = await aComment(ctx, poll.articleId);
			const name = (voter: VoterCtx) => nameMind(voter, { pollId: poll.id, mind: { commentId } });
			const ana = asMember(ctx, 1);
			expect(await name(ana)).toEqual({ ok: false, reason: 'not-changed' });
			await castBallot(ana, poll.ballot('tea'));
			expect(await name(ana)).toEqual({ ok: false, reason: 'not-changed' });
			await castBallot(ana, poll.ballot('tea'));
			expect(await name(ana)).toEqual({ ok: false, reason: 'not-changed' });
			expect((await viewPoll(ana, poll.id))?.hasChanged).toBe(false);
			await castBallot(ana, poll.ballot('coffee'));
			expect(await name(ana)).toEqual({ ok: true, articleSlug: poll.articleSlug });
			expect(await viewPoll(ana, poll.id)).toMatchObject({ hasChanged: true, mind: { commentId } });
			expect(await viewPoll(asMember(ctx, 2), poll.id)).toMatchObject({ mind: null });
			expect(await kept(ctx, poll, commentId)).toEqual({ all: 1, shown: 0 });
		})
	);

	test(
		'is one thing: another takes its place, the same again changes nothing, and it is taken back',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const [first, second] = [
				await aComment(ctx, poll.articleId),
				await aComment(ctx, poll.articleId)
			];
			const resourceId = await aLink(ctx, poll);
			const ana = asMember(ctx, 1);
			await changeMind(ana, poll);
			const name = (mind: Mind | null) => nameMind(ana, { pollId: poll.id, mind });
			await name({ commentId: first });
			await name({ commentId: second });
			await name({ commentId: second });
			expect((await kept(ctx, poll, first)).all).toBe(0);
			expect((await kept(ctx, poll, second)).all).toBe(1);
			await name({ resourceId });
			expect((await kept(ctx, poll, second)).all).toBe(0);
			expect((await viewPoll(ana, poll.id))?.mind).toEqual({ resourceId });
			// A further change of the answer leaves it to the voter.
			await castBallot(ana, poll.ballot('water'));
			expect((await viewPoll(ana, poll.id))?.mind).toEqual({ resourceId });
			await name(null);
			expect((await viewPoll(ana, poll.id))?.mind).toBeNull();
			expect(await findMindMiscounts(ctx, poll.id)).toEqual([]);
		})
	);

	test(
		'is of the poll’s article and can be read; nobody names their own',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const elsewhere = await anArticle(ctx);
			const writer = await aWriter(ctx);
			const own = await aComment(writer, poll.articleId);
			const voter = {
				...writer,
				voter: { electorate: 'member', memberId: writer.asker.id } as const
			};
			await changeMind(voter, poll);
			const name = (mind: Mind) => nameMind(voter, { pollId: poll.id, mind });
			expect(await name({ commentId: own })).toEqual({ ok: false, reason: 'own-comment' });
			const foreign = { ok: false, reason: 'no-such-thing' };
			expect(await name({ commentId: await aComment(ctx, elsewhere.id) })).toEqual(foreign);
			expect(await name({ commentId: 999_999_999 })).toEqual(foreign);
			expect(await name({ resourceId: 999_999_999 })).toEqual(foreign);
			const hidden = await aComment(ctx, poll.articleId);
			await hideComment(ctx, { id: hidden, articleId: poll.articleId, rule: 'spam' });
			expect(await name({ commentId: hidden })).toEqual(foreign);
			expect((await listNameable(voter, poll.articleId, null)).map(({ id }) => id)).toEqual([]);
			const good = await aComment(ctx, poll.articleId);
			expect((await listNameable(voter, poll.articleId, null)).map(({ id }) => id)).toEqual([good]);
		})
	);

	test(
		'is said as long as the poll is open, and stands afterwards',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const commentId = await aComment(ctx, poll.articleId);
			await minds(ctx, poll, { commentId }, 1, 1);
			await closeIn(ctx, poll.id, -1000);
			expect(await nameMind(asMember(ctx, 1), { pollId: poll.id, mind: null })).toEqual({
				ok: false,
				reason: 'closed'
			});
			expect((await kept(ctx, poll, commentId)).all).toBe(1);
		})
	);

	test(
		'the database takes no mind of a ballot that never changed, nor one of another article',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const foreign = await aComment(ctx, (await anArticle(ctx)).id);
			const own = await aComment(ctx, poll.articleId);
			await castBallot(asMember(ctx, 1), poll.ballot('tea'));
			const set = (id: number, article: number) =>
				ctx.db.transaction((db) =>
					db.execute(sql`update ballot set mind_comment_id = ${id}, mind_article_id = ${article}
						where poll_id = ${poll.id}`)
				);
			await expect(set(own, poll.articleId)).rejects.toThrow();
			await castBallot(asMember(ctx, 1), poll.ballot('coffee'));
			await expect(set(foreign, poll.articleId)).rejects.toThrow();
			await set(own, poll.articleId);
		})
	);
});
