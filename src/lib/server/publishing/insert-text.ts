import type { SQL } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { articleTexts } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { renderArticle, renderLede, type Writer } from '../platform/markdown.ts';

export type NewText = {
	articleId: number;
	language: Locale;
	title: string;
	/** Markdown, like the body. */
	lede: string;
	body: string;
	/** The site, where nothing is said. */
	writer?: Writer;
	/** Now, where nothing is said. */
	updatedAt?: SQL;
};

/** Writes an article's words in one language, rendered; part of the transaction that writes the article. */
export async function insertText(
	ctx: Ctx,
	{ lede, body, writer, ...text }: NewText
): Promise<void> {
	const rendered = renderArticle(body, writer);
	await ctx.db.insert(articleTexts).values({
		...text,
		ledeMarkdown: lede,
		ledeHtml: renderLede(lede, writer),
		bodyMarkdown: body,
		bodyHtml: rendered.html,
		headings: rendered.headings
	});
}
