import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { CorrectedWords } from '#lib/rules/amendments.ts';
import { reportMistake, type Mistake } from '#lib/server/amendments/ask-correction.ts';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import {
	countWaitingCorrections,
	listOwnCorrections,
	listWaitingCorrections
} from '#lib/server/amendments/list-corrections.ts';
import { listTranslationRevisions } from '#lib/server/amendments/list-translations.ts';
import { findTranslation } from '#lib/server/amendments/find-translation.ts';
import { saveTranslation } from '#lib/server/amendments/save-translation.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { findDocument } from '#lib/server/drafts/find.ts';
import { listArticleRevisions } from '#lib/server/drafts/list-revisions.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import {
	acceptCorrection,
	correctArticle,
	declineCorrection
} from '#lib/server/publishing/correct.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { answerTranslation } from '#lib/server/publishing/translate.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aMemberOf, aPublication, TODAY } from '../../support/drafts.ts';
import { aSentTranslation, inEnglish } from '../../support/translations.ts';

const wordsOf = (given: Partial<CorrectedWords> = {}): CorrectedWords => {
	const { title, lede, body, resources } = aDocument();
	return { title, lede, body, resourceTitles: resources.map(({ title }) => title), ...given };
};
const correct = (who: MemberCtx, articleId: number, base: number, given: Partial<CorrectedWords>) =>
	correctArticle(who, {
		...{ articleId, base, words: wordsOf(given) },
		...{ today: TODAY, idempotencyKey: randomUUID() }
	});
const report = (who: MemberCtx, articleId: number, given: Partial<Mistake> = {}) =>
	reportMistake(who, {
		...{ articleId, language: 'fr', base: 1, place: 'body-1', words: 'Un « n » de trop.' },
		...{ idempotencyKey: randomUUID(), ...given }
	});
const accept = (who: MemberCtx, id: number, base: number, given: Partial<CorrectedWords>) =>
	acceptCorrection(who, { id, base, words: wordsOf(given), today: TODAY });
const anHourLater = (ctx: Ctx, id: number) =>
	ctx.db.execute(sql`update article set published_at = published_at - interval '61 minutes'
		where id = ${id}`);
const reasonsOf = async (who: MemberCtx) =>
	(await listNotifications(who)).groups.flatMap(({ notifications }) =>
		notifications.map(({ reason }) => reason)
	);

test(
	'within an hour an author corrects title, texts and titles of links; the version before stays readable',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id, slug } = await aPublication(ana);
		const before = await findArticle(ctx, slug);
		const corrected = await correct(ana, id, 1, {
			title: 'Faut-il un seul dépôt, vraiment ?',
			resourceTitles: ['Un', 'Deux', 'Quatre']
		});
		expect(corrected).toEqual({ ok: true, done: 'corrected' });
		const after = await findArticle(ctx, slug);
		expect(after).toMatchObject({ title: 'Faut-il un seul dépôt, vraiment ?', slug });
		expect(after!.threadVersion).toBeGreaterThan(before!.threadVersion);
		const now = await findPublished(ctx, id, 'fr');
		expect(now?.document.resources.map(({ title }) => title)).toEqual(['Un', 'Deux', 'Quatre']);
		expect((await listArticleRevisions(ctx, id)).map(({ number }) => number)).toEqual([2, 1]);
		expect(await findDocument(ctx, { id, number: 1 })).toEqual(aDocument());
		const [words] = await ctx.db.execute<{ found: boolean }>(sql`
			select exists (select from article_words where article_id = ${id}
				and words @@ to_tsquery('palabre_fr', 'vraiment')) as found`);
		expect(words?.found).toBe(true);
	})
);

test(
	'after an hour of the database an author proposes, and a moderator decides',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id, slug } = await aPublication(ana);
		await anHourLater(ctx, id);
		const proposed = await correct(ana, id, 1, { lede: 'Une question très simple.' });
		expect(proposed).toEqual({ ok: true, done: 'proposed' });
		expect((await findArticle(ctx, slug))?.ledeHtml).not.toContain('très');
		const [waiting] = await listWaitingCorrections(ctx);
		await expect(accept(ana, waiting!.id, 1, {})).rejects.toThrow(Forbidden);

		const changed = { lede: 'Une question très simple.' };
		expect(await accept(moderator, waiting!.id, 1, changed)).toEqual({ ok: true });
		expect((await findArticle(ctx, slug))?.ledeHtml).toContain('très');
		expect((await listArticleRevisions(ctx, id))[0]?.author).toBe('Ana');
		expect(await reasonsOf(ana)).toEqual(['correction-accepted', 'published']);
		expect(await accept(moderator, waiting!.id, 2, { lede: 'Encore.' })).toEqual({
			ok: false,
			reason: 'no-longer-waiting'
		});
	})
);

test(
	'two who correct at once: the second learns what the first wrote, and nothing is overwritten',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id, slug } = await aPublication(ana);
		await correct(ana, id, 1, { title: 'Le premier titre ?' });
		const second = await correct(ana, id, 1, { title: 'Le second titre ?' });
		expect(second).toMatchObject({
			...{ ok: false, reason: 'clash' },
			current: { number: 2, document: { title: 'Le premier titre ?' } }
		});
		expect((await findArticle(ctx, slug))?.title).toBe('Le premier titre ?');
	})
);

test(
	'a reader’s mistake is quoted, decided once by a moderator, and its sender is told',
	rolledBack(async (ctx) => {
		const [ana, eve] = [await aWriter(ctx), await aWriter(ctx, 'Eve')];
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id, slug } = await aPublication(ana);
		expect(await report(eve, id)).toEqual({ ok: true });
		const [waiting] = await listWaitingCorrections(ctx);
		expect(waiting).toMatchObject({
			...{ sender: 'Eve', words: 'Un « n » de trop.', document: null },
			quote: 'Un [lien](https://example.org/pour).'
		});
		expect(await accept(moderator, waiting!.id, 1, {})).toEqual({
			ok: false,
			reason: 'changes-nothing'
		});
		expect(await countWaitingCorrections(ctx)).toBe(1);
		const body = aDocument().body.replace('lien', 'li');
		expect(await accept(moderator, waiting!.id, 1, { body })).toEqual({ ok: true });
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
		await report(eve, id, { idempotencyKey });
		expect(await report(eve, id, { idempotencyKey })).toEqual({ ok: true });
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
			expect(await report(eve, id, given), reason).toEqual({ ok: false, reason });
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
		await report(eve, id);
		await report(moderator, id);
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
		await expect(correct(eve, id, 1, { title: 'Le mien ?' })).rejects.toThrow(Forbidden);
	})
);

test(
	'a corrected original makes its translation older, until that takes the correction into account',
	rolledBack(async (ctx) => {
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
		const { id, slug } = await aPublication(ana);
		const sent = await aSentTranslation(ben, id);
		await answerTranslation(ana, { ...sent, to: 'accept', message: '' });
		const isOutdated = async () => (await findArticle({ ...ctx, locale: 'en' }, slug))?.isOutdated;
		expect(await isOutdated()).toBe(false);
		await correct(ana, id, 1, { title: 'Un autre titre ?' });
		expect(await isOutdated()).toBe(true);
		expect((await findArticle(ctx, slug))?.isOutdated).toBe(false);

		const saved = await saveTranslation(ben, {
			...{ id: sent.id, base: sent.number, original: 2 },
			document: inEnglish({ title: 'Another title?' }),
			trigger: 'button'
		});
		const number = saved.ok ? saved.number : 0;
		await ctx.db.execute(sql`update translation set state = 'sent', sent_at = now()
			where id = ${sent.id}`);
		await answerTranslation(ana, { id: sent.id, number, to: 'accept', message: '' });
		expect(await isOutdated()).toBe(false);
	})
);

test(
	'a mistake in a translation is corrected there, and what its translator writes meanwhile is kept',
	rolledBack(async (ctx) => {
		const [ana, ben, eve] = [await aWriter(ctx), await aWriter(ctx, 'Ben'), await aWriter(ctx)];
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id, slug } = await aPublication(ana);
		const sent = await aSentTranslation(ben, id);
		await answerTranslation(ana, { ...sent, to: 'accept', message: '' });
		await saveTranslation(ben, {
			...{ id: sent.id, base: sent.number, original: 1 },
			document: inEnglish({ lede: 'A new lede.' }),
			trigger: 'button'
		});
		await report(eve, id, { language: 'en', base: sent.number, place: 'title' });
		const [waiting] = await listWaitingCorrections(ctx);
		const { title: _, ...others } = inEnglish();
		const words = { ...others, resourceTitles: others.resources.map(({ title }) => title) };
		const outcome = await acceptCorrection(moderator, {
			...{ id: waiting!.id, base: sent.number, today: TODAY },
			words: { ...words, title: 'Is one repository enough for all?' }
		});
		expect(outcome).toEqual({ ok: true });
		const english = await findArticle({ ...ctx, locale: 'en' }, slug);
		expect(english).toMatchObject({
			title: 'Is one repository enough for all?',
			translator: { name: 'Ben' },
			isOutdated: false
		});
		expect(english?.ledeHtml).toContain('simple');
		expect((await findArticle(ctx, slug))?.title).toBe(aDocument().title);
		expect((await findTranslation(ben, sent.id))?.document).toMatchObject({
			title: 'Is one repository enough for all?',
			lede: 'A new lede.'
		});
	})
);

test(
	'a text that the site came with is corrected, too; what it said before stays readable in both languages',
	rolledBack(async (ctx) => {
		await ctx.db.execute(sql`delete from article`);
		await importFoundingArticle(ctx);
		const [founding] = await ctx.db.execute<{ id: number; slug: string }>(
			sql`select id::int as id, slug from article`
		);
		const { id, slug } = founding!;
		const eve = await aWriter(ctx);
		const moderator = await aMemberOf(ctx, 'moderator');
		for (const language of ['fr', 'en'] as const) {
			const before = await findPublished(ctx, id, language);
			expect(before?.number).toBe(0);
			expect(await report(eve, id, { language, base: 0, place: 'title' })).toEqual({ ok: true });
			const [waiting] = await listWaitingCorrections(ctx);
			const { lede, body, resources } = before!.document;
			const outcome = await acceptCorrection(moderator, {
				...{ id: waiting!.id, base: 0, today: TODAY },
				words: {
					...{ lede, body, title: `Corrected ${language}` },
					resourceTitles: resources.map(({ title }) => title)
				}
			});
			expect(outcome).toEqual({ ok: true });
			expect((await findArticle({ ...ctx, locale: language }, slug))?.title).toBe(
				`Corrected ${language}`
			);
		}
		expect((await listArticleRevisions(ctx, id)).map(({ number }) => number)).toEqual([2, 1]);
		expect(await listTranslationRevisions(ctx, id, 'en')).toHaveLength(2);
		expect(await findArticle(ctx, slug)).toMatchObject({ hasHistory: true });
	})
);

test('of two moderators who decide at once one does', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
	const { id } = await aPublication(ana);
	await report(eve, id);
	const [waiting] = await listWaitingCorrections(ctx);
	const one = await aMemberOf(ctx, 'moderator');
	const other = { ...(await aMemberOf(ctx, 'moderator')), db: database.openPool().db };
	const outcomes = await Promise.all([
		accept(one, waiting!.id, 1, { title: 'De l’un ?' }),
		declineCorrection(other, { id: waiting!.id, reason: 'De l’autre.' })
	]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes).toContainEqual({ ok: false, reason: 'no-longer-waiting' });
});
