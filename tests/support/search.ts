import { sql } from 'drizzle-orm';
import type { Order } from '#lib/rules/search.ts';
import { readQuery } from '#lib/rules/search-query.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { findAll } from '#lib/server/search/find-all.ts';
import { learnWords } from '#lib/server/search/learn-words.ts';
import { prepareSearch, type Filters } from '#lib/server/search/prepare.ts';
import { anArticle } from './articles.ts';
import { aComment } from './comments.ts';

/** A thread in which something is said, in two languages. */
export async function aTalk(ctx: Ctx) {
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

type Wanted = Filters & {
	order?: Order;
	after?: string;
	kind?: Parameters<typeof findAll>[2]['kind'];
};

/** Searches as the page does; what is refused is an error. */
export async function searchFor(
	ctx: Ctx,
	typed: string,
	{ order = 'relevance', after, kind = 'all', ...filters }: Wanted = {}
) {
	const query = readQuery(typed);
	if (!query.ok) throw new Error(`refused: ${query.reason}`);
	const prepared = await prepareSearch(ctx, { terms: query.terms, filters }, 'Europe/Paris');
	if (!prepared.ok) throw new Error(`refused: ${prepared.reason}`);
	return findAll(ctx, prepared.search, { kind, order, after });
}

/** Ids of the comments that a search finds, the best first. */
export async function commentsFor(ctx: Ctx, typed: string, wanted: Wanted = {}): Promise<number[]> {
	const { comments } = await searchFor(ctx, typed, { kind: 'comments', ...wanted });
	return comments?.hits.map(({ id }) => id) ?? [];
}

/** Learns all words now, as time would have done. */
export async function learnAllWords(ctx: Ctx): Promise<void> {
	while (await learnWords(ctx));
}

/** Writes another text of an article, as it will be read. */
export async function rewrite(
	ctx: Ctx,
	articleId: number,
	{ title, lede = 'Chapô.', body = 'Corps.' }: { title: string; lede?: string; body?: string }
): Promise<void> {
	await ctx.db.execute(sql`
		update article_text set title = ${title}, lede_markdown = ${lede}, lede_html = ${`<p>${lede}</p>`},
			body_markdown = ${body}, body_html = ${`<p>${body}</p>`}
		where article_id = ${articleId} and language = 'fr'`);
}
