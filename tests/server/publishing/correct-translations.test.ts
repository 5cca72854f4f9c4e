import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import { findTranslation } from '#lib/server/amendments/find-translation.ts';
import { listWaitingCorrections } from '#lib/server/amendments/list-corrections.ts';
import {
	listOwnTranslationRevisions,
	listTranslationRevisions
} from '#lib/server/amendments/list-translations.ts';
import { saveTranslation } from '#lib/server/amendments/save-translation.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { listArticleRevisions } from '#lib/server/drafts/list-revisions.ts';
import { acceptCorrection } from '#lib/server/publishing/correct.ts';
import { importFoundingArticle } from '#lib/server/publishing/import-founding-article.ts';
import { answerTranslation } from '#lib/server/publishing/translate.ts';
import { aWriter } from '../../support/comments.ts';
import { correctAs, reportAs } from '../../support/corrections.ts';
import { rolledBack } from '../../support/database.ts';
import { aDocument, aMemberOf, aPublication } from '../../support/drafts.ts';
import { aSentTranslation, inEnglish } from '../../support/translations.ts';

test(
	'a corrected original makes its translation older, until that takes the correction into account',
	rolledBack(async (ctx) => {
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
		const { id, slug } = await aPublication(ana);
		const sent = await aSentTranslation(ben, id);
		await answerTranslation(ana, { ...sent, to: 'accept', message: '' });
		const isOutdated = async () => (await findArticle({ ...ctx, locale: 'en' }, slug))?.isOutdated;
		expect(await isOutdated()).toBe(false);
		await correctAs(ana, id, 1, { title: 'Un autre titre ?' });
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
		await reportAs(eve, id, { language: 'en', base: sent.number, place: 'title' });
		const [waiting] = await listWaitingCorrections(ctx);
		const { title: _, ...others } = inEnglish();
		const words = { ...others, resourceTitles: others.resources.map(({ title }) => title) };
		const outcome = await acceptCorrection(moderator, {
			...{ id: waiting!.id, base: sent.number },
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
			expect(await reportAs(eve, id, { language, base: 0, place: 'title' })).toEqual({ ok: true });
			const [waiting] = await listWaitingCorrections(ctx);
			const { lede, body, resources } = before!.document;
			const outcome = await acceptCorrection(moderator, {
				...{ id: waiting!.id, base: 0 },
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

test(
	'a translation that takes up an earlier version again is listed as that, and so is its correction',
	rolledBack(async (ctx) => {
		const [ana, ben, eve] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id } = await aPublication(ana);
		const sent = await aSentTranslation(ben, id);
		const { number: first } = sent;
		await answerTranslation(ana, { ...sent, to: 'accept', message: '' });
		const save = (base: number, given: Parameters<typeof inEnglish>[0], isTyping = false) =>
			saveTranslation(ben, {
				...{ id: sent.id, base, original: 1, document: inEnglish(given) },
				trigger: isTyping ? 'pause' : 'button'
			});
		await save(first, { lede: 'Other.' });
		await save(first + 1, {});
		await save(first + 2, { lede: 'Other.' }, true);
		const restored = async () =>
			(await listOwnTranslationRevisions(ctx, sent.id)).map(({ restored }) => restored);
		expect((await restored()).slice(0, 3)).toEqual([null, first, null]);

		const correct = async (base: number, given: Parameters<typeof inEnglish>[0]) => {
			await reportAs(eve, id, { language: 'en', base, place: 'title' });
			const [waiting] = await listWaitingCorrections(ctx);
			const { title, lede, body, resources } = inEnglish(given);
			const words = { title, lede, body, resourceTitles: resources.map(({ title }) => title) };
			return acceptCorrection(moderator, { id: waiting!.id, base, words });
		};
		const published = async () => (await findPublished(ctx, id, 'en'))!.number;
		expect(await correct(first, { title: 'Is one enough?' })).toEqual({ ok: true });
		const between = await published();
		expect(await correct(between, {})).toEqual({ ok: true });
		const list = await listTranslationRevisions(ctx, id, 'en');
		const now = await published();
		expect(list.find(({ number }) => number === now)?.restored).not.toBeNull();
		expect(list.find(({ number }) => number === between)?.restored).toBeNull();
	})
);
