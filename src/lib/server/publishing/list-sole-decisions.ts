import { and, desc, eq, sql } from 'drizzle-orm';
import type { ArticleState, RefusalTemplate } from '../../rules/review.ts';
import { isSteward } from '../../rules/permissions.ts';
import { members } from '../accounts/tables.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { articleEvents } from '../drafts/tables.ts';

export type LoggedDecision = {
	id: number;
	steward: string | null;
	happenedAt: Date;
	fromState: ArticleState | null;
	toState: ArticleState;
	publishAt: Date | null;
	/** Of a refusal; with words of their own, or without. */
	template: RefusalTemplate | null;
	reason: string | null;
	/** Of an article that can be read; of others the log does not give the title. */
	article: { slug: string; title: string } | null;
	/** Of one that the asker can put back. */
	archivedSlug: string | null;
};

/**
 * The decision by which the article of this address was taken from the site; null when
 * it was not, or is back.
 */
export async function findTakingDown(ctx: Ctx, slug: string): Promise<number | null> {
	const [row] = await ctx.db
		.select({ id: articleEvents.id })
		.from(articleEvents)
		.innerJoin(articles, eq(articles.id, articleEvents.articleId))
		.where(
			and(
				eq(articles.slug, slug),
				eq(articles.state, 'archived'),
				eq(articleEvents.toState, 'archived'),
				eq(articleEvents.isAlone, true)
			)
		)
		.orderBy(desc(articleEvents.id))
		.limit(1);
	return row?.id ?? null;
}

/** More than a site decides so in a year; older ones by their address. */
const PER_PAGE = 50;

/** What stewards decided alone, for everybody, the newest first. */
export async function listSoleDecisions(
	ctx: Ctx,
	{ before }: { before?: number | undefined } = {}
): Promise<{ decisions: LoggedDecision[]; older: number | null }> {
	const rows = await ctx.db
		.select({
			id: articleEvents.id,
			steward: members.displayName,
			happenedAt: articleEvents.happenedAt,
			fromState: articleEvents.fromState,
			toState: articleEvents.toState,
			publishAt: articleEvents.publishAt,
			state: articles.state,
			template: articleEvents.template,
			reason: articleEvents.reason,
			slug: articles.slug,
			title: sql<string | null>`(select ${articleTexts.title} from ${articleTexts}
				where ${articleTexts.articleId} = ${articles.id}
				order by language = ${ctx.locale} desc limit 1)`
		})
		.from(articleEvents)
		.innerJoin(articles, eq(articles.id, articleEvents.articleId))
		.leftJoin(members, eq(members.id, articleEvents.memberId))
		.where(
			and(
				eq(articleEvents.isAlone, true),
				before === undefined ? undefined : sql`${articleEvents.id} < ${before}`
			)
		)
		.orderBy(desc(articleEvents.id))
		.limit(PER_PAGE + 1);
	const shown = rows.slice(0, PER_PAGE);
	return {
		decisions: shown.map(({ slug, title, state, ...row }) => ({
			...row,
			article: state === 'published' && slug && title ? { slug, title } : null,
			archivedSlug:
				isSteward(ctx.asker) && state === 'archived' && row.toState === 'archived' ? slug : null
		})),
		older: rows.length > PER_PAGE ? (shown.at(-1)?.id ?? null) : null
	};
}
