import { sql, type SQL } from 'drizzle-orm';
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
	/** The revision that it says or, as a translation, gives the meaning of; 0, where nothing is said. */
	revision?: number;
	translatorId?: number | null;
};

/** Writes an article's words in one language, rendered; part of the transaction that writes the article. */
export async function insertText(ctx: Ctx, text: NewText): Promise<void> {
	await ctx.db.insert(articleTexts).values(rendered(text));
}

/** The same, in place of those that it may have had in this language. */
export async function renewText(ctx: Ctx, text: NewText): Promise<void> {
	const { articleId, language, ...words } = rendered({
		...text,
		updatedAt: sql`clock_timestamp()`
	});
	await ctx.db
		.insert(articleTexts)
		.values({ articleId, language, ...words })
		.onConflictDoUpdate({
			target: [articleTexts.articleId, articleTexts.language],
			set: words
		});
}

function rendered({ lede, body, writer, ...text }: NewText) {
	const { html, headings } = renderArticle(body, writer);
	return {
		...text,
		ledeMarkdown: lede,
		ledeHtml: renderLede(lede, writer),
		bodyMarkdown: body,
		bodyHtml: html,
		headings
	};
}
