import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { KARMA_AT_START, KARMA_PER_ARTICLE } from '#lib/rules/ranking.ts';
import { emptyPoll } from '#lib/rules/article-document.ts';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { articles } from '#lib/server/articles/tables.ts';
import { findKarma } from '#lib/server/comments/karma.ts';
import { recountRatings } from '#lib/server/comments/recount-ratings.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { submitArticle, withdrawArticle } from '#lib/server/drafts/submit.ts';
import { articleEvents } from '#lib/server/drafts/tables.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { decideAlone, setPublicationTime } from '#lib/server/publishing/decide.ts';
import { publishInTime } from '#lib/server/publishing/publish.ts';
import {
	findTally,
	listRefusalReasons,
	listSoleDecisions,
	listWaiting
} from '#lib/server/publishing/review.ts';
import { voteOnArticle, type Vote } from '#lib/server/publishing/vote.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import {
	aCoAuthor,
	aDocument,
	aDraft,
	aMemberOf,
	aPublication,
	aSubmission,
	aTeam,
	submitIt,
	TODAY
} from '../../support/drafts.ts';

const zone = 'Europe/Paris';
const vote = (who: MemberCtx, id: number, value: 1 | -1, given: Partial<Vote> = {}) =>
	voteOnArticle(who, {
		...{ id, submission: 1, value, zone },
		...(value < 0 ? { template: 'thin', note: 'Développez.' } : { template: null, note: '' }),
		...given
	});
const slugOf = async (ctx: Ctx, id: number) =>
	(await ctx.db.select({ slug: articles.slug }).from(articles).where(eq(articles.id, id)))[0]?.slug;
const stateOf = async (ctx: Ctx, id: number) =>
	(await ctx.db.select({ state: articles.state }).from(articles).where(eq(articles.id, id)))[0]
		?.state;
const decide = (
	who: MemberCtx,
	id: number,
	to: 'publish' | 'refuse',
	given: { reason?: string; submission?: number } = {}
) =>
	decideAlone(who, { id, submission: 1, to, template: null, reason: 'Parce que.', zone, ...given });

test(
	'an unfinished article is not submitted, nor one that changed since it was read',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana, aDocument({ title: ' ' }));
		expect(await submitArticle(ana, { id, base: 1, today: TODAY })).toEqual({
			ok: false,
			reason: 'unfinished',
			problems: [{ field: 'title', code: 'missing' }]
		});
		await saveRevision(ana, { id, base: 1, document: aDocument(), trigger: 'button' });
		expect(await submitArticle(ana, { id, base: 1, today: TODAY })).toEqual({
			ok: false,
			reason: 'clash'
		});
		await submitIt(ana, id, 2);
		await submitIt(ana, id, 2);
		expect(await findProposal(ana, id)).toMatchObject({ state: 'submitted', submission: 1 });
	})
);

test(
	'a quorum publishes: texts, tags, links and polls stand where readers look',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const ben = await aCoAuthor(ana, id);
		const [one, two] = await aTeam(ctx, 8);
		expect(await vote(one!, id, 1)).toEqual({ ok: true, decision: null });
		expect(await vote(one!, id, 1)).toEqual({ ok: true, decision: null });
		expect(await vote(two!, id, 1)).toEqual({ ok: true, decision: 'published' });

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
		expect(await vote(two!, id, -1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
	})
);

test(
	'publication gives karma, and a recount agrees',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		await decide(await aMemberOf(ctx, 'steward'), id, 'publish');
		const points = KARMA_AT_START + KARMA_PER_ARTICLE;
		expect((await findKarma(ana)).points).toBe(points);
		await recountRatings(ctx, [await aComment(ana, id)]);
		expect((await findKarma(ana)).points).toBe(points);
	})
);

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
	'votes against refuse, and their reasons reach the authors without names',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const [one, two, three] = await aTeam(ctx, 6);
		expect(await vote(one!, id, -1, { template: null, note: ' ' })).toEqual({
			ok: false,
			reason: 'says-nothing'
		});
		await vote(one!, id, -1);
		await vote(two!, id, 1, { note: 'Pour la modération seulement' });
		await vote(two!, id, -1, { template: 'unsourced', note: '' });
		expect(await stateOf(ctx, id)).toBe('refused');
		expect(await vote(three!, id, -1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
		const reasons = await listRefusalReasons(ctx, { id, submission: 1 });
		expect(reasons).toMatchObject([
			{ template: 'thin', note: 'Développez.' },
			{ template: 'unsourced', note: '' }
		]);
		expect(JSON.stringify(reasons)).not.toContain('modération');
		expect((await listNotifications(ana)).groups[0]?.notifications).toMatchObject([
			{ reason: 'refused' }
		]);
		// Mended and submitted again, it begins at nothing.
		await saveRevision(ana, {
			id,
			base: 1,
			document: aDocument({ body: 'Plus' }),
			trigger: 'button'
		});
		await submitIt(ana, id, 2);
		expect(await findTally(one!, { id, submission: 2 })).toMatchObject({ votes: [], score: 0 });
	})
);

test(
	'editing what was submitted voids its votes, and those that come for the old text',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const [one, two] = await aTeam(ctx, 8);
		await vote(one!, id, 1);
		await saveRevision(ana, {
			id,
			base: 1,
			document: aDocument({ body: 'Plus' }),
			trigger: 'button'
		});
		expect(await vote(two!, id, 1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
		await submitIt(ana, id, 2);
		expect(await vote(two!, id, 1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
		expect(await vote(two!, id, 1, { submission: 2 })).toEqual({ ok: true, decision: null });
	})
);

test(
	'nobody votes on what they write; members vote on nothing; only stewards decide alone',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const [moderator] = await aTeam(ctx, 1);
		const own = await aSubmission(moderator!);
		await expect(vote(moderator!, own, 1)).rejects.toThrow(Forbidden);
		await expect(vote(ana, id, 1)).rejects.toThrow(Forbidden);
		await expect(vote(await aWriter(ctx), id, 1)).rejects.toThrow(Forbidden);
		await expect(decide(moderator!, id, 'publish')).rejects.toThrow(Forbidden);
		await expect(setPublicationTime(ana, { id, submission: 1, at: null, zone })).rejects.toThrow(
			Forbidden
		);
		await expect(withdrawArticle(moderator!, id)).rejects.toThrow(Forbidden);
	})
);

test(
	'what a steward decides alone stands in the log; of a refused article not even the title',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const steward = await aMemberOf(ctx, 'steward');
		const [good, bad] = [await aSubmission(ana), await aSubmission(ana)];
		expect(await decide(steward, good, 'publish', { reason: ' ' })).toEqual({
			ok: false,
			reason: 'says-nothing'
		});
		await decide(steward, bad, 'refuse', { reason: 'Hors sujet.' });
		await decide(steward, good, 'publish', { reason: 'Urgent.' });
		expect((await listSoleDecisions(ctx)).decisions).toMatchObject([
			{ toState: 'published', reason: 'Urgent.', article: { slug: 'faut-il-un-seul-depot' } },
			{ toState: 'refused', reason: 'Hors sujet.', article: null }
		]);
		expect(await listRefusalReasons(ctx, { id: bad, submission: 1 })).toMatchObject([
			{ note: 'Hors sujet.' }
		]);
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
			await decide(steward, id, 'publish');
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
		expect(await decide(steward, id, 'publish')).toEqual({ ok: true, decision: 'accepted' });
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
			await decide(steward, id, 'publish');
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
		expect(await vote(moderator!, id, 1)).toEqual({ ok: false, reason: 'poll-closes-too-early' });
		expect(await findTally(moderator!, { id, submission: 1 })).toMatchObject({ votes: [] });
		await at('2998-12-31T23:59');
		expect(await vote(moderator!, id, 1)).toEqual({ ok: true, decision: 'accepted' });
		await at('2020-01-01T00:00');
		expect(await stateOf(ctx, id)).toBe('published');
		expect((await listPolls(ctx, id))[0]?.closesAt?.toISOString()).toBe('2998-12-31T23:00:00.000Z');
	})
);

test('two who decide at once publish once, and one is told that it was decided', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const ana = await aWriter(here);
	for (let round = 0; round < 8; round++) {
		const [one, two] = await aTeam(here, 2);
		const id = await aSubmission(ana, aDocument({ title: `Tour ${round}` }));
		const there = { ...two!, db: database.openPool().db };
		const outcomes = await Promise.all([vote(one!, id, 1), vote(there, id, 1)]);
		expect(outcomes).toContainEqual({ ok: true, decision: 'published' });
		expect(outcomes).toContainEqual({ ok: false, reason: 'no-longer-submitted' });
		expect(await listPolls(here, id)).toHaveLength(1);
		const published = await here.db.$count(
			articleEvents,
			sql`article_id = ${id} and to_state = 'published'`
		);
		expect(published).toBe(1);
	}
});

test('two articles of one title that are published at the same moment both are', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const ana = await aWriter(here);
	const steward = await aMemberOf(here, 'steward');
	const there = { ...steward, db: database.openPool().db };
	for (let round = 0; round < 5; round++) {
		const document = aDocument({ title: `Jumeaux ${round}` });
		const ids = [await aSubmission(ana, document), await aSubmission(ana, document)];
		await Promise.all([decide(steward, ids[0]!, 'publish'), decide(there, ids[1]!, 'publish')]);
		const slugs = [await slugOf(here, ids[0]!), await slugOf(here, ids[1]!)];
		expect(slugs.sort()).toEqual([`jumeaux-${round}`, `jumeaux-${round}-2`]);
	}
});

test('what is published while its author edits is what the moderator read, or nothing', async () => {
	const database = await testDatabase();
	const here = aCtx({ db: database.db });
	const ana = await aWriter(here);
	const author = { ...ana, db: database.openPool().db };
	const steward = await aMemberOf(here, 'steward');
	const seen = new Set<string>();
	for (let round = 0; round < 10; round++) {
		const id = await aSubmission(ana, aDocument({ title: `Course ${round}` }));
		const [decided, saved] = await Promise.all([
			decide(steward, id, 'publish'),
			saveRevision(author, {
				...{ id, base: 1, trigger: 'button' },
				document: aDocument({ title: 'Changé' })
			})
		]);
		const slug = await slugOf(here, id);
		if (decided.ok) {
			expect(saved).toEqual({ ok: false, reason: 'not-a-draft' });
			expect(slug).toBe(`course-${round}`);
		} else {
			expect(decided.reason).toBe('no-longer-submitted');
			expect(saved.ok).toBe(true);
			expect(slug).toBeNull();
		}
		seen.add(String(decided.ok));
	}
	expect(seen.size).toBeGreaterThan(0);
});
