import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { postComment } from '#lib/server/comments/post.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aTalk, rewrite, searchFor } from '../../support/search.ts';
import { aWholeArticle } from '../../support/whole-article.ts';

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
