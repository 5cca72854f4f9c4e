import { and, asc, eq, sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';
import { askedTogether } from '../db/asked-together.ts';
import { prepared } from '../db/prepared.ts';
import { resources, resourceTexts } from './tables.ts';

export type Resource = {
	id: number;
	/** In the asker's language, where somebody translated it. */
	title: string;
	/** Of its title. */
	titleLanguage: Locale;
	/** Of the page it leads to. */
	language: string;
	/** Counted elsewhere, before the article came here. */
	importedClicks: number;
	countedClicks: number;
	/** Comments of the article that link to the same address. */
	citations: number;
	/** Ballots that say that it changed their mind, as far as they are shown. */
	minds: number;
	isDead: boolean;
	url: string;
};

/** The further reading of an article, in its author's order. */
export const listResources = (ctx: Ctx, articleId: number): Promise<Resource[]> =>
	listed(ctx.db, { articleId, locale: ctx.locale });

const resourcesOf = prepared((db) =>
	db
		.select({
			id: resources.id,
			title: sql<string>`coalesce(${resourceTexts.title}, ${resources.title})`,
			titleLanguage: sql<Locale>`coalesce(${resourceTexts.language},
				(select original_language from article where article.id = ${resources.articleId}))`,
			language: resources.language,
			importedClicks: resources.importedClicks,
			countedClicks: resources.countedClicks,
			citations: resources.citations,
			minds: resources.mindsShown,
			isDead: sql<boolean>`${resources.linkState} = 'dead'`,
			url: resources.url
		})
		.from(resources)
		.leftJoin(
			resourceTexts,
			and(
				eq(resourceTexts.resourceId, resources.id),
				eq(resourceTexts.language, sql.placeholder('locale'))
			)
		)
		.where(eq(resources.articleId, sql.placeholder('articleId')))
		.orderBy(asc(resources.position))
		.prepare('resources_of_article')
);

const listed = askedTogether((db, values: { articleId: number; locale: Locale }) =>
	resourcesOf(db).execute(values)
);
