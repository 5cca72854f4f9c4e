import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { beginTranslation } from '#lib/server/amendments/begin-translation.ts';
import { findTranslation } from '#lib/server/amendments/find-translation.ts';
import {
	listOwnTranslations,
	listSentTranslations,
	listTranslationRevisions
} from '#lib/server/amendments/list-translations.ts';
import { saveTranslation } from '#lib/server/amendments/save-translation.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { castBallot } from '#lib/server/ballots/cast.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { Forbidden } from '#lib/server/errors.ts';
import { listNotifications } from '#lib/server/notifications/list.ts';
import { listPolls } from '#lib/server/polls/find.ts';
import { answerTranslation, sendTranslation } from '#lib/server/publishing/translate.ts';
import { listResources } from '#lib/server/resources/list.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { correctAs } from '../../support/corrections.ts';
import { aCtx, rolledBack, testDatabase } from '../../support/database.ts';
import { aDocument, aCoAuthor, aDraft, aMemberOf, aPublication } from '../../support/drafts.ts';
import { aSentTranslation, aTranslation, inEnglish } from '../../support/translations.ts';

const answer = (who: MemberCtx, to: 'accept' | 'return', of: { id: number; number: number }) =>
	answerTranslation(who, { ...of, to, message: to === 'return' ? 'Le titre.' : '' });
const inLanguage = (ctx: Ctx, locale: 'fr' | 'en') => ({ ...ctx, locale });
const reasonsOf = async (who: MemberCtx) =>
	(await listNotifications(who)).groups.flatMap(({ notifications }) =>
		notifications.map(({ reason }) => reason)
	);

test(
	'an accepted translation gives readers one article in two languages, with one poll, one thread and one set of clicks',
	rolledBack(async (ctx) => {
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx, 'Ben')];
		const { id, slug } = await aPublication(ana);
		const [poll] = await listPolls(inLanguage(ctx, 'fr'), id);
		const voter = { electorate: 'member' as const, memberId: ana.asker.id };
		await castBallot({ ...ana, voter }, { pollId: poll!.id, optionIds: [poll!.options[0]!.id] });
		await aComment(ana, id);
		const sent = await aSentTranslation(ben, id);
		const before = await findArticle(inLanguage(ctx, 'en'), slug);
		expect(before).toMatchObject({ language: 'fr', languages: ['fr'], translator: null });
		expect(await reasonsOf(ana)).toContain('translation-sent');

		expect(await answer(ana, 'accept', sent)).toEqual({ ok: true });

		const english = await findArticle(inLanguage(ctx, 'en'), slug);
		expect(english).toMatchObject({
			...{ id, language: 'en', title: 'Is one repository enough?', isOutdated: false },
			...{ translator: { name: 'Ben' }, commentCount: 1, hasTranslationHistory: true }
		});
		expect(english!.threadVersion).toBeGreaterThan(before!.threadVersion);
		const [asked] = await listPolls(inLanguage(ctx, 'en'), id);
		expect(asked).toMatchObject({ id: poll!.id, question: 'Is one repository enough?' });
		expect(asked!.options.map(({ id }) => id)).toEqual(poll!.options.map(({ id }) => id));
		expect(asked!.options.map(({ label }) => label)).toEqual(['Yes', 'No', 'It depends']);
		const [french] = await listPolls(inLanguage(ctx, 'fr'), id);
		expect(french).toEqual(poll);
		const titles = async (locale: 'fr' | 'en') =>
			(await listResources(inLanguage(ctx, locale), id)).map(({ title }) => title);
		expect([await titles('fr'), await titles('en')]).toEqual([
			['Un', 'Deux', 'Trois'],
			['One', 'Two', 'Three']
		]);
		expect(await reasonsOf(ben)).toEqual(['translation-accepted']);
	})
);

test(
	'an article with a sealed poll is translated and corrected as others are',
	rolledBack(async (ctx) => {
		const [poll] = aDocument().polls;
		const polls = [{ ...poll!, results: 'sealed' as const, closesOn: '2998-12-31' }];
		const author = await aWriter(ctx);
		const { id } = await aPublication(author, aDocument({ polls }));
		const ben = await aWriter(ctx);
		const begun = await aTranslation(ben, id, inEnglish({ polls }));
		expect(await sendTranslation(ben, { id: begun.id, base: begun.number })).toMatchObject({
			ok: true
		});
		expect(await correctAs(author, id, 1, { body: 'Mieux dit.' })).toEqual({
			ok: true,
			done: 'corrected'
		});
	})
);

test(
	'a translation is its translator’s alone until it is sent, and of the authors to answer then',
	rolledBack(async (ctx) => {
		const [ana, ben, eve] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
		const { id } = await aPublication(ana);
		const moderator = await aMemberOf(ctx, 'moderator');
		const { id: translation, number } = await aTranslation(ben, id);
		expect(await findTranslation(ana, translation)).toBeNull();
		expect(await answer(ana, 'accept', { id: translation, number })).toEqual({
			...{ ok: false, reason: 'no-longer-sent' }
		});
		for (const other of [eve, moderator]) {
			expect(await findTranslation(other, translation)).toBeNull();
			await expect(answer(other, 'accept', { id: translation, number })).rejects.toThrow(Forbidden);
		}
		await sendTranslation(ben, { id: translation, base: number });
		expect(await findTranslation(eve, translation)).toBeNull();
		expect(await findTranslation(ana, translation)).toMatchObject({ part: 'author' });
		expect(await listSentTranslations(ana, { articleId: id })).toHaveLength(1);
		for (const other of [ben, eve, moderator]) {
			await expect(answer(other, 'accept', { id: translation, number })).rejects.toThrow(Forbidden);
		}
		await expect(
			saveTranslation(eve, {
				...{ id: translation, base: number, original: 1, document: inEnglish({ title: 'Mine' }) },
				trigger: 'button'
			})
		).rejects.toThrow(Forbidden);
	})
);

test(
	'moderators answer where nobody is left who wrote the article, or nobody answers for two weeks',
	rolledBack(async (ctx) => {
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
		const moderator = await aMemberOf(ctx, 'moderator');
		const [left, silent] = [await aPublication(ana), await aPublication(ana)];
		const orphan = await aSentTranslation(ben, left.id);
		const late = await aSentTranslation(ben, silent.id);
		expect(await listSentTranslations(moderator)).toEqual([]);
		await ctx.db.execute(sql`delete from article_author where article_id = ${left.id}`);
		await ctx.db.execute(sql`update translation set sent_at = sent_at - interval '15 days'
			where id = ${late.id}`);
		expect((await listSentTranslations(moderator)).map(({ id }) => id)).toEqual([
			late.id,
			orphan.id
		]);
		expect(await answer(moderator, 'accept', orphan)).toEqual({ ok: true });
		expect(await answer(moderator, 'return', late)).toEqual({ ok: true });
		expect(await reasonsOf(ben)).toEqual(['translation-returned', 'translation-accepted']);
	})
);

test(
	'what was read is what is accepted: a translation that was written on meanwhile is not',
	rolledBack(async (ctx) => {
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
		const { id, slug } = await aPublication(ana);
		const sent = await aSentTranslation(ben, id);
		const document = inEnglish({ title: 'Another title' });
		const saved = await saveTranslation(ben, {
			...{ id: sent.id, base: sent.number, original: 1, document },
			trigger: 'button'
		});
		expect(saved).toEqual({ ok: true, number: sent.number + 1 });
		expect(await answer(ana, 'accept', sent)).toEqual({ ok: false, reason: 'no-longer-sent' });
		expect(await findArticle(inLanguage(ctx, 'en'), slug)).toMatchObject({ languages: ['fr'] });
		const [mine] = await listOwnTranslations(ben);
		expect(mine?.state).toBe('draft');
	})
);

test(
	'an unfinished translation is not sent, one without a word is not returned, and one of an older page clashes',
	rolledBack(async (ctx) => {
		const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
		const { id } = await aPublication(ana);
		const begun = await aTranslation(ben, id, inEnglish({ body: '' }));
		const send = (base: number) => sendTranslation(ben, { id: begun.id, base });
		expect(await send(begun.number)).toEqual({
			...{ ok: false, reason: 'unfinished' },
			problems: [{ field: 'body', code: 'missing' }]
		});
		const save = (base: number, title: string) =>
			saveTranslation(ben, {
				...{ id: begun.id, base, original: 1, document: inEnglish({ title }) },
				trigger: 'button'
			});
		expect(await save(begun.number, 'One')).toMatchObject({ ok: true });
		expect(await save(begun.number, 'Two')).toEqual({ ok: false, reason: 'clash' });
		expect(await send(begun.number)).toEqual({ ok: false, reason: 'clash' });
		const number = begun.number + 1;
		expect(await send(number)).toEqual({ ok: true, isPublished: false });
		const mute = { id: begun.id, number, to: 'return' as const, message: ' ' };
		expect(await answerTranslation(ana, mute)).toEqual({ ok: false, reason: 'says-nothing' });
		expect(await answer(ana, 'return', { id: begun.id, number })).toEqual({ ok: true });
		expect(await findTranslation(ben, begun.id)).toMatchObject({
			state: 'returned',
			message: 'Le titre.'
		});
	})
);

test(
	'who wrote the article along publishes a translation of it at once, and is found by its words',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const draft = await aDraft(ana);
		const ben = await aCoAuthor(ana, draft);
		const { id, slug } = await aPublication(ana);
		await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
			values (${id}, ${ben.asker.id}, 'co-author')`);
		const { id: translation, number: base } = await aTranslation(
			ben,
			id,
			inEnglish({ title: 'Quokkas everywhere?' })
		);
		const sent = await sendTranslation(ben, { id: translation, base });
		expect(sent).toEqual({ ok: true, isPublished: true });
		expect(await findArticle(inLanguage(ctx, 'en'), slug)).toMatchObject({ language: 'en' });
		const [words] = await ctx.db.execute<{ found: boolean }>(sql`
			select exists (select from article_words where article_id = ${id}
				and words @@ to_tsquery('palabre_en', 'quokka')) as found`);
		expect(words?.found).toBe(true);
	})
);

test(
	'a second translation takes the place of the first, whose poll keeps the words that people voted on',
	rolledBack(async (ctx) => {
		const [ana, ben, eve] = [
			await aWriter(ctx),
			await aWriter(ctx, 'Ben'),
			await aWriter(ctx, 'Eve')
		];
		const { id, slug } = await aPublication(ana);
		await answer(ana, 'accept', await aSentTranslation(ben, id));
		const begun = await beginTranslation(eve, { articleId: id, language: 'en' });
		expect(await findTranslation(eve, begun!)).toMatchObject({
			document: { title: 'Is one repository enough?' }
		});
		const other = inEnglish({ title: 'A better title' });
		other.polls[0]!.question = 'Another question?';
		await answer(ana, 'accept', await aSentTranslation(eve, id, other));
		expect(await findArticle(inLanguage(ctx, 'en'), slug)).toMatchObject({
			title: 'A better title',
			translator: { name: 'Eve' }
		});
		const [poll] = await listPolls(inLanguage(ctx, 'en'), id);
		expect(poll?.question).toBe('Is one repository enough?');
		const versions = await listTranslationRevisions(ctx, id, 'en');
		expect(versions.map(({ author }) => author)).toEqual(['Eve', 'Eve']);
	})
);

test('an author who accepts twice at the same moment publishes once', async () => {
	const database = await testDatabase();
	const ctx = aCtx({ db: database.db });
	const [ana, ben] = [await aWriter(ctx), await aWriter(ctx)];
	const { id } = await aPublication(ana);
	const sent = await aSentTranslation(ben, id);
	const there = { ...ana, db: database.openPool().db };
	const outcomes = await Promise.all([answer(ana, 'accept', sent), answer(there, 'accept', sent)]);
	expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
	expect(outcomes).toContainEqual({ ok: false, reason: 'no-longer-sent' });
	expect(await reasonsOf(ben)).toEqual(['translation-accepted']);
});

test(
	'an article is not translated into its own language, and not before it is published',
	rolledBack(async (ctx) => {
		const ana = await aWriter(ctx);
		const { id } = await aPublication(ana);
		expect(await beginTranslation(ana, { articleId: id, language: 'fr' })).toBeNull();
		const draft = await aDraft(ana);
		expect(await beginTranslation(ana, { articleId: draft, language: 'en' })).toBeNull();
	})
);
