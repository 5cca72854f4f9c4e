import { describe, expect, test } from 'vitest';
import { MINDS_SHOWN_FROM } from '#lib/rules/minds.ts';
import { verifyPolls } from '#lib/server/ballots/verify.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { revealMinds } from '#lib/server/minds/clear.ts';
import { closeDuePolls } from '#lib/server/polls/close.ts';
import { tightenPoll } from '#lib/server/publishing/tighten-poll.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { aComment } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { aLink, asMember, kept, minds, versionOf } from '../../support/minds.ts';
import { aPoll, closeIn } from '../../support/polls.ts';

const ENOUGH = MINDS_SHOWN_FROM + 1;

describe('the number of minds', () => {
	test(
		`is shown from ${MINDS_SHOWN_FROM} on while the poll is open, and in the order likewise; a version of the thread tells of nothing smaller`,
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const [older, newer] = [
				await aComment(ctx, poll.articleId),
				await aComment(ctx, poll.articleId)
			];
			const inOrder = async () =>
				(await listThreadPage(ctx, poll.articleId, { order: 'minds' }))!.comments.map(
					({ id, minds }) => [id, minds]
				);
			const version = await versionOf(ctx, poll);
			await minds(ctx, poll, { commentId: older }, MINDS_SHOWN_FROM - 1, 1);
			expect(await versionOf(ctx, poll)).toBe(version);
			expect(await inOrder()).toEqual([
				[newer, 0],
				[older, 0]
			]);
			await minds(ctx, poll, { commentId: older }, 1, 100);
			expect(await versionOf(ctx, poll)).toBeGreaterThan(version);
			expect(await inOrder()).toEqual([
				[older, MINDS_SHOWN_FROM],
				[newer, 0]
			]);
			await withdrawBallot(asMember(ctx, 100), poll.id);
			expect(await inOrder()).toEqual([
				[newer, 0],
				[older, 0]
			]);
			expect(await kept(ctx, poll, older)).toEqual({ all: MINDS_SHOWN_FROM - 1, shown: 0 });
		})
	);

	test(
		'of comment and link is shown whole once all polls of the article are closed',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx);
			const article = { id: poll.articleId, slug: poll.articleSlug };
			const second = await aPoll(ctx, { article, position: 2 });
			const commentId = await aComment(ctx, poll.articleId);
			const resourceId = await aLink(ctx, poll);
			await minds(ctx, poll, { commentId }, 1, 1);
			await minds(ctx, second, { commentId }, 1, 1);
			await minds(ctx, second, { resourceId }, 1, 2);
			await closeIn(ctx, poll.id, -1000);
			await closeDuePolls(ctx);
			await revealMinds(ctx);
			expect(await kept(ctx, poll, commentId)).toEqual({ all: 2, shown: 0 });
			await closeIn(ctx, second.id, -1000);
			await closeDuePolls(ctx);
			const version = await versionOf(ctx, poll);
			await revealMinds(ctx);
			expect(await kept(ctx, poll, commentId)).toEqual({ all: 2, shown: 2 });
			expect((await listResources(ctx, poll.articleId))[0]?.minds).toBe(1);
			expect(await versionOf(ctx, poll)).toBeGreaterThan(version);
		})
	);

	test(
		'of a sealed poll is sealed too, whatever its size',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { results: 'sealed', closesIn: 3_600_000 });
			const commentId = await aComment(ctx, poll.articleId);
			await minds(ctx, poll, { commentId }, MINDS_SHOWN_FROM + 1, 1);
			expect(await kept(ctx, poll, commentId)).toEqual({ all: MINDS_SHOWN_FROM + 1, shown: 0 });
			await closeIn(ctx, poll.id, -1000);
			await closeDuePolls(ctx);
			await revealMinds(ctx);
			expect((await kept(ctx, poll, commentId)).shown).toBe(MINDS_SHOWN_FROM + 1);
		})
	);

	test(
		'is hidden by the seal of a poll that showed its results before',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { closesIn: 3_600_000 });
			const [commentId, resourceId] = [await aComment(ctx, poll.articleId), await aLink(ctx, poll)];
			await minds(ctx, poll, { commentId }, ENOUGH, 1);
			await minds(ctx, poll, { resourceId }, ENOUGH, 20);
			expect(await kept(ctx, poll, commentId)).toEqual({ all: ENOUGH, shown: ENOUGH });
			const version = await versionOf(ctx, poll);

			const sealed = {
				pollId: poll.id,
				base: 0,
				to: 'sealed' as const,
				reason: 'Trop d’influence.'
			};
			const moderator = await aMemberOf(ctx, 'moderator');
			expect(await tightenPoll(moderator, sealed)).toEqual({ ok: true });
			expect(await kept(ctx, poll, commentId)).toEqual({ all: ENOUGH, shown: 0 });
			expect((await listResources(ctx, poll.articleId))[0]?.minds).toBe(0);
			expect(await versionOf(ctx, poll)).toBeGreaterThan(version);
			await revealMinds(ctx);
			expect((await kept(ctx, poll, commentId)).shown).toBe(0);
		})
	);

	test(
		'comes back when the sealed poll closes, though another one stays open; small ones wait for that',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { results: 'sealed', closesIn: 3_600_000 });
			const article = { id: poll.articleId, slug: poll.articleSlug };
			const second = await aPoll(ctx, { article, position: 2 });
			const [many, few] = [await aComment(ctx, article.id), await aComment(ctx, article.id)];
			await minds(ctx, poll, { commentId: many }, ENOUGH, 1);
			await minds(ctx, second, { commentId: few }, 1, 20);
			await closeIn(ctx, poll.id, -1000);
			await closeDuePolls(ctx);
			// Between the close and the round of upkeep nothing is wrong.
			for await (const { wrong } of verifyPolls(ctx)) expect(wrong).toEqual([]);
			await revealMinds(ctx);
			expect(await kept(ctx, poll, many)).toEqual({ all: ENOUGH, shown: ENOUGH });
			expect(await kept(ctx, poll, few)).toEqual({ all: 1, shown: 0 });
		})
	);
});
