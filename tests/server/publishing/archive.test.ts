import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findArticle } from '#lib/server/articles/find.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { listFollowed } from '#lib/server/comments/list-choices.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { locateComment } from '#lib/server/comments/locate.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listDesk } from '#lib/server/moderation/list-desk.ts';
import { undoAct } from '#lib/server/moderation/undo.ts';
import { announceComment } from '#lib/server/notifications/announce.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { findOnShelf, moveArticle, type Shelf } from '#lib/server/publishing/archive.ts';
import { findTarget } from '#lib/server/resources/follow.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { listRefusalReasons } from '#lib/server/publishing/list-events.ts';
import { findTakingDown, listSoleDecisions } from '#lib/server/publishing/list-sole-decisions.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { moderate, report, theArticle, theComment } from '../../support/moderation.ts';
import { asVisitor } from '../../support/polls.ts';
import { aDocument, aMemberOf, aPublication } from '../../support/drafts.ts';

const move = (who: MemberCtx, id: number, to: Shelf, reason = 'Texte repris sans droit.') =>
	moveArticle(who, { id, to, reason });

const reasonsOf = async (ctx: MemberCtx, id: number) =>
	listRefusalReasons(ctx, (await findProposal(ctx, id))!);

test(
	'an archived article is nowhere, its log says why, and it comes back as it was',
	rolledBack(async (ctx) => {
		const author = await aWriter(ctx);
		const steward = await aMemberOf(ctx, 'steward');
		const { id, slug } = await aPublication(author);
		const comment = await aComment(ctx, id);
		const before = await findArticle(ctx, slug);
		const [poll] = await listPolls(ctx, id);

		expect(await move(steward, id, 'archived')).toEqual({ ok: true });
		expect(await findArticle(ctx, slug)).toBeNull();
		expect(await findTakingDown(ctx, slug)).toBe((await listSoleDecisions(ctx)).decisions[0]!.id);
		expect(await listPolls(ctx, id)).toEqual([]);
		expect(await locateComment(ctx, comment)).toBeNull();
		expect(await move(steward, id, 'archived')).toEqual({ ok: false, reason: 'already-there' });

		const seen = (await listSoleDecisions(ctx)).decisions[0];
		expect(seen).toMatchObject({
			fromState: 'published',
			toState: 'archived',
			reason: 'Texte repris sans droit.',
			article: null,
			archivedSlug: null
		});
		expect((await listSoleDecisions(steward)).decisions[0]?.archivedSlug).toBe(slug);
		expect(await reasonsOf(author, id)).toMatchObject([{ note: 'Texte repris sans droit.' }]);
		const told = (await listNotifications(author)).groups[0]?.notifications;
		expect(told?.map(({ reason }) => reason)).toEqual(['archived', 'published']);
		const save = { id, base: 1, document: aDocument(), trigger: 'button' as const };
		expect(await saveRevision(author, save)).toEqual({ ok: false, reason: 'not-a-draft' });

		expect(await move(steward, id, 'published', 'L’auteur l’a montré.')).toEqual({ ok: true });
		expect(await findArticle(ctx, slug)).toEqual(before);
		expect(await findTakingDown(ctx, slug)).toBeNull();
		expect((await listPolls(ctx, id))[0]?.id).toBe(poll?.id);
		expect((await listSoleDecisions(ctx)).decisions[0]).toMatchObject({
			fromState: 'archived',
			toState: 'published',
			article: { slug }
		});
	})
);

test(
	'nobody votes or writes where an article was taken away, not even with its form open',
	rolledBack(async (ctx) => {
		const steward = await aMemberOf(ctx, 'steward');
		const { id } = await aPublication(await aWriter(ctx));
		const [poll] = await listPolls(ctx, id);
		await move(steward, id, 'archived');
		const voter = await aWriter(ctx);
		const optionIds = [poll!.options[0]!.id];
		expect((await castBallot(asVisitor(ctx, 'token'), { pollId: poll!.id, optionIds })).ok).toBe(
			false
		);
		await expect(aComment(voter, id)).rejects.toThrow('no-such-article');
	})
);

test(
	'what is taken back meanwhile is taken back: a hidden comment, and one that its author erases',
	rolledBack(async (ctx) => {
		const [steward, writer] = [await aMemberOf(ctx, 'steward'), await aWriter(ctx)];
		const { id, slug } = await aPublication(await aWriter(ctx));
		const [hidden, erased] = [await aComment(ctx, id), await aComment(writer, id)];
		const act = await moderate(steward, theComment(hidden), 'hide-comment');
		expect((await findArticle(ctx, slug))?.commentCount).toBe(1);
		await move(steward, id, 'archived');
		expect(await undoAct(steward, { id: act, reason: 'Erreur.' })).toEqual({ ok: true });
		expect(await deleteComment(writer, erased)).toEqual({ ok: true });
		await move(steward, id, 'published');
		expect((await findArticle(ctx, slug))?.commentCount).toBe(1);
		const page = await listThreadPage(ctx, id, {});
		expect(page?.comments.map(({ id, gone }) => [id, gone])).toEqual([
			[hidden, null],
			[erased, 'deleted']
		]);
	})
);

test(
	'neither notifications nor lists nor links tell of it, and the desk has nothing that nobody can open',
	rolledBack(async (ctx) => {
		const [steward, reader] = [await aMemberOf(ctx, 'steward'), await aWriter(ctx)];
		const author = await aWriter(ctx);
		const { id, slug } = await aPublication(author);
		const [link] = await listResources(ctx, id);
		const asked = await aComment(reader, id);
		const reply = await aComment(await aWriter(ctx, 'Bob'), id, asked, 'Un secret.');
		await announceComment(ctx, reply);
		await report(reader, theArticle(id));
		await report(reader, theComment(reply));
		const told = async () => {
			const { groups } = await listNotifications(reader);
			return groups.flatMap(({ article, notifications }) =>
				notifications.map(({ reason, excerpt }) => [reason, article?.title, excerpt])
			);
		};
		expect(await told()).toEqual([['reply', aDocument().title, 'Un secret.']]);
		expect(await findTarget(ctx, link!.id)).toBe(link!.url);

		await move(steward, id, 'archived');
		expect(await told()).toEqual([
			['report-upheld', undefined, null],
			['reply', '', null]
		]);
		expect(await findTarget(ctx, link!.id)).toBeNull();
		expect((await listDesk(steward)).waiting).toEqual([]);
		const { chosen } = await listFollowed(reader);
		expect(chosen.map(({ label, slug }) => [label, slug])).toEqual([[null, null]]);

		await move(steward, id, 'published');
		expect((await listDesk(steward)).waiting).toMatchObject([{ subject: `comment-${reply}` }]);
		expect((await listFollowed(reader)).chosen[0]?.slug).toBe(slug);
	})
);

test(
	'it needs a steward and a reason',
	rolledBack(async (ctx) => {
		const { id, slug } = await aPublication(await aWriter(ctx));
		const moderator = await aMemberOf(ctx, 'moderator');
		await expect(move(moderator, id, 'archived')).rejects.toThrow(Forbidden);
		const steward = await aMemberOf(ctx, 'steward');
		expect(await move(steward, id, 'archived', ' ')).toEqual({ ok: false, reason: 'says-nothing' });
		expect(await move(steward, id, 'archived', 'x'.repeat(2_001))).toMatchObject({ ok: false });
		expect(await move(steward, id, 'published')).toEqual({ ok: false, reason: 'already-there' });
		expect(await findOnShelf(ctx, slug)).toMatchObject({ id, shelf: 'published' });
		expect(await findOnShelf(ctx, 'nowhere-at-all')).toBeNull();
	})
);

test('of two stewards who take it away at once, one does', async () => {
	const ctx: Ctx = aCtx({ db: (await testDatabase()).db });
	const { id } = await aPublication(await aWriter(ctx));
	const stewards = [await aMemberOf(ctx, 'steward'), await aMemberOf(ctx, 'steward')];
	const outcomes = await Promise.all(stewards.map((steward) => move(steward, id, 'archived')));
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	const [row] = await ctx.db.execute<{ moves: number }>(sql`select count(*)::int as moves
		from article_event where article_id = ${id} and to_state = 'archived'`);
	expect(row?.moves).toBe(1);
});
