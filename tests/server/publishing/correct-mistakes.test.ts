import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
	countWaitingCorrections,
	listOwnCorrections,
	listWaitingCorrections
} from '#lib/server/amendments/list-corrections.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import type { MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { declineCorrection } from '#lib/server/publishing/correct.ts';
import { aWriter } from '../../support/comments.ts';
import { correctAs, reportAs, acceptAs, reasonsOf } from '../../support/corrections.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf, aPublication } from '../../support/drafts.ts';

test(
	'a reader’s mistake is quoted, decided once by a moderator, and its sender is told',
	rolledBack(async (ctx) => {
		const [ana, eve] = [await aWriter(ctx), await aWriter(ctx, 'Eve')];
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id, slug } = await aPublication(ana);
		expect(await reportAs(eve, id)).toEqual({ ok: true });
		const [waiting] = await listWaitingCorrections(ctx);
		expect(waiting).toMatchObject({
			...{ sender: 'Eve', words: 'Un « n » de trop.', document: null },
			quote: 'Un [lien](https://example.org/pour).'
		});
		expect(await acceptAs(moderator, waiting!.id, 1, {})).toEqual({
			ok: false,
			reason: 'changes-nothing'
		});
		expect(await countWaitingCorrections(ctx)).toBe(1);
		const body = aDocument().body.replace('lien', 'li');
		expect(await acceptAs(moderator, waiting!.id, 1, { body })).toEqual({ ok: true });
		expect((await findArticle(ctx, slug))?.bodyHtml).toContain('>li</a>');
		expect(await reasonsOf(eve)).toEqual(['correction-accepted']);
		expect(await reasonsOf(ana)).toEqual(['corrected', 'published']);
		expect(await countWaitingCorrections(ctx)).toBe(0);
	})
);

test(
	'a mistake is told once for each form, names a passage and says something about it',
	rolledBack(async (ctx) => {
		const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
		const { id } = await aPublication(ana);
		const idempotencyKey = randomUUID();
		await reportAs(eve, id, { idempotencyKey });
		expect(await reportAs(eve, id, { idempotencyKey })).toEqual({ ok: true });
		expect(await countWaitingCorrections(ctx)).toBe(1);
		for (const [given, reason] of [
			[{ place: '' }, 'no-place'],
			[{ place: 'body-99' }, 'no-place'],
			[{ words: ' \n ' }, 'says-nothing'],
			[{ words: 'x'.repeat(1_001) }, 'too-long'],
			[{ base: 7 }, 'clash'],
			[{ language: 'en' }, 'no-such-article'],
			[{ articleId: 0 }, 'no-such-article']
		] as const) {
			expect(await reportAs(eve, id, given), reason).toEqual({ ok: false, reason });
		}
		expect(await countWaitingCorrections(ctx)).toBe(1);
	})
);

test(
	'a correction is declined with a reason, which its sender reads; members decide nothing',
	rolledBack(async (ctx) => {
		const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id } = await aPublication(ana);
		await reportAs(eve, id);
		await reportAs(moderator, id);
		const [one, own] = await listWaitingCorrections(ctx);
		const decline = (who: MemberCtx, reason: string, of = one!.id) =>
			declineCorrection(who, { id: of, reason });
		await expect(decline(eve, 'Non.')).rejects.toThrow(Forbidden);
		await expect(decline(moderator, 'Non.', own!.id)).rejects.toThrow(Forbidden);
		expect(await decline(moderator, ' ')).toEqual({ ok: false, reason: 'says-nothing' });
		expect(await decline(moderator, 'C’est voulu.')).toEqual({ ok: true });
		expect(await listOwnCorrections(eve, { articleId: id })).toMatchObject([
			{ state: 'declined', reason: 'C’est voulu.' }
		]);
		expect(await reasonsOf(eve)).toEqual(['correction-declined']);
		await expect(correctAs(eve, id, 1, { title: 'Le mien ?' })).rejects.toThrow(Forbidden);
	})
);

test('of two moderators who decide at once one does', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
	const { id } = await aPublication(ana);
	await reportAs(eve, id);
	const [waiting] = await listWaitingCorrections(ctx);
	const one = await aMemberOf(ctx, 'moderator');
	const other = { ...(await aMemberOf(ctx, 'moderator')), db: database.openPool().db };
	const outcomes = await Promise.all([
		acceptAs(one, waiting!.id, 1, { title: 'De l’un ?' }),
		declineCorrection(other, { id: waiting!.id, reason: 'De l’autre.' })
	]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes).toContainEqual({ ok: false, reason: 'no-longer-waiting' });
});
