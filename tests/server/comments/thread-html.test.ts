import { Parser } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { MAX_DEPTH, type Place } from '#lib/rules/threads.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { partWithAuthor } from '#lib/server/comments/part-with-author.ts';
import type { Asker, Ctx } from '#lib/server/ctx.ts';
import { textOf } from '#lib/server/web/piece.ts';
import { renderThread, threadFor } from '#lib/server/web/thread-html.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aCommentShowing, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll } from '../../support/polls.ts';

const ZONE = 'Europe/Paris';

async function seenBy(
	ctx: Ctx,
	article: { id: number; slug: string },
	asker: Asker = null,
	{
		since = null,
		muted = [],
		mutedBranches = []
	}: { since?: number | null; muted?: number[]; mutedBranches?: number[] } = {}
) {
	const thread = await renderThread(ctx, article, {}, ZONE);
	return textOf(
		threadFor(thread!, {
			asker,
			locale: ctx.locale,
			since,
			ratings: new Map(),
			folded: new Set(),
			muted: new Set(muted),
			mutedBranches: new Set(mutedBranches)
		})
	);
}

/** As everybody sees it. */
async function htmlAt(ctx: Ctx, article: { id: number; slug: string }, place: Place) {
	const thread = await renderThread(ctx, article, place, ZONE);
	return textOf(thread!.pieces.map(({ piece }) => piece));
}

const linksIn = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);

describe('a thread', () => {
	test(
		'says of each comment who wrote it, when, and what it answers',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const ana = await aWriter(ctx, 'Ana <b>');
			const first = await aComment(ana, article.id);
			const reply = await aComment(await aWriter(ctx, 'Bob'), article.id, first, '`<i>`');
			const html = await seenBy(ctx, article);

			expect(html).toContain(
				`<article class="comment" id="comment-${first}" aria-label="Commentaire écrit par Ana &lt;b>">`
			);
			expect(html).toContain(`<a href="/members/${ana.asker.handle}">Ana &lt;b></a>`);
			expect(html).toMatch(/<time datetime="\d{4}-\d\d-\d\dT[\d:.]+Z">/);
			expect(html).toContain(`en réponse à <a href="#comment-${first}" data-key="u">`);
			expect(html).toContain('<code>&lt;i&gt;</code>');
			expect(html).toContain('<summary>1 réponse</summary>');
			expect(linksIn(html)).toContain(`/comments/${reply}`);
			expect(linksIn(html)).toContain(`/articles/${article.slug}/reply/${reply}`);
			expect(html).not.toContain('<!--');
			expect(html).not.toContain('style=');
		})
	);

	test(
		'shows a branch as it grew, whatever view its reader prefers',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const first = await aComment(ctx, article.id);
			const reply = await aComment(ctx, article.id, first);
			const html = await htmlAt(ctx, article, { view: 'positions', branch: first });
			expect(html).toContain(`id="comment-${first}"`);
			expect(html).toContain(`id="comment-${reply}"`);
		})
	);

	test(
		'shows a comment under each answer that it shows, by its address once',
		rolledBack(async (ctx) => {
			const poll = await aPoll(ctx, { method: 'approval' });
			const [tea, coffee] = Object.keys(poll.option);
			const { optionIds } = poll.ballot(tea!, coffee!);
			const id = await aCommentShowing(await aWriter(ctx), poll.articleId, optionIds);
			const article = { id: poll.articleId, slug: 'both' };
			const html = await htmlAt(ctx, article, { view: 'positions' });
			expect(html.match(/<article/g)).toHaveLength(2);
			expect(html.match(new RegExp(`id="comment-${id}"`, 'g'))).toHaveLength(1);
		})
	);

	test(
		'offers to fold replies where they hang below what they answer, and nowhere else',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const first = await aComment(ana, article.id);
			await aComment(ana, article.id, first);
			const offers = async (place: Place) =>
				(await htmlAt({ ...ctx, asker: ana.asker }, article, place)).includes(`/${first}/fold`);
			expect(await offers({})).toBe(true);
			expect(await offers({ view: 'flat' })).toBe(false);
			expect(await offers({ view: 'top' })).toBe(false);
		})
	);

	test(
		'leads from the replies of one kind to those of each other kind',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const html = await htmlAt(ctx, article, { view: 'flat', kind: 'question' });
			const kinds = linksIn(html).flatMap((href) => /kind=(\w+)/.exec(href!)?.[1] ?? []);
			expect(kinds).toEqual(['support', 'objection', 'source']);
			expect(html).toMatch(/>soutien<\/a>\s+· <a[^>]*>objection<\/a>\s+· <a/);
		})
	);

	test(
		'folds what its reader has muted into a line, and nothing for others',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const [bob, ana] = [await aWriter(ctx, 'Bob <b>'), await aWriter(ctx)];
			const id = await aComment(bob, article.id, null, 'De Bob');
			const reply = await aComment(ana, article.id, id, 'D’Ana');
			const plain = await seenBy({ ...ctx, asker: ana.asker }, article, ana.asker);
			const html = await seenBy({ ...ctx, asker: ana.asker }, article, ana.asker, {
				muted: [bob.asker.id]
			});
			expect(plain).not.toContain('masqué par vous');
			const [, folded = ''] =
				/<summary>Commentaire de Bob &lt;b&gt;, masqué par vous<\/summary>(.*?)<\/details>/s.exec(
					html
				) ?? [];
			expect(folded).toContain(`id="comment-${id}"`);
			expect(folded).not.toContain(`id="comment-${reply}"`);
			expect(html.match(/<details/g)?.length).toBe(html.match(/<\/details>/g)?.length);
			expect(html).toContain(`id="comment-${reply}"`);
		})
	);

	test(
		'folds a branch that its reader has muted, says why, and marks nothing in it as new',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const ana = await aWriter(ctx);
			const root = await aComment(ctx, article.id);
			const quiet = await aComment(ctx, article.id, root);
			const below = await aComment(ctx, article.id, quiet);
			const deep = await aComment(ctx, article.id, below);
			const loud = await aComment(ctx, article.id, root);
			const html = await seenBy({ ...ctx, asker: ana.asker }, article, ana.asker, {
				since: root,
				mutedBranches: [quiet]
			});
			const branchOf = (id: number) =>
				new RegExp(`<details data-folds="${id}"[^>]*>\\s*<summary>[^<]*`).exec(html)?.[0];
			expect(branchOf(quiet)).toMatch(/ · branche mise par vous en sourdine$/);
			expect(branchOf(quiet)).not.toContain(' open');
			for (const id of [root, below]) {
				expect(branchOf(id)).toContain(' open');
				expect(branchOf(id)).not.toContain('sourdine');
			}
			const marked = [...html.matchAll(/comments\/(\d+)\/new\?back/g)].map(([, id]) => Number(id));
			expect(marked).toEqual([loud]);
			expect(html.indexOf(`id="comment-${deep}"`)).toBeGreaterThan(0);
		})
	);

	test(
		'speaks the reader’s language',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const id = await aComment(ctx, article.id);
			const html = await seenBy({ ...ctx, locale: 'en' }, article);
			expect(html).toContain(`<a href="/en/articles/${article.slug}/reply/${id}">Reply</a>`);
			expect(html).toContain('<div class="prose" lang="fr">');
		})
	);

	test(
		'offers to edit and delete what is one’s own, and nobody else sees that',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const [ana, bob] = [await aWriter(ctx), await aWriter(ctx)];
			const answered = await aComment(ana, article.id);
			const reply = await aComment(bob, article.id, answered);
			const alone = await aComment(ana, article.id);
			const acts = async (asker: Asker) =>
				linksIn(await seenBy(ctx, article, asker)).filter((href) => /(edit|delete)$/.test(href!));

			expect(await acts(ana.asker)).toEqual([
				`/comments/${answered}/delete`,
				`/comments/${alone}/edit`,
				`/comments/${alone}/delete`
			]);
			expect(await acts(bob.asker)).toEqual([
				`/comments/${reply}/edit`,
				`/comments/${reply}/delete`
			]);
			expect(await acts(null)).toEqual([]);
			expect(await acts((await aWriter(ctx)).asker)).toEqual([]);
		})
	);

	test(
		'shows neither text, author nor acts of what was deleted, and no name of who left',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			const [ana, bob] = [await aWriter(ctx, 'Ana'), await aWriter(ctx, 'Bob')];
			const deleted = await aComment(ana, article.id, null, 'Un secret.');
			await aComment(bob, article.id, deleted);
			await deleteComment(ana, deleted);
			await partWithAuthor(ctx, bob.asker.id, 'unname');

			const html = await seenBy(ctx, article, ana.asker);
			expect(html).toContain('aria-label="Commentaire supprimé"');
			expect(html).toContain('aria-label="Commentaire écrit par Ancien membre"');
			for (const gone of ['Un secret', 'Ana', 'Bob', `/comments/${deleted}/`]) {
				expect(html).not.toContain(gone);
			}
		})
	);

	test(
		'renders at its greatest depth, within the nesting that browsers take',
		rolledBack(async (ctx) => {
			const article = await anArticle(ctx);
			let parent: number | null = null;
			const deepText = `${'> '.repeat(36)}- a`;
			for (let depth = 1; depth <= MAX_DEPTH; depth++) {
				parent = await aComment(ctx, article.id, parent, deepText);
			}
			const html = await seenBy(ctx, article);
			expect(html.match(/<article/g)).toHaveLength(MAX_DEPTH);
			expect(linksIn(html)).not.toContain(`/articles/${article.slug}/reply/${parent}`);
			expect(depthOf(html)).toBeLessThan(400);
		})
	);

	test(
		'invites to write where nobody has written yet',
		rolledBack(async (ctx) => {
			expect(await seenBy(ctx, await anArticle(ctx))).toContain('Personne n’a encore écrit ici.');
		})
	);
});

/** Blink flattens what is nested deeper than 512 elements. */
function depthOf(html: string): number {
	let depth = 0;
	let deepest = 0;
	const parser = new Parser({
		onopentag: () => (deepest = Math.max(deepest, ++depth)),
		onclosetag: () => depth--
	});
	parser.end(html);
	expect(depth).toBe(0);
	return deepest;
}
