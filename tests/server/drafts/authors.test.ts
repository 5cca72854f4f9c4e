import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { MemberCtx } from '#lib/server/ctx.ts';
import {
	acceptInvitation,
	dismissAuthor,
	inviteAuthor,
	leaveAuthors,
	listAuthors
} from '#lib/server/drafts/authors.ts';
import { exportArticles } from '#lib/server/drafts/export.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { partWithWriter } from '#lib/server/drafts/part-with-writer.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { decideAlone } from '#lib/server/publishing/decide.ts';
import { invite } from '#lib/server/publishing/invite.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import {
	aCoAuthor,
	aDocument,
	aDraft,
	aMemberOf,
	aPublication,
	aSubmission
} from '../../support/drafts.ts';

const save = (who: MemberCtx, id: number) =>
	saveRevision(who, { id, base: 1, document: aDocument({ body: 'Autre' }), trigger: 'button' });

test(
	'who is invited reads the draft, and writes after accepting',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const ben = await aWriter(ctx, 'Ben');
		const id = await aDraft(ana);
		expect(await findProposal(ben, id)).toBeNull();
		expect(await invite(ana, { id, handle: ` @${ben.asker.handle.toUpperCase()} ` })).toMatchObject(
			{
				ok: true,
				isNew: true
			}
		);
		expect(await invite(ana, { id, handle: ben.asker.handle })).toMatchObject({ isNew: false });
		expect(await findProposal(ben, id)).toMatchObject({ part: 'invited' });
		await expect(save(ben, id)).rejects.toThrow(Forbidden);
		expect((await listNotifications(ben)).groups).toMatchObject([
			{
				rootId: null,
				article: { id, slug: null, title: aDocument().title },
				notifications: [{ reason: 'invited', isUnread: true }]
			}
		]);
		expect(await acceptInvitation(ben, id)).toBe(true);
		expect(await acceptInvitation(ben, id)).toBe(false);
		expect(await save(ben, id)).toEqual({ ok: true, number: 2 });
		expect((await listAuthors(ctx, id)).map(({ role }) => role)).toEqual(['author', 'co-author']);
	})
);

test(
	'an invitation is taken back, and a co-author leaves; the author cannot',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aWriter(ctx, 'Ben');
		await inviteAuthor(ana, { id, handle: ben.asker.handle });
		await dismissAuthor(ana, { id, memberId: ben.asker.id });
		expect(await acceptInvitation(ben, id)).toBe(false);
		expect(await findProposal(ben, id)).toBeNull();
		const eve = await aCoAuthor(ana, id);
		await leaveAuthors(eve, id);
		await expect(leaveAuthors(ana, id)).rejects.toThrow(Forbidden);
		await dismissAuthor(ana, { id, memberId: ana.asker.id });
		expect((await listAuthors(ctx, id)).map(({ memberId }) => memberId)).toEqual([ana.asker.id]);
	})
);

test(
	'publication ends the invitations that nobody answered, and who wrote along stays',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aSubmission(ana);
		const ben = await aCoAuthor(ana, id);
		const eve = await aWriter(ctx, 'Eve');
		await inviteAuthor(ana, { id, handle: eve.asker.handle });
		const alone = { submission: 1, template: null, reason: 'Prêt.', zone: 'UTC' };
		await decideAlone(await aMemberOf(ctx, 'steward'), { ...alone, id, to: 'publish' });
		expect((await listAuthors(ctx, id)).map(({ role }) => role)).toEqual(['author', 'co-author']);
		expect(await acceptInvitation(eve, id)).toBe(false);
		await leaveAuthors(eve, id);
		for (const who of [ana, ben]) await expect(leaveAuthors(who, id)).rejects.toThrow(Forbidden);
		expect(await listAuthors(ctx, id)).toHaveLength(2);
	})
);

test(
	'an invitation to what was published is declined, never accepted',
	rolledBack(async (ctx) => {
		const { id } = await aPublication(await aWriter(ctx));
		const eve = await aWriter(ctx, 'Eve');
		// As publication left it before it ended invitations.
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${id}, ${eve.asker.id}, 'invited')`);
		expect(await acceptInvitation(eve, id)).toBe(false);
		await leaveAuthors(eve, id);
		expect(await listAuthors(ctx, id)).toHaveLength(1);
	})
);

test('who accepts while the article is published writes it along, or is not of it', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const ana = await aWriter(ctx);
	const steward = { ...(await aMemberOf(ctx, 'steward')), db: database.openPool().db };
	for (let round = 0; round < 5; round++) {
		const id = await aSubmission(ana);
		const eve = await aWriter(ctx, 'Eve');
		await inviteAuthor(ana, { id, handle: eve.asker.handle });
		const alone = { submission: 1, template: null, reason: 'Prêt.', zone: 'UTC' };
		const [accepted] = await Promise.all([
			acceptInvitation(eve, id),
			decideAlone(steward, { ...alone, id, to: 'publish' })
		]);
		const roles = (await listAuthors(ctx, id)).map(({ role }) => role);
		expect(roles).toEqual(accepted ? ['author', 'co-author'] : ['author']);
	}
});

test(
	'only the author invites, and only whom there is',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		for (const who of [ben, await aWriter(ctx), await aMemberOf(ctx, 'steward')]) {
			await expect(inviteAuthor(who, { id, handle: 'nobody' })).rejects.toThrow(Forbidden);
			await expect(dismissAuthor(who, { id, memberId: 1 })).rejects.toThrow(Forbidden);
		}
		expect(await inviteAuthor(ana, { id, handle: 'nobody-here' })).toEqual({
			ok: false,
			reason: 'no-such-member'
		});
		for (let count = 0; count < 8; count++) {
			const { asker } = await aWriter(ctx);
			expect(await inviteAuthor(ana, { id, handle: asker.handle })).toMatchObject({ ok: true });
		}
		const { asker } = await aWriter(ctx);
		expect(await inviteAuthor(ana, { id, handle: asker.handle })).toEqual({
			ok: false,
			reason: 'too-many-authors'
		});
	})
);

test(
	'moderators see a draft once it is submitted, and not while it is written',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const moderator = await aMemberOf(ctx, 'moderator');
		const id = await aDraft(ana);
		expect(await findProposal(moderator, id)).toBeNull();
		const other = await aSubmission(ana);
		expect(await findProposal(moderator, other)).toMatchObject({ part: null });
		expect(await findProposal(await aWriter(ctx), other)).toBeNull();
	})
);

test(
	'when an author leaves, drafts go to the first co-author, and others are deleted',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const alone = await aDraft(ana);
		const shared = await aSubmission(ana);
		const ben = await aCoAuthor(ana, shared);
		await aCoAuthor(ana, shared);
		await partWithWriter(ctx, ana.asker.id);
		expect(await findProposal(ana, alone)).toBeNull();
		expect(await findProposal(ben, shared)).toMatchObject({ part: 'author', state: 'draft' });
		expect(await exportArticles(ana)).toMatchObject({
			parts: [],
			revisions: [{ articleId: shared, number: 1 }]
		});
	})
);
