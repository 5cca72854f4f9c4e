import type { Ctx } from '#lib/server/ctx.ts';
import { addArchive } from '#lib/server/demo/add-archive.ts';
import { addPastArticles } from '#lib/server/demo/add-past-articles.ts';
import { settleDatabase } from '#lib/server/demo/settle-database.ts';
import { learnWords } from '#lib/server/search/learn-words.ts';

const YEAR = 365 * 24 * 60 * 60;

/** Years over which the articles are spread. */
export const ARTICLE_YEARS = 10;

/** What a site gathers in many years: comments to search, with their words learned, and articles to list. */
export async function fillArchive(
	ctx: Ctx,
	archive: { articleIds: number[]; members: number[]; comments: number; articles: number },
	say: (what: string) => void
): Promise<void> {
	const { articleIds, members, comments, articles } = archive;
	if (comments > 0) {
		say(`filling: ${comments} comments to search`);
		await addArchive(ctx, { articleIds, members, count: comments, since: 3 * YEAR });
		say('learning their words');
		while (await learnWords(ctx));
	}
	say(`filling: ${articles} articles`);
	await addPastArticles(ctx, { count: articles, since: ARTICLE_YEARS * YEAR });
	await settleDatabase(ctx);
}

/** How much there is now, as a line of the table says it. */
export async function sizeOf(ctx: Ctx): Promise<string> {
	const [row] = await ctx.db.execute<{ articles: number; comments: number }>(`select
		(select count(*)::int from article) as articles, (select count(*)::int from comment) as comments`);
	const said = (count = 0) => count.toLocaleString('en');
	return `${said(row?.articles)} articles and ${said(row?.comments)} comments`;
}
