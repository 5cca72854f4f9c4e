import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { postComment } from '#lib/server/comments/post.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { prepareSearch } from '#lib/server/search/prepare.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { commentsFor, learnAllWords, rewrite, searchFor } from '../../support/search.ts';
import { aWholeArticle } from '../../support/whole-article.ts';

/** Two languages, one thread. */
async function aTalk(ctx: Ctx) {
	const { id: articleId } = await anArticle(ctx);
	const say = (markdown: string, who: Ctx | MemberCtx = ctx) =>
		aComment(who, articleId, null, markdown);
	const sayInEnglish = async (markdown: string) => {
		const id = await say(markdown);
		await ctx.db.execute(sql`update comment set language = 'en' where id = ${id}`);
		return id;
	};
	return { articleId, say, sayInEnglish };
}

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

describe('an article, a theme and a member', () => {
	test(
		'are found by their words; an article by its title before its body',
		rolledBack(async (ctx) => {
			const [body, title] = [await anArticle(ctx), await anArticle(ctx, { daysAgo: 3 })];
			await rewrite(ctx, body.id, { title: 'Autre chose', body: 'Les forges, et rien de plus.' });
			await rewrite(ctx, title.id, { title: 'La forge', body: 'Rien de plus.' });
			const { articles } = await searchFor(ctx, 'forg');
			expect(articles?.hits.map(({ id }) => id)).toEqual([title.id, body.id]);
			const newest = await searchFor(ctx, 'forge', { order: 'newest' });
			expect(newest.articles?.hits.map(({ id }) => id)).toEqual([body.id, title.id]);
			expect(articles?.hits[0]?.title).toEqual([
				{ text: 'La ', isHit: false },
				{ text: 'forge', isHit: true }
			]);
			await ctx.db.execute(sql`insert into tag (key, label) values ('forges', 'Forgés à froid')`);
			expect((await searchFor(ctx, 'forges')).tags?.hits).toEqual([]);
			await ctx.db.execute(sql`insert into article_tag select ${body.id}, id, 1 from tag
				where key = 'forges'`);
			expect((await searchFor(ctx, 'froid forg')).tags?.hits).toEqual([
				{ key: 'forges', label: 'Forgés à froid', articleCount: 1 }
			]);
		})
	);

	test(
		'in both languages is one article, in the language that fits, else the asker’s',
		rolledBack(async (ctx) => {
			const article = await aWholeArticle(ctx);
			const found = async (typed: string, locale: 'fr' | 'en') =>
				(await searchFor({ ...ctx, locale }, typed)).articles?.hits.map(({ language }) => language);
			expect(await found(`titre ${article.slug}`, 'en')).toEqual(['fr']);
			expect(await found(`title ${article.slug}`, 'fr')).toEqual(['en']);
			expect(await found(article.slug, 'en')).toEqual(['en']);
		})
	);

	test(
		'is a member by any part of handle or name, while the account is open',
		rolledBack(async (ctx) => {
			const ana = await aWriter(ctx, 'Zénobie d’Aragon');
			const { handle, id } = ana.asker;
			const found = async (typed: string) => (await searchFor(ctx, typed)).members?.hits;
			for (const typed of ['zenobie', 'ZÉN arag', handle, handle.slice(0, 9)]) {
				expect(await found(typed), typed).toEqual([{ handle, displayName: 'Zénobie d’Aragon' }]);
			}
			await ctx.db.execute(sql`update member set closed_at = now() where id = ${id}`);
			expect(await found('zenobie')).toEqual([]);
		})
	);
});

describe('what is not there to be read', () => {
	test(
		'is never found: deleted, unpublished, or of an article that went',
		rolledBack(async (ctx) => {
			const { articleId, say } = await aTalk(ctx);
			const draft = await anArticle(ctx, { state: 'draft' });
			await rewrite(ctx, draft.id, { title: 'Secrète mandragore' });
			await rewrite(ctx, articleId, { title: 'Une mandragore' });
			const id = await say('La mandragore.');
			const counts = async (filters = {}) => {
				const { articles, comments } = await searchFor(ctx, 'mandragore', filters);
				return [articles!.count, articles!.hits.length, comments!.count, comments!.hits.length];
			};
			expect(await counts()).toEqual([1, 1, 1, 1]);
			await ctx.db.execute(
				sql`update comment set state = 'deleted', markdown = '', html = '' where id = ${id}`
			);
			expect(await counts()).toEqual([1, 1, 0, 0]);
			await say('Encore la mandragore.');
			expect(await counts({ order: 'newest' })).toEqual([1, 1, 1, 1]);
			await ctx.db.execute(sql`update article set state = 'draft' where id = ${articleId}`);
			expect(await counts()).toEqual([0, 0, 0, 0]);
			expect(await counts({ order: 'newest' })).toEqual([0, 0, 0, 0]);
		})
	);

	test(
		'leaves no words behind',
		rolledBack(async (ctx) => {
			const { articleId, say } = await aTalk(ctx);
			await say('La mandragore.');
			await ctx.db.execute(sql`delete from article where id = ${articleId}`);
			for (const table of ['comment_words', 'article_words']) {
				expect(
					await ctx.db.execute(
						sql`select 1 from ${sql.identifier(table)} w where article_id = ${articleId}`
					)
				).toEqual([]);
			}
		})
	);
});

describe('pages', () => {
	test(
		'meet every comment once, by relevance and by date, whatever is written meanwhile',
		rolledBack(async (ctx) => {
			const { articleId, say } = await aTalk(ctx);
			const ids: number[] = [];
			for (let index = 0; index < 45; index++) {
				ids.push(await say(`${'cage '.repeat(1 + (index % 3))}${'mot '.repeat(index % 5)}`));
			}
			for (const order of ['relevance', 'newest'] as const) {
				const met: number[] = [];
				let after: string | undefined;
				do {
					const { comments } = await searchFor(ctx, 'cage', {
						kind: 'comments',
						order,
						...(after && { after })
					});
					met.push(...comments!.hits.map(({ id }) => id));
					after = comments!.next ?? undefined;
					await postComment(await aWriter(ctx), {
						articleId,
						parentId: null,
						markdown: 'cage cage cage cage',
						idempotencyKey: randomUUID(),
						language: 'fr'
					});
				} while (after);
				const begun = order === 'relevance' ? met : met.filter((id) => ids.includes(id));
				expect(new Set(met).size).toBe(met.length);
				expect(begun.toSorted((a, b) => a - b).filter((id) => ids.includes(id))).toEqual(ids);
			}
		})
	);

	test(
		'meet every article and member once',
		rolledBack(async (ctx) => {
			for (let index = 0; index < 25; index++) {
				const { id } = await anArticle(ctx, { daysAgo: index % 7 });
				await rewrite(ctx, id, { title: `Cage ${'grise '.repeat(index % 4)}` });
				await aWriter(ctx, `Ocarina ${index}`);
			}
			for (const kind of ['articles', 'members'] as const) {
				for (const order of ['relevance', 'newest'] as const) {
					const met: unknown[] = [];
					let after: string | undefined;
					do {
						const found = await searchFor(ctx, kind === 'articles' ? 'cage' : 'ocarina', {
							...{ kind, order },
							...(after && { after })
						});
						met.push(...found[kind]!.hits.map((hit) => ('id' in hit ? hit.id : hit.handle)));
						after = found[kind]!.next ?? undefined;
					} while (after);
					expect(met).toHaveLength(25);
					expect(new Set(met).size).toBe(25);
				}
			}
		})
	);
});

test(
	'facets count what was found, and leave out what was not',
	rolledBack(async (ctx) => {
		const { articleId, say, sayInEnglish } = await aTalk(ctx);
		const asked = await aWholeArticle(ctx);
		await ctx.db.execute(sql`insert into tag (key, label) values ('prisons', 'Prisons')`);
		await ctx.db.execute(
			sql`insert into article_tag select ${articleId}, id, 1 from tag where key = 'prisons'`
		);
		const ana = await aWriter(ctx, 'Ana');
		for (const text of ['Une cage.', 'Deux cages.', 'Rien.']) await say(text, ana);
		await sayInEnglish('One cage.');
		await aComment(ctx, asked.id, null, 'Une cage encore.');
		const { comments } = await searchFor(ctx, 'cage');
		expect(comments?.count).toBe(4);
		expect(comments?.facets).toMatchObject({
			language: [
				{ value: 'fr', count: 3 },
				{ value: 'en', count: 1 }
			],
			tag: [{ value: 'prisons', label: 'Prisons', count: 3 }],
			openPoll: 1
		});
		expect(comments?.facets.author[0]).toEqual({
			value: ana.asker.handle,
			label: 'Ana',
			count: 2
		});
	})
);
