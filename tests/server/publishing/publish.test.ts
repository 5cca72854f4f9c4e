import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { KARMA_AT_START, KARMA_PER_ARTICLE } from '#lib/rules/ranking.ts';
import { asksTwice, emptyPoll } from '#lib/rules/article-document.ts';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { findKarma } from '#lib/server/comments/karma.ts';
import { recountRatings } from '#lib/server/comments/recount-ratings.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { articleEvents } from '#lib/server/drafts/tables.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { setPublicationTime } from '#lib/server/publishing/decide.ts';
import { publishInTime } from '#lib/server/publishing/publish.ts';
import { findTally, listWaiting } from '#lib/server/publishing/review.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import {
	aCoAuthor,
	aDocument,
	aMemberOf,
	aPublication,
	aSubmission,
	aTeam
} from '../../support/drafts.ts';
import { zone, voteAs, slugOf, stateOf, decideAs } from '../../support/review.ts';

test(
	'polls are published by the method and with the numbers that their author chose',
	rolledBack(async (ctx) => {
		const { id } = await aPublication(
			await aWriter(ctx),
			aDocument({
				polls: (
					[
						{ method: 'ranked' },
						{ method: 'approval', atLeast: '2', atMost: '' },
						{ method: 'score' },
						{ method: 'approval', atLeast: '', atMost: '2' }
					] as const
				).map((rules) => ({
					...emptyPoll(),
					...{ question: 'Quoi ?', options: ['a', 'b', 'c'] },
					...rules
				}))
			})
		);
		const published = await listPolls(ctx, id);
		expect(published.map(({ method, atLeast, atMost }) => [method, atLeast, atMost])).toEqual([
			['ranked', null, null],
			['approval', 2, null],
			['score', null, null],
			['approval', null, 2]
		]);
		const again = await findPublished(ctx, id, 'fr');
		expect(again?.document.polls.map((poll) => 'atLeast' in poll && poll.atLeast)).toEqual([
			false,
			'2',
			false,
			''
		]);
	})
);

test(
	'a poll is published to be asked before and after reading, and says so to who translates it',
	rolledBack(async (ctx) => {
		const [poll] = aDocument().polls;
		const twice = { ...poll!, method: 'single' as const, isTwice: true };
		const { id } = await aPublication(await aWriter(ctx), aDocument({ polls: [twice, twice] }));
		// Only the first one stands beside the lede.
		expect((await listPolls(ctx, id)).map(({ asksTwice }) => asksTwice)).toEqual([true, false]);
		const again = await findPublished(ctx, id, 'fr');
		expect(again?.document.polls.map(asksTwice)).toEqual([true, false]);
		expect(again?.document.polls[1]).not.toHaveProperty('isTwice');
	})
);

test(
	'a quorum publishes: texts, tags, links and polls stand where readers look',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const ben = await aCoAuthor(ana, id);
		const [one, two] = await aTeam(ctx, 8);
		expect(await voteAs(one!, id, 1)).toEqual({ ok: true, decision: null });
		expect(await voteAs(one!, id, 1)).toEqual({ ok: true, decision: null });
		expect(await voteAs(two!, id, 1)).toEqual({ ok: true, decision: 'published' });

		const article = await findArticle(ctx, 'faut-il-un-seul-depot');
		expect(article).toMatchObject({
			id,
			title: aDocument().title,
			ledeHtml: '<p>Une question <em>simple</em>.</p>',
			tags: [
				{ key: 'git', label: 'git' },
				{ key: 'depots', label: 'dépôts' }
			],
			authors: [{ name: 'Ana' }, { name: 'Ben' }],
			hasHistory: true
		});
		expect(article?.bodyHtml).toContain('rel="nofollow ugc noopener"');
		expect(article?.headings.map(({ text }) => text)).toEqual(['Pour', 'Contre']);
		expect((await listResources(ctx, id)).map(({ title }) => title)).toEqual([
			'Un',
			'Deux',
			'Trois'
		]);
		expect(await listPolls(ctx, id)).toMatchObject([
			{ phase: 'open', question: 'Faut-il un seul dépôt ?', options: { length: 3 } }
		]);
		for (const author of [ana, ben]) {
			expect((await listNotifications(author)).groups).toMatchObject([
				{ notifications: [{ reason: 'published' }, ...(author === ben ? [] : [])] }
			]);
			const following = await ctx.db.execute(sql`select state from follow
				where member_id = ${author.asker.id} and article_id = ${id}`);
			expect([...following]).toEqual([{ state: 'automatic' }]);
		}
		expect(await voteAs(two!, id, -1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
	})
);

test(
	'publication gives karma, and a recount agrees',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		await decideAs(await aMemberOf(ctx, 'steward'), id, 'publish');
		const points = KARMA_AT_START + KARMA_PER_ARTICLE;
		expect((await findKarma(ana)).points).toBe(points);
		await recountRatings(ctx, [await aComment(ana, id)]);
		expect((await findKarma(ana)).points).toBe(points);
	})
);

test(
	'articles with one title get addresses of their own',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const steward = await aMemberOf(ctx, 'steward');
		const slugs = [];
		for (let count = 0; count < 3; count++) {
			const id = await aSubmission(ana, aDocument({ title: 'New' }));
			await decideAs(steward, id, 'publish');
			slugs.push(await slugOf(ctx, id));
		}
		expect(slugs).toEqual(['new-2', 'new-3', 'new-4']);
	})
);

test(
	'an accepted article waits for its time, whoever calls before; its polls open with it',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const steward = await aMemberOf(ctx, 'steward');
		expect(
			await setPublicationTime(steward, { id, submission: 1, at: '2026-02-30T10:00', zone })
		).toEqual({ ok: false, reason: 'no-date' });
		await setPublicationTime(steward, { id, submission: 1, at: '2999-01-31T18:00', zone });
		expect(await decideAs(steward, id, 'publish')).toEqual({ ok: true, decision: 'accepted' });
		await publishInTime(ctx, { id, zone });
		expect(await stateOf(ctx, id)).toBe('submitted');
		expect((await listWaiting(steward))[0]?.publishAt?.toISOString()).toBe(
			'2999-01-31T17:00:00.000Z'
		);
		expect(await listPolls(ctx, id)).toEqual([]);

		await ctx.db.execute(sql`update article set publish_at = now() - interval '1 minute'
			where id = ${id}`);
		await publishInTime(ctx, { id, zone });
		await publishInTime(ctx, { id, zone });
		expect(await stateOf(ctx, id)).toBe('published');
		expect(await listPolls(ctx, id)).toMatchObject([{ phase: 'open' }]);
		const events = await ctx.db
			.select({ to: articleEvents.toState })
			.from(articleEvents)
			.where(eq(articleEvents.articleId, id))
			.orderBy(articleEvents.id);
		expect(events.map(({ to }) => to)).toEqual(['draft', 'submitted', 'submitted', 'published']);
	})
);

test(
	'the time of an accepted article can be changed, to at once too; editing ends the acceptance',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const steward = await aMemberOf(ctx, 'steward');
		const [first, second] = [await aSubmission(ana), await aSubmission(ana)];
		for (const id of [first, second]) {
			await setPublicationTime(steward, { id, submission: 1, at: '2999-01-31T18:00', zone });
			await decideAs(steward, id, 'publish');
		}
		expect(await setPublicationTime(steward, { id: first, submission: 1, at: null, zone })).toEqual(
			{ ok: true, decision: 'published' }
		);
		await saveRevision(ana, {
			...{ id: second, base: 1, trigger: 'button' },
			document: aDocument({ body: 'Autre' })
		});
		await ctx.db.execute(sql`update article set publish_at = now() - interval '1 minute'
			where id = ${second}`);
		await publishInTime(ctx, { id: second, zone });
		expect(await stateOf(ctx, second)).toBe('draft');
	})
);

test(
	'a poll that would be over before its article appears keeps it from being published, and takes the vote back',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const [poll] = aDocument().polls;
		const id = await aSubmission(ana, aDocument({ polls: [{ ...poll!, closesOn: '2998-12-31' }] }));
		const [moderator] = await aTeam(ctx, 1);
		const at = (moment: string) =>
			setPublicationTime(moderator!, { id, submission: 1, at: moment, zone });
		await at('2999-01-01T00:00');
		expect(await voteAs(moderator!, id, 1)).toEqual({ ok: false, reason: 'poll-closes-too-early' });
		expect(await findTally(moderator!, { id, submission: 1 })).toMatchObject({ votes: [] });
		await at('2998-12-31T23:59');
		expect(await voteAs(moderator!, id, 1)).toEqual({ ok: true, decision: 'accepted' });
		await at('2020-01-01T00:00');
		expect(await stateOf(ctx, id)).toBe('published');
		expect((await listPolls(ctx, id))[0]?.closesAt?.toISOString()).toBe('2998-12-31T23:00:00.000Z');
	})
);
