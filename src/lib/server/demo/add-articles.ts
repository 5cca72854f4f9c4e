import { desc, eq, sql } from 'drizzle-orm';
import { LOCALES } from '../../rules/locale.ts';
import { articles } from '../articles/tables.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { polls } from '../polls/tables.ts';
import { insertPoll } from '../publishing/insert-poll.ts';
import { insertText } from '../publishing/insert-text.ts';
import { TOPICS, type Topic } from './topics.ts';

const MARK = {
	fr: '*Article de démonstration.*',
	en: '*Demonstration article.*'
};

/**
 * Adds articles with a question each, the oldest `since` seconds old. More than
 * there are topics: they come again, with a number.
 *
 * @returns their ids
 */
export async function addArticles(
	ctx: Ctx,
	{ count, since, topics = TOPICS }: { count: number; since: number; topics?: Topic[] }
): Promise<number[]> {
	const before = await ctx.db.$count(articles, sql`starts_with(${articles.slug}, 'demo-')`);
	const ids = [];
	for (let index = 0; index < count; index++) {
		const number = before + index;
		const topic = topics[number % topics.length]!;
		const round = Math.floor(number / topics.length) + 1;
		const age = (since * (count - index)) / (count + 1);
		ids.push(await inTransaction(ctx, (ctx) => addArticle(ctx, topic, { round, age })));
	}
	return ids;
}

async function addArticle(
	ctx: Ctx,
	topic: Topic,
	{ round, age }: { round: number; age: number }
): Promise<number> {
	const numbered = (text: string, join: string) => (round === 1 ? text : `${text}${join}${round}`);
	const since = sql`now() - make_interval(secs => ${age}::float8)`;
	const [article] = await ctx.db
		.insert(articles)
		.values({
			slug: numbered(`demo-${topic.slug}`, '-'),
			state: 'published',
			originalLanguage: 'fr',
			createdAt: since,
			publishedAt: since,
			lastActivityAt: since
		})
		.returning({ id: articles.id });
	if (!article) throw new Error('the article was not written');
	for (const language of LOCALES) {
		const { title, lede, body } = topic[language];
		await insertText(ctx, {
			...{ articleId: article.id, language, body, updatedAt: since },
			title: numbered(title, ' '),
			lede: `${MARK[language]} ${lede}`
		});
	}
	const { method, options } = topic;
	await insertPoll(ctx, {
		...{ articleId: article.id, position: 1, method, results: 'after-vote', opensAt: since },
		question: { fr: topic.fr.question, en: topic.en.question },
		options: options.map(([key, fr, en]) => ({ key, fr, en }))
	});
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);
	return article.id;
}

/** The article that talk and votes gather around: the one that the site began with. */
export async function findFirstArticle(ctx: Ctx): Promise<number | null> {
	const [row] = await ctx.db
		.select({ id: articles.id })
		.from(articles)
		.where(eq(articles.state, 'published'))
		.orderBy(desc(sql`not starts_with(${articles.slug}, 'demo-')`), articles.id)
		.limit(1);
	return row?.id ?? null;
}

/** Puts an article and its polls into the past, so that what was said about it is not older than it is. */
export async function backdateArticle(ctx: Ctx, articleId: number, since: number): Promise<void> {
	await inTransaction(ctx, async (ctx) => {
		const then = sql`now() - make_interval(secs => ${since}::float8)`;
		await ctx.db
			.update(articles)
			.set({ publishedAt: sql`least(${articles.publishedAt}, ${then})` })
			.where(eq(articles.id, articleId));
		await ctx.db
			.update(polls)
			.set({ opensAt: sql`least(${polls.opensAt}, ${then})` })
			.where(eq(polls.articleId, articleId));
	});
}

/** Seconds since an article was published. */
export async function ageOfArticle(ctx: Ctx, articleId: number): Promise<number> {
	const [row] = await ctx.db
		.select({ age: sql<number>`extract(epoch from now() - ${articles.publishedAt})::float8` })
		.from(articles)
		.where(eq(articles.id, articleId));
	return row?.age ?? 0;
}
