import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	beginJointTranslation,
	beginTranslation
} from '#lib/server/amendments/begin-translation.ts';
import { findJointTranslation } from '#lib/server/amendments/find-joint.ts';
import { findTranslation } from '#lib/server/amendments/find-translation.ts';
import {
	exportTranslations,
	listOwnTranslations,
	listTranslationRevisions
} from '#lib/server/amendments/list-translations.ts';
import { partWithTranslator } from '#lib/server/amendments/part-with-translator.ts';
import { saveTranslation } from '#lib/server/amendments/save-translation.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import type { ArticleDocument } from '#lib/rules/article-document.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { findProposal } from '#lib/server/drafts/find.ts';
import { partWithWriter } from '#lib/server/drafts/part-with-writer.ts';
import { saveRevision } from '#lib/server/drafts/save.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { sendTranslation } from '#lib/server/publishing/translate.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { aWriter } from '../../support/comments.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aCoAuthor, aDocument, aDraft, aMemberOf, aTeam, submitIt } from '../../support/drafts.ts';
import { decideAs, slugOf, stateOf, voteAs } from '../../support/review.ts';
import { aJointTranslation, inEnglish } from '../../support/translations.ts';

const inLanguage = (ctx: Ctx, locale: 'fr' | 'en') => ({ ...ctx, locale });

const save = (who: MemberCtx, id: number, base: number, document: ArticleDocument, beside = 1) =>
	saveTranslation(who, { id, base, original: 1, beside, document, trigger: 'button' });

const rewrite = (who: MemberCtx, id: number, base: number, document: ArticleDocument) =>
	saveRevision(who, { id, base, document, trigger: 'button' });

async function publish(ctx: Ctx, author: MemberCtx, id: number, base = 1): Promise<string> {
	await submitIt(author, id, base);
	const outcome = await decideAs(await aMemberOf(ctx, 'steward'), id, 'publish');
	expect(outcome).toEqual({ ok: true, decision: 'published' });
	return (await slugOf(ctx, id)) ?? '';
}

const pollIn = async (ctx: Ctx, locale: 'fr' | 'en', id: number) => {
	const [poll] = await listPolls(inLanguage(ctx, locale), id);
	return {
		question: poll!.question,
		options: poll!.options.map(({ id, label }) => ({ id, label }))
	};
};

test(
	'what a co-author wrote in the second language appears with the article: one poll, one set of links',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		const { id: translation, number } = await aJointTranslation(ben, id);
		const slug = await publish(ctx, ana, id);

		expect(await findArticle(inLanguage(ctx, 'fr'), slug)).toMatchObject({
			languages: expect.arrayContaining(['fr', 'en']) as string[]
		});
		expect(await findArticle(inLanguage(ctx, 'en'), slug)).toMatchObject({
			...{ id, language: 'en', title: 'Is one repository enough?', isOutdated: false },
			...{ translator: { name: 'Ben' }, hasTranslationHistory: true }
		});
		const [french, english] = [await pollIn(ctx, 'fr', id), await pollIn(ctx, 'en', id)];
		expect(english.question).toBe('Is one repository enough?');
		expect(english.options.map(({ label }) => label)).toEqual(['Yes', 'No', 'It depends']);
		expect(english.options.map(({ id }) => id)).toEqual(french.options.map(({ id }) => id));
		const links = await listResources(inLanguage(ctx, 'en'), id);
		expect(links.map(({ title }) => title)).toEqual(['One', 'Two', 'Three']);
		expect(await findTranslation(ben, translation)).toMatchObject({
			...{ state: 'accepted', publishedNumber: number, articleState: 'published' }
		});
		expect(await listTranslationRevisions(ctx, id, 'en')).toHaveLength(2);
		const [words] = await ctx.db.execute<{ found: boolean }>(sql`
			select exists (select from article_words where article_id = ${id}
				and words @@ to_tsquery('palabre_en', 'repository')) as found`);
		expect(words?.found).toBe(true);
	})
);

test(
	'an incomplete translation holds nothing up, and goes on after publication with what is written',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		const { id: translation, number } = await aJointTranslation(ana, id, inEnglish({ body: '' }));
		const slug = await publish(ctx, ana, id);
		expect(await findArticle(inLanguage(ctx, 'en'), slug)).toMatchObject({ languages: ['fr'] });

		expect(await beginTranslation(ben, { articleId: id, language: 'en' })).toBe(translation);
		const send = (base: number) => sendTranslation(ben, { id: translation, base });
		expect(await send(number)).toMatchObject({ ok: false, reason: 'unfinished' });
		const saved = await save(ben, translation, number, inEnglish());
		expect(saved).toEqual({ ok: true, number: number + 1 });
		expect(await send(number + 1)).toEqual({ ok: true, isPublished: true });
		expect(await findArticle(inLanguage(ctx, 'en'), slug)).toMatchObject({ language: 'en' });
	})
);

test(
	'links and options that moved since keep their words; a new one makes the translation incomplete',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		await aJointTranslation(ana, id);
		const [poll] = aDocument().polls;
		const [one, two, three] = aDocument().resources;
		const moved = aDocument({
			polls: [{ ...poll!, options: ['Ça dépend', 'Non', 'Oui'] }],
			resources: [three!, one!, two!]
		});
		await rewrite(ana, id, 1, moved);
		const latest = { number: 2, document: moved };
		expect(await findJointTranslation(ana, id, latest)).toMatchObject({ readiness: 'ready' });
		const more = { ...moved, resources: [...moved.resources, { ...one!, url: 'https://a.org/' }] };
		await rewrite(ana, id, 2, more);
		const slug = await publish(ctx, ana, id, 3);
		const [french, english] = [await pollIn(ctx, 'fr', id), await pollIn(ctx, 'en', id)];
		const pairs = french.options.map(({ label }, place) => [label, english.options[place]!.label]);
		expect(pairs).toEqual([
			['Ça dépend', 'It depends'],
			['Non', 'No'],
			['Oui', 'Yes']
		]);
		const links = await listResources(inLanguage(ctx, 'en'), id);
		// A link that nobody translated keeps its title, as everywhere.
		expect(links.map(({ title }) => title)).toEqual(['Three', 'One', 'Two', 'Un']);
		expect(await findArticle(inLanguage(ctx, 'en'), slug)).toMatchObject({ isOutdated: false });
		expect(await listTranslationRevisions(ctx, id, 'en')).toHaveLength(3);
	})
);

test(
	'a question that was reworded since is not published in its old words; an older lede is, and says so',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const [poll] = aDocument().polls;
		const reworded = aDocument({ polls: [{ ...poll!, question: 'Faut-il deux dépôts ?' }] });
		const changed = await aDraft(ana);
		const { id: translation, number } = await aJointTranslation(ana, changed);
		await rewrite(ana, changed, 1, reworded);
		expect(
			await findJointTranslation(ana, changed, { number: 2, document: reworded })
		).toMatchObject({ readiness: 'polls-changed', isOutdated: true });
		const slug = await publish(ctx, ana, changed, 2);
		expect(await findArticle(inLanguage(ctx, 'en'), slug)).toMatchObject({ languages: ['fr'] });
		expect(await sendTranslation(ana, { id: translation, base: number })).toEqual({
			...{ ok: false, reason: 'polls-changed' }
		});
		const words = inEnglish({ polls: reworded.polls });
		words.polls[0] = { ...inEnglish().polls[0]!, question: 'Are two needed?' };
		const read = await saveTranslation(ana, {
			...{ id: translation, base: number, original: 2, beside: 2, document: words },
			trigger: 'button'
		});
		expect(read).toEqual({ ok: true, number: number + 1 });
		expect(await sendTranslation(ana, { id: translation, base: number + 1 })).toMatchObject({
			isPublished: true
		});
		expect((await pollIn(ctx, 'en', changed)).question).toBe('Are two needed?');

		const older = await aDraft(ana);
		await aJointTranslation(ana, older);
		await rewrite(ana, older, 1, aDocument({ lede: 'Autre chose.' }));
		const other = await publish(ctx, ana, older, 2);
		expect(await findArticle(inLanguage(ctx, 'en'), other)).toMatchObject({ isOutdated: true });
	})
);

test(
	'changing the translation of a submitted article makes a draft of it, and its votes are void',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		const [first, second] = await aTeam(ctx, 14);
		await submitIt(ana, id, 1);
		const translation = await beginJointTranslation(ben, id);
		expect(await stateOf(ctx, id)).toBe('submitted');
		expect(await voteAs(first!, id, 1)).toEqual({ ok: true, decision: null });

		const typed = { id: translation, base: 1, original: 1, beside: 1, document: inEnglish() };
		expect(await saveTranslation(ben, { ...typed, trigger: 'pause' })).toEqual({
			...{ ok: false, reason: 'not-a-draft' }
		});
		expect(await saveTranslation(ben, { ...typed, trigger: 'button' })).toEqual({
			...{ ok: true, number: 2 }
		});
		expect(await stateOf(ctx, id)).toBe('draft');
		expect(await voteAs(second!, id, 1)).toEqual({ ok: false, reason: 'no-longer-submitted' });
	})
);

test(
	'it is read by those who read the draft, written by those who write it, and nobody else',
	rolledBack(async (ctx) => {
		const [ana, eve] = [await aWriter(ctx), await aWriter(ctx)];
		const moderator = await aMemberOf(ctx, 'moderator');
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		const { id: translation, number } = await aJointTranslation(ana, id);
		await expect(beginJointTranslation(eve, id)).rejects.toThrow(Forbidden);
		expect(await beginJointTranslation(ben, id)).toBe(translation);
		for (const other of [eve, moderator]) {
			expect(await findTranslation(other, translation)).toBeNull();
			await expect(save(other, translation, number, inEnglish())).rejects.toThrow(Forbidden);
		}
		expect((await listOwnTranslations(ben)).map(({ id }) => id)).toEqual([translation]);
		expect(await listOwnTranslations(eve)).toEqual([]);
		await submitIt(ana, id, 1);
		expect(await findTranslation(moderator, translation)).toMatchObject({ id: translation });
		expect(await findTranslation(eve, translation)).toBeNull();
		await expect(sendTranslation(ana, { id: translation, base: number })).rejects.toThrow(
			Forbidden
		);
	})
);

test(
	'two who write it at once clash, and no revision that it was written beside makes room',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		const { id: translation, number } = await aJointTranslation(ana, id);
		expect(await save(ana, translation, number, inEnglish({ title: 'Ana’s' }))).toMatchObject({
			ok: true
		});
		expect(await save(ben, translation, number, inEnglish({ title: 'Ben’s' }))).toEqual({
			...{ ok: false, reason: 'clash' }
		});
		for (const [index, body] of ['a', 'ab', 'abc'].entries()) {
			const typed = { id, base: index + 1, document: aDocument({ body }) };
			await saveRevision(ana, { ...typed, trigger: 'pause' });
		}
		const rows = await ctx.db.execute<{ number: number }>(
			sql`select number from article_revision where article_id = ${id} order by number`
		);
		expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
	})
);

test(
	'who leaves leaves it to the others who write the article, with the export of their own versions',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const id = await aDraft(ana);
		const ben = await aCoAuthor(ana, id);
		const { id: translation } = await aJointTranslation(ben, id);
		expect((await exportTranslations(ben)).map(({ document }) => document.title)).toEqual([
			'',
			'Is one repository enough?'
		]);
		for (const leaving of [ben, ana]) {
			await partWithWriter(ctx, leaving.asker.id);
			await partWithTranslator(ctx, leaving.asker.id);
			const rest = await ctx.db.execute(sql`select from translation where id = ${translation}`);
			expect(rest).toHaveLength(leaving === ben ? 1 : 0);
		}
		expect(await findProposal(ana, id)).toBeNull();
	})
);

test('publication while the translation is saved: the one or the other, never half of it', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const ana = await aWriter(ctx);
	const id = await aDraft(ana);
	const { id: translation, number } = await aJointTranslation(ana, id);
	await submitIt(ana, id, 1);
	const there = { ...(await aMemberOf(ctx, 'steward')), db: database.openPool().db };
	const [saved, decided] = await Promise.all([
		save(ana, translation, number, inEnglish({ title: 'Another title' })),
		decideAs(there, id, 'publish')
	]);
	expect(saved).toEqual({ ok: true, number: number + 1 });
	if (decided.ok) {
		const slug = await slugOf(ctx, id);
		expect(await findArticle(inLanguage(ctx, 'en'), slug!)).toMatchObject({
			title: 'Is one repository enough?'
		});
	} else {
		expect(decided.reason).toBe('no-longer-submitted');
		expect(await stateOf(ctx, id)).toBe('draft');
	}
});
