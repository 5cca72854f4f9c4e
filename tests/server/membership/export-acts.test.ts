import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { hashPassword } from '#lib/server/accounts/hash-password.ts';
import { members } from '#lib/server/accounts/tables.ts';
import { lookAtResults } from '#lib/server/ballots/look.ts';
import { headlines } from '#lib/server/front/tables.ts';
import { exportData } from '#lib/server/membership/export-data.ts';
import { changeRole } from '#lib/server/stewardship/change-role.ts';
import { anArticle } from '../../support/articles.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';
import { moderate, theMember } from '../../support/moderation.ts';
import { aPoll } from '../../support/polls.ts';

const password = 'correct horse battery';

test(
	'an export holds acts on the site by its owner and on them, what waits for their comments, and looks',
	rolledBack(async (ctx) => {
		const [ana, bea] = [await aWriter(ctx), await aWriter(ctx)];
		const [steward, moderator] = [
			await aMemberOf(ctx, 'steward'),
			await aMemberOf(ctx, 'moderator')
		];
		await moderate(moderator, theMember(ana.asker.id), 'hold-comments', { count: 3 });
		const passwordHash = await hashPassword(password);
		await ctx.db.update(members).set({ passwordHash }).where(eq(members.id, steward.asker.id));
		const { handle } = ana.asker;
		await changeRole(steward, { handle, role: 'moderator', reason: 'Élue.', password });
		const article = await anArticle(ctx);
		await ctx.db.insert(headlines).values({
			articleId: article.id,
			putBy: ana.asker.id,
			putAt: new Date(Date.now() - 60_000),
			endsAt: new Date(Date.now() + 60_000),
			removedAt: new Date(),
			removedBy: bea.asker.id
		});
		const poll = await aPoll(ctx);
		await lookAtResults(
			{ ...ana, voter: { electorate: 'member', memberId: ana.asker.id } },
			poll.id
		);

		const change = { kind: 'role', before: 'member', after: 'moderator', reason: 'Élue.' };
		const data = await exportData(ana, undefined);
		expect(data.stewardship).toMatchObject([{ ...change, byMe: false, toMe: true }]);
		expect(data.headlines).toMatchObject([
			{ article: article.slug, putByMe: true, removedByMe: false }
		]);
		expect(data.headlines[0]!.putAt).toMatch(/^20\d\d-\d\d-\d\dT/);
		expect(data.commentHold).toMatchObject({ remaining: 3 });
		expect(data.looks).toMatchObject([{ pollId: poll.id }]);

		const ofSteward = await exportData(steward, undefined);
		expect(ofSteward.stewardship).toMatchObject([{ ...change, byMe: true, toMe: false }]);
		const ofBea = await exportData(bea, undefined);
		expect(ofBea).toMatchObject({ stewardship: [], commentHold: null, looks: [] });
		expect(ofBea.headlines).toMatchObject([{ putByMe: false, removedByMe: true }]);
	})
);
