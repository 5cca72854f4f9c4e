import type { SQL } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { articleTexts } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { renderArticle } from '../platform/markdown.ts';

export type NewText = {
	articleId: number;
	language: Locale;
	title: string;
	/** Markdown, like the body. */
	lede: string;
	body: string;
	/** Now, where nothing is said. */
	updatedAt?: SQL;
};

/** Writes an article's words in one language, rendered; part of the transaction that writes the article. */
export async function insertText(ctx: Ctx, { lede, body, ...text }: NewText): Promise<void> {
	const rendered = renderArticle(body);
	await ctx.db.insert(articleTexts).values({
		...text,
		ledeMarkdown: lede,
		ledeHtml: renderArticle(lede).html,
		bodyMarkdown: body,
		bodyHtml: rendered.html,
		headings: rendered.headings
	});
}
