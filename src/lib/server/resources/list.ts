import { asc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../ctx.ts';
import { prepared } from '../db/prepared.ts';
import { resources } from './tables.ts';

export type Resource = {
	id: number;
	title: string;
	/** Of the page it leads to. */
	language: string;
	/** Counted elsewhere, before the article came here. */
	importedClicks: number;
	countedClicks: number;
};

/** The further reading of an article, in its author's order. */
export const listResources = (ctx: Ctx, articleId: number): Promise<Resource[]> =>
	resourcesOf(ctx.db).execute({ articleId });

const resourcesOf = prepared((db) =>
	db
		.select({
			id: resources.id,
			title: resources.title,
			language: resources.language,
			importedClicks: resources.importedClicks,
			countedClicks: resources.countedClicks
		})
		.from(resources)
		.where(eq(resources.articleId, sql.placeholder('articleId')))
		.orderBy(asc(resources.position))
		.prepare('resources_of_article')
);
