import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { AUTHOR_PATIENCE } from '#lib/rules/amendments.ts';
import { claimSubject } from '#lib/server/moderation/claim.ts';
import { listDesk } from '#lib/server/moderation/list-desk.ts';
import { countAllOnDesk, countDesk } from '#lib/server/moderation/what-waits.ts';
import { answerTranslation } from '#lib/server/publishing/translate.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aDocument, aMemberOf, aPublication, aSubmission } from '../../support/drafts.ts';
import { aHeldComment, aNewcomer } from '../../support/held.ts';
import { report, theComment } from '../../support/moderation.ts';
import { anOpenBallot, aProposal } from '../../support/reader-options.ts';
import { aSentTranslation } from '../../support/translations.ts';

test(
	'the head of the page counts what the desk lists, proposed answers and unanswered translations too',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const moderator = await aMemberOf(ctx, 'moderator');
		const before = await countAllOnDesk(ctx);
		const ballot = await anOpenBallot(ana);
		await aProposal(await aWriter(ctx), ballot);
		await aSubmission(ana, aDocument());
		await report(ana, theComment(await aComment(ctx, ballot.articleId)));
		await aHeldComment(await aNewcomer(ctx), ballot.articleId);
		const { waiting } = await listDesk(moderator);
		expect(waiting.map(({ kind }) => kind)).toEqual(
			expect.arrayContaining(['option', 'submission', 'comment', 'held'])
		);
		expect(await countAllOnDesk(ctx)).toBe(waiting.length);
		expect(waiting.length).toBe(before + 4);
	})
);

test(
	'a translation that its article’s authors leave without an answer waits on the desk until it has one',
	rolledBack(async (ctx) => {
		const [ana, tom] = [await aWriter(ctx), await aWriter(ctx, 'Tom')];
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id: articleId } = await aPublication(ana);
		const { id, number } = await aSentTranslation(tom, articleId);
		const waits = async () =>
			(await listDesk(moderator)).waiting.filter(({ kind }) => kind === 'translation');
		expect(await waits()).toEqual([]);
		const later = (days: number) =>
			ctx.db.execute(sql`update translation set sent_at = sent_at - ${days} * interval '1 day'`);
		await later(AUTHOR_PATIENCE - 0.1);
		expect(await waits()).toEqual([]);
		await later(0.2);
		expect(await waits()).toMatchObject([
			{ subject: `translation-${id}`, author: `Tom (@${tom.asker.handle})`, reports: 0 }
		]);
		expect((await waits())[0]?.title).toBe(aDocument().title);
		expect((await countDesk(ctx)).get('translation')).toBe(1);
		expect(await claimSubject(moderator, `translation-${id}`)).toBe(true);

		const answer = { id, number, to: 'accept', message: '' } as const;
		expect(await answerTranslation(moderator, answer)).toMatchObject({ ok: true });
		expect(await waits()).toEqual([]);
	})
);
