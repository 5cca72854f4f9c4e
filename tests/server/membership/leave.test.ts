import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findProfile } from '#lib/server/accounts/find.ts';
import { logIn } from '#lib/server/accounts/log-in.ts';
import { readSession, startSession } from '#lib/server/accounts/sessions.ts';
import { signUp } from '#lib/server/accounts/sign-up.ts';
import { members, sessions } from '#lib/server/accounts/tables.ts';
import { articles } from '#lib/server/articles/tables.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallots } from '#lib/server/ballots/count.ts';
import { saveDraft } from '#lib/server/comments/drafts.ts';
import { mute } from '#lib/server/comments/mute.ts';
import { commentDrafts, mutes } from '#lib/server/comments/reader-tables.ts';
import { comments } from '#lib/server/comments/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { closeAccount, type Farewell } from '#lib/server/membership/close-account.ts';
import { exportData } from '#lib/server/membership/export-data.ts';
import { rename } from '#lib/server/membership/rename.ts';
import { notifications } from '#lib/server/notifications/tables.ts';
import { findFirstPoll } from '#lib/server/polls/find.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { aComment } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';

const password = 'correct horse battery';

/** Ana, who has done all that a member can: two sessions, a ballot, a comment with an answer, a draft. */
async function aBusyMember(ctx: Ctx) {
	await importFoundingArticle(ctx);
	const [article] = await ctx.db.select({ id: articles.id }).from(articles);
	const articleId = article!.id;
	const asAna = await joined(ctx, 'ana', 'ana@example.org');
	const asBea = await joined(ctx, 'bea');
	const sessionIds = [await started(asAna), await started(asAna)];

	const poll = (await findFirstPoll(ctx, articleId))!;
	const voter = { electorate: 'member', memberId: asAna.asker.id } as const;
	const optionIds = [poll.options[3]!.id];
	await castBallot({ ...asAna, voter }, { pollId: poll.id, optionIds });

	const commentId = await aComment(asAna, articleId, null, 'Je *pense* que non.');
	const answerId = await aComment(asBea, articleId, commentId, 'Moi si.');
	await saveDraft(asAna, {
		articleId,
		parentId: answerId,
		markdown: 'Presque dit',
		idempotencyKey: crypto.randomUUID()
	});
	await mute(asAna, { member: asBea.asker.id });
	await ctx.db
		.insert(notifications)
		.values({ memberId: asAna.asker.id, articleId, commentId: answerId, reason: 'reply' });
	return { asAna, articleId, poll, commentId, answerId, sessionIds };
}

async function joined(ctx: Ctx, handle: string, email = ''): Promise<MemberCtx> {
	const outcome = await signUp(ctx, { handle, password, email });
	if (!outcome.ok) throw new Error(outcome.reason);
	return { ...ctx, asker: outcome.member };
}

const started = async (ctx: MemberCtx) =>
	(await startSession(ctx, { memberId: ctx.asker.id, agent: 'Firefox, Linux' })).id;

const farewell = (given: Partial<Farewell> = {}): Farewell => ({
	password,
	withdrawBallots: false,
	comments: 'unname',
	...given
});

const theComment = async (ctx: Ctx, id: number) =>
	(await ctx.db.select().from(comments).where(eq(comments.id, id)))[0]!;

test(
	'without the right password nothing happens',
	rolledBack(async (ctx) => {
		const { asAna, poll, sessionIds } = await aBusyMember(ctx);
		expect(
			await closeAccount(asAna, farewell({ password: 'not this one', withdrawBallots: true }))
		).toEqual({ ok: false, reason: 'password-wrong' });
		expect(await readSession(ctx, sessionIds[0]!)).not.toBeNull();
		expect((await countBallots(ctx, poll.id))?.ballots.member).toBe(1);
	})
);

test(
	'a leaving member’s comments can stay without the name',
	rolledBack(async (ctx) => {
		const { asAna, commentId, poll } = await aBusyMember(ctx);
		expect(await closeAccount(asAna, farewell())).toEqual({ ok: true });

		expect(await theComment(ctx, commentId)).toMatchObject({
			authorId: null,
			state: 'visible',
			markdown: 'Je *pense* que non.'
		});
		expect(await ctx.db.$count(members, eq(members.id, asAna.asker.id))).toBe(0);
		expect(await findProfile(ctx, 'ana')).toBeNull();
		expect((await countBallots(ctx, poll.id))?.ballots.member).toBe(1);
	})
);

test(
	'they can lose their text, and the tree stands',
	rolledBack(async (ctx) => {
		const { asAna, commentId, answerId } = await aBusyMember(ctx);
		await closeAccount(asAna, farewell({ comments: 'erase' }));

		expect(await theComment(ctx, commentId)).toMatchObject({
			authorId: null,
			state: 'deleted',
			markdown: '',
			html: ''
		});
		expect(await theComment(ctx, answerId)).toMatchObject({
			parentId: commentId,
			state: 'visible',
			markdown: 'Moi si.'
		});
	})
);

test(
	'they can keep the name, of which nothing else is left',
	rolledBack(async (ctx) => {
		const { asAna, commentId } = await aBusyMember(ctx);
		await closeAccount(asAna, farewell({ comments: 'keep' }));

		expect((await theComment(ctx, commentId)).authorId).toBe(asAna.asker.id);
		const [row] = await ctx.db.select().from(members).where(eq(members.id, asAna.asker.id));
		expect(row).toMatchObject({
			handle: 'ana',
			email: null,
			confirmedEmail: null,
			passwordHash: null
		});
		expect((await findProfile(ctx, 'Ana'))?.closedAt).not.toBeNull();
		expect(await signUp(ctx, { handle: 'ANA', password })).toEqual({
			ok: false,
			reason: 'handle-taken'
		});
	})
);

test.each(['keep', 'unname', 'erase'] as const)(
	'with "%s" too, all sessions end, drafts go, and nobody can log in',
	(parting) =>
		rolledBack(async (ctx) => {
			const { asAna, sessionIds } = await aBusyMember(ctx);
			await closeAccount(asAna, farewell({ comments: parting }));

			for (const id of sessionIds) expect(await readSession(ctx, id)).toBeNull();
			expect(await ctx.db.$count(sessions, eq(sessions.memberId, asAna.asker.id))).toBe(0);
			expect(await ctx.db.$count(commentDrafts)).toBe(0);
			expect(await ctx.db.$count(notifications)).toBe(0);
			expect(await ctx.db.$count(mutes)).toBe(0);
			expect(await logIn(ctx, { handle: 'ana', password })).toEqual({ ok: false, reason: 'wrong' });
		})()
);

test(
	'open ballots go along when asked',
	rolledBack(async (ctx) => {
		const { asAna, poll } = await aBusyMember(ctx);
		await closeAccount(asAna, farewell({ withdrawBallots: true }));
		expect((await countBallots(ctx, poll.id))?.ballots.member).toBe(0);
	})
);

test(
	'an export holds everything of its owner’s, nothing of others’, and nothing that opens the account',
	rolledBack(async (ctx) => {
		const { asAna, poll, sessionIds, commentId, answerId } = await aBusyMember(ctx);
		await ctx.db
			.update(members)
			.set({ displayName: 'Bea the other' })
			.where(eq(members.handleKey, 'bea'));

		const data = await exportData(asAna, sessionIds[0]);

		expect(data.account).toMatchObject({ handle: 'ana', email: 'ana@example.org', role: 'member' });
		expect(data.sessions.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
		expect(data.comments.map(({ markdown }) => markdown)).toEqual(['Je *pense* que non.']);
		expect(data.drafts.map(({ markdown }) => markdown)).toEqual(['Presque dit']);
		expect(data.follows).toMatchObject([{ commentId, state: 'automatic' }]);
		expect(data.mutes).toMatchObject([{ member: 'bea' }]);
		expect(data.notifications).toMatchObject([{ commentId: answerId, reason: 'reply' }]);
		expect(data.ballots).toEqual([
			expect.objectContaining({
				pollId: poll.id,
				question: poll.question,
				options: [poll.options[3]!.label]
			})
		]);

		const json = JSON.stringify(data);
		for (const secret of ['argon2', 'hash', ...sessionIds, 'Moi si', 'Bea the other']) {
			expect(json).not.toContain(secret);
		}
	})
);

test(
	'a new display name stands in every thread at once',
	rolledBack(async (ctx) => {
		const { asAna, articleId } = await aBusyMember(ctx);
		const version = async () =>
			(await ctx.db.select().from(articles).where(eq(articles.id, articleId)))[0]!.threadVersion;
		const before = await version();

		expect(await rename(asAna, '  Ana María  ')).toEqual({ ok: true });
		expect((await findProfile(ctx, 'ana'))?.displayName).toBe('Ana María');
		expect(await version()).toBeGreaterThan(before);
		expect(await rename(asAna, 'a\u202eb')).toEqual({ ok: false, reason: 'name-characters' });
		expect((await findProfile(ctx, 'ana'))?.displayName).toBe('Ana María');
	})
);
