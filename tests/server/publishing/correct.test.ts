import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { findPublished } from '#lib/server/amendments/find-published.ts';
import { listWaitingCorrections } from '#lib/server/amendments/list-corrections.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { findDocument } from '#lib/server/drafts/find.ts';
import { listArticleRevisions } from '#lib/server/drafts/list-revisions.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { aWriter } from '../../support/comments.ts';
import { correctAs, acceptAs, anHourLater, reasonsOf } from '../../support/corrections.ts';
import { rolledBack } from '../../support/database.ts';
import { aDocument, aMemberOf, aPublication } from '../../support/drafts.ts';

test(
	'within an hour an author corrects title, texts and titles of links; the version before stays readable',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id, slug } = await aPublication(ana);
		const before = await findArticle(ctx, slug);
		const corrected = await correctAs(ana, id, 1, {
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
		const proposed = await correctAs(ana, id, 1, { lede: 'Une question très simple.' });
		expect(proposed).toEqual({ ok: true, done: 'proposed' });
		expect((await findArticle(ctx, slug))?.ledeHtml).not.toContain('très');
		const [waiting] = await listWaitingCorrections(ctx);
		await expect(acceptAs(ana, waiting!.id, 1, {})).rejects.toThrow(Forbidden);

		const changed = { lede: 'Une question très simple.' };
		expect(await acceptAs(moderator, waiting!.id, 1, changed)).toEqual({ ok: true });
		expect((await findArticle(ctx, slug))?.ledeHtml).toContain('très');
		expect((await listArticleRevisions(ctx, id))[0]?.author).toBe('Ana');
		expect(await reasonsOf(ana)).toEqual(['correction-accepted', 'published']);
		expect(await acceptAs(moderator, waiting!.id, 2, { lede: 'Encore.' })).toEqual({
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
		await correctAs(ana, id, 1, { title: 'Le premier titre ?' });
		const second = await correctAs(ana, id, 1, { title: 'Le second titre ?' });
		expect(second).toMatchObject({
			...{ ok: false, reason: 'clash' },
			current: { number: 2, document: { title: 'Le premier titre ?' } }
		});
		expect((await findArticle(ctx, slug))?.title).toBe('Le premier titre ?');
	})
);

test(
	'a correction that says an earlier version again is listed as that, whoever makes it',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id } = await aPublication(ana);
		const restored = async () =>
			(await listArticleRevisions(ctx, id)).map(({ restored }) => restored);
		await correctAs(ana, id, 1, { body: 'Rien.', resourceTitles: ['Un', 'Deux', 'Quatre'] });
		// The same texts under other titles of links are another version.
		await correctAs(ana, id, 2, { resourceTitles: ['Un', 'Deux', 'Cinq'] });
		await correctAs(ana, id, 3, {});
		expect(await restored()).toEqual([1, null, null, null]);

		await anHourLater(ctx, id);
		const again = { body: 'Rien.', resourceTitles: ['Un', 'Deux', 'Quatre'] };
		await correctAs(ana, id, 4, again);
		const [waiting] = await listWaitingCorrections(ctx);
		await acceptAs(moderator, waiting!.id, 4, again);
		expect(await restored()).toEqual([2, 1, null, null, null]);
	})
);
