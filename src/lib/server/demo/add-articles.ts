import { randomBytes } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { LOCALES } from '../../rules/locale.ts';
import { articles, articleTexts } from '../articles/tables.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { renderArticle } from '../platform/markdown.ts';
import { pollOptions, pollOptionTexts, polls, pollTexts } from '../polls/tables.ts';
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
	{ count, since }: { count: number; since: number }
): Promise<number[]> {
	const before = await ctx.db.$count(articles, sql`starts_with(${articles.slug}, 'demo-')`);
	const ids = [];
	for (let index = 0; index < count; index++) {
		const number = before + index;
		const topic = TOPICS[number % TOPICS.length]!;
		const round = Math.floor(number / TOPICS.length) + 1;
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
		const ledeMarkdown = `${MARK[language]} ${lede}`;
		const { html, headings } = renderArticle(body);
		await ctx.db.insert(articleTexts).values({
			articleId: article.id,
			language,
			title: numbered(title, ' '),
			ledeMarkdown,
			ledeHtml: renderArticle(ledeMarkdown).html,
			bodyMarkdown: body,
			bodyHtml: html,
			headings,
			updatedAt: since
		});
	}
	await addPoll(ctx, article.id, topic, since);
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);
	return article.id;
}

async function addPoll(
	ctx: Ctx,
	articleId: number,
	topic: Topic,
	opensAt: ReturnType<typeof sql>
): Promise<void> {
	const [poll] = await ctx.db
		.insert(polls)
		.values({
			articleId,
			position: 1,
			method: topic.method,
			results: 'after-vote',
			opensAt,
			salt: randomBytes(32)
		})
		.returning({ id: polls.id });
	if (!poll) throw new Error('the poll was not written');
	await ctx.db
		.insert(pollTexts)
		.values(
			LOCALES.map((language) => ({ pollId: poll.id, language, question: topic[language].question }))
		);
	for (const [index, [key, fr, en]] of topic.options.entries()) {
		const [option] = await ctx.db
			.insert(pollOptions)
			.values({ pollId: poll.id, position: index + 1, key })
			.returning({ id: pollOptions.id });
		if (!option) throw new Error('the option was not written');
		await ctx.db.insert(pollOptionTexts).values([
			{ optionId: option.id, language: 'fr', label: fr },
			{ optionId: option.id, language: 'en', label: en }
		]);
	}
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
