import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { prepareSearch } from '#lib/server/search/prepare.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aTalk, commentsFor, learnAllWords, searchFor } from '../../support/search.ts';
import { aWholeArticle } from '../../support/whole-article.ts';

describe('a comment is found', () => {
	test(
		'by words with and without accents, in every form of its language',
		rolledBack(async (ctx) => {
			const { say, sayInEnglish } = await aTalk(ctx);
			const fr = await say('L’École des *libertés* numériques, c’est « sérieux ».');
			const en = await sayInEnglish('The cafés were running free governments.');
			for (const typed of ['ecole', 'ÉCOLE', 'liberté', 'libertes', 'serieux', 'numérique école']) {
				expect(await commentsFor(ctx, typed), typed).toEqual([fr]);
			}
			for (const typed of ['cafe', 'run', 'government', 'governments running', 'the café']) {
				expect(await commentsFor(ctx, typed), typed).toEqual([en]);
			}
			expect(await commentsFor(ctx, 'liberté government')).toEqual([]);
		})
	);

	test(
		'by the beginning of its words, once they are known',
		rolledBack(async (ctx) => {
			const { say } = await aTalk(ctx);
			const id = await say('Un hyperviseur, et son paravirtualisateur.');
			expect(await commentsFor(ctx, 'paravirtualisateur')).toEqual([id]);
			expect(await commentsFor(ctx, 'paravi')).toEqual([]);
			await learnAllWords(ctx);
			expect(await commentsFor(ctx, 'paravi')).toEqual([id]);
			expect(await commentsFor(ctx, 'hyper* paravi')).toEqual([id]);
			expect(await commentsFor(ctx, 'paravi hyperviseur')).toEqual([]);
		})
	);

	test(
		'by a phrase in its order, and not when it has what is excluded',
		rolledBack(async (ctx) => {
			const { say } = await aTalk(ctx);
			const [right, wrong] = [
				await say('Un cheval de Troie dans la place.'),
				await say('Troie, sans cheval.')
			];
			expect((await commentsFor(ctx, 'cheval troie')).sort()).toEqual([right, wrong]);
			expect(await commentsFor(ctx, '"cheval de troie"')).toEqual([right]);
			expect(await commentsFor(ctx, '« cheval de Troie » place')).toEqual([right]);
			expect(await commentsFor(ctx, 'cheval -place')).toEqual([wrong]);
			expect(await commentsFor(ctx, 'cheval -"cheval de troie"')).toEqual([wrong]);
		})
	);

	test(
		'with its words marked where they stand, quotation marks and all',
		rolledBack(async (ctx) => {
			const { say } = await aTalk(ctx);
			await say('L’homme <b>& la</b> « Liberté », 1 < 2 : libertés !');
			const { comments } = await searchFor(ctx, 'liberté homme');
			const [hit] = comments!.hits;
			expect(hit!.excerpt.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')).toBe(
				'L’[homme] <b>& la</b> « [Liberté] », 1 < 2 : [libertés] !'
			);
		})
	);

	test(
		'within the language, author, time, theme and open poll that are asked for',
		rolledBack(async (ctx) => {
			const { articleId, say, sayInEnglish } = await aTalk(ctx);
			const asked = await aWholeArticle(ctx);
			await ctx.db.execute(sql`insert into tag (key, label) values ('prisons', 'Prisons');`);
			await ctx.db.execute(sql`insert into article_tag select ${articleId}, id, 1 from tag
				where key = 'prisons'`);
			const ana = await aWriter(ctx);
			const [first, mine, english, elsewhere] = [
				await say('Une cage ancienne.'),
				await say('Ma cage.', ana),
				await sayInEnglish('A cage.'),
				await aComment(ctx, asked.id, null, 'Une cage ailleurs.')
			];
			await ctx.db.execute(
				sql`update comment set created_at = '2024-06-30 23:30+02' where id = ${first}`
			);
			const found = async (filters: Parameters<typeof commentsFor>[2]) =>
				(await commentsFor(ctx, 'cage', filters)).sort((a, b) => a - b);

			expect(await found({})).toEqual([first, mine, english, elsewhere]);
			expect(await found({ language: 'en' })).toEqual([english]);
			expect(await found({ author: ana.asker.handle.toUpperCase() })).toEqual([mine]);
			expect(await found({ to: '2024-06-30' })).toEqual([first]);
			expect(await found({ to: '2024-06-29' })).toEqual([]);
			expect(await found({ from: '2024-06-30', to: '2024-07-31' })).toEqual([first]);
			expect(await found({ from: '2024-07-01' })).toEqual([mine, english, elsewhere]);
			expect(await found({ tag: 'prisons' })).toEqual([first, mine, english]);
			expect(await found({ hasOpenPoll: true })).toEqual([elsewhere]);
			expect(await found({ tag: 'prisons', hasOpenPoll: true })).toEqual([]);
			expect(await commentsFor(ctx, '', { author: ana.asker.handle })).toEqual([mine]);
		})
	);

	test(
		'in two languages at once as in each of them, though a word may be too common in one',
		rolledBack(async (ctx) => {
			const { say, sayInEnglish } = await aTalk(ctx);
			for (const text of [
				'Le but est libre.',
				'On est libre, mais sans but.',
				'Free, but not free.',
				'Un freee inventé.'
			]) {
				await say(text);
				await sayInEnglish(text);
			}
			await learnAllWords(ctx);
			for (const typed of [
				...['libre', 'but', 'but libre', 'free', 'fre', 'but fre', 'on', 'not free', 'but -on'],
				...[
					'libre -but',
					'free -not',
					'"but not free"',
					'libre -"sans but"',
					'est libre',
					'the free',
					'libre -est',
					'free -the',
					'est'
				]
			]) {
				const found = (language?: 'fr' | 'en') =>
					commentsFor(ctx, typed, language && { language }).catch(() => []);
				const apart = [...(await found('fr')), ...(await found('en'))];
				expect((await found()).toSorted(), typed).toEqual(apart.toSorted());
			}
			expect(await commentsFor(ctx, 'but')).toHaveLength(3);
			expect(await commentsFor(ctx, 'but libre')).toHaveLength(4);
		})
	);

	test(
		'as its thread grows: an edit and another author change what finds it',
		rolledBack(async (ctx) => {
			const { say } = await aTalk(ctx);
			const ana = await aWriter(ctx);
			const id = await say('Une cage.', ana);
			await ctx.db.execute(sql`update comment set markdown = 'Une porte.' where id = ${id}`);
			expect(await commentsFor(ctx, 'cage')).toEqual([]);
			expect(await commentsFor(ctx, 'porte', { author: ana.asker.handle })).toEqual([id]);
			await ctx.db.execute(sql`delete from member where id = ${ana.asker.id}`);
			expect(await commentsFor(ctx, 'porte')).toEqual([id]);
			const left = await prepareSearch(
				ctx,
				{ terms: [], filters: { author: ana.asker.handle } },
				'UTC'
			);
			expect(left).toEqual({ ok: false, reason: 'no-such-author' });
		})
	);
});
