import fc from 'fast-check';
import { pathSegment, type PageSizes, type Place } from '#lib/rules/threads.ts';
import { listThreadPage } from '#lib/server/comments/list-page.ts';
import { comments } from '#lib/server/comments/tables.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { anArticle } from './articles.ts';

/** Small, so that a few comments make several pages. */
export const SIZES: PageSizes = { page: 6, excerpt: 3 };

/** A thread whose n-th comment answers the one that its parent names, counted from 1; 0 answers none. Gives the ids in reading order. */
export async function aThread(ctx: Ctx, parents: number[]) {
	const article = await anArticle(ctx);
	if (parents.length === 0) return { article, ids: [] as number[] };
	const first = nextId;
	nextId += parents.length;
	const rows = parents.map((parent, index) => ({
		id: first + index,
		articleId: article.id,
		parentId: parent === 0 ? null : first + parent - 1,
		rootId: 0,
		path: '',
		depth: 1,
		markdown: 'a',
		html: '<p>a</p>',
		language: 'fr' as const,
		idempotencyKey: crypto.randomUUID(),
		replyCount: 0,
		branchSize: 0
	}));
	const byId = new Map(rows.map((row) => [row.id, row]));
	for (const row of rows) {
		const parent = row.parentId === null ? undefined : byId.get(row.parentId);
		row.rootId = parent?.rootId ?? row.id;
		row.path = (parent?.path ?? '') + pathSegment(row.id);
		row.depth = (parent?.depth ?? 0) + 1;
		if (parent) {
			parent.replyCount++;
			byId.get(row.rootId)!.branchSize++;
		}
	}
	await ctx.db.insert(comments).values(rows);
	const ids = rows.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ id }) => id);
	return { article, ids };
}

/** Above every id that the sequence draws in this file. */
let nextId = 1_000_000;

/** What each comment of a thread answers, as `aThread` takes it, drawn at random. */
export const parents = fc
	.array(fc.nat(), { minLength: 1, maxLength: 50 })
	.map((choices) => choices.map((choice, index) => choice % (index + 1)));

/** All pages from this place on, each with the place where it begins. */
export async function pagesFrom(ctx: Ctx, articleId: number, place: Place) {
	const pages = [];
	for (let next: Place | null = place; next;) {
		const page = await listThreadPage(ctx, articleId, next, SIZES);
		if (!page) throw new Error(`no page at ${JSON.stringify(next)}`);
		pages.push({ place: next, ...page });
		next = page.next;
	}
	return pages;
}
