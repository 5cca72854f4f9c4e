import { and, asc, eq } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { ChoiceRules } from '../../rules/tally/choice.ts';
import { findArticle } from '../articles/find.ts';
import { articleTexts } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { listPolls } from '../polls/find.ts';
import { resources } from '../resources/tables.ts';

/** An article with all that is read of it away from the site: no thread, no tally, no clicks. */
export type PortableArticle = {
	id: number;
	slug: string;
	title: string;
	language: Locale;
	ledeMarkdown: string;
	ledeHtml: string;
	bodyMarkdown: string;
	bodyHtml: string;
	headings: { id: string; level: number; text: string }[];
	authors: string[];
	sourceSite: string | null;
	sourceYear: number | null;
	tags: string[];
	publishedAt: Date;
	/** When its text was last changed. */
	updatedAt: Date;
	polls: (ChoiceRules & { question: string; options: string[] })[];
	resources: { title: string; url: string; language: string }[];
};

/** In the asker's language, or in its original one. */
export async function findPortableArticle(ctx: Ctx, slug: string): Promise<PortableArticle | null> {
	const article = await findArticle(ctx, slug);
	if (!article) return null;
	const { id, title, language, ledeHtml, bodyHtml, headings, publishedAt } = article;
	const [polls, links, [text]] = await Promise.all([
		listPolls(ctx, id),
		ctx.db
			.select({ title: resources.title, url: resources.url, language: resources.language })
			.from(resources)
			.where(eq(resources.articleId, id))
			.orderBy(asc(resources.position)),
		ctx.db
			.select({
				ledeMarkdown: articleTexts.ledeMarkdown,
				bodyMarkdown: articleTexts.bodyMarkdown,
				updatedAt: articleTexts.updatedAt
			})
			.from(articleTexts)
			.where(and(eq(articleTexts.articleId, id), eq(articleTexts.language, language)))
	]);
	if (!text) return null;
	return {
		...{ id, slug: article.slug, title, language, ledeHtml, bodyHtml, headings, publishedAt },
		...text,
		authors: article.authors.map(({ name }) => name),
		sourceSite: article.sourceSite,
		sourceYear: article.sourceYear,
		tags: article.tags.map(({ label }) => label),
		polls: polls.map(({ question, method, atLeast, atMost, options }) => ({
			...{ question, method, atLeast, atMost },
			options: options.map(({ label }) => label)
		})),
		resources: links
	};
}
