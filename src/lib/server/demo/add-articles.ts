import { desc, eq, sql } from 'drizzle-orm';
import { LOCALES } from '../../rules/locale.ts';
import { articleAuthors, articles } from '../articles/tables.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { polls } from '../polls/tables.ts';
import { insertPoll } from '../publishing/insert-poll.ts';
import { insertText } from '../publishing/insert-text.ts';
import { resources } from '../resources/tables.ts';
import { KINDS } from './kinds.ts';
import { TOPICS, type Topic } from './topics.ts';

const MARK = {
	fr: '*Article de démonstration.*',
	en: '*Demonstration article.*'
};

/** An article of the demo; `age` in seconds. */
export type Added = { articleId: number; authorId: number | null; topic: Topic; age: number };

/**
 * Adds articles with a question each, the oldest `since` seconds old. More than
 * there are topics: they come again, with a number. A poll that is over is for
 * `addOverPoll`: somebody would close it before it has ballots.
 *
 * @param authors members who write them in turn; nobody, where nothing is said
 */
export async function addArticles(
	ctx: Ctx,
	{
		count,
		since,
		topics = [...TOPICS, ...KINDS],
		authors = []
	}: { count: number; since: number; topics?: Topic[]; authors?: number[] }
): Promise<Added[]> {
	const rounds = await countRounds(ctx);
	const before = [...rounds.values()].reduce((sum, round) => sum + round, 0);
	const added = [];
	for (let index = 0; index < count; index++) {
		const number = before + index;
		const topic = topics[number % topics.length]!;
		const round = (rounds.get(topic.slug) ?? 0) + 1;
		rounds.set(topic.slug, round);
		const age = (since * (count - index)) / (count + 1);
		const authorId = authors[number % authors.length] ?? null;
		const articleId = await inTransaction(ctx, (ctx) =>
			addArticle(ctx, topic, { round, age, authorId })
		);
		added.push({ articleId, authorId, topic, age });
	}
	return added;
}

/** How many articles there are of each topic, whatever topics they were chosen among. */
async function countRounds(ctx: Ctx): Promise<Map<string, number>> {
	const rows = await ctx.db.execute<{ topic: string; round: number }>(sql`
		select regexp_replace(slug, '^demo-|-[0-9]+$', '', 'g') as topic, count(*)::int as round
		from article where starts_with(slug, 'demo-') group by topic`);
	return new Map(rows.map(({ topic, round }) => [topic, round]));
}

async function addArticle(
	ctx: Ctx,
	topic: Topic,
	{ round, age, authorId }: { round: number; age: number; authorId: number | null }
): Promise<number> {
	const numbered = (text: string, join: string) => (round === 1 ? text : `${text}${join}${round}`);
	const since = ago(age);
	const [article] = await ctx.db
		.insert(articles)
		.values({
			slug: numbered(`demo-${topic.slug}`, '-'),
			state: 'published',
			originalLanguage: 'fr',
			authorId,
			createdAt: since,
			publishedAt: since,
			lastActivityAt: since
		})
		.returning({ id: articles.id });
	if (!article) throw new Error('the article was not written');
	const articleId = article.id;
	if (authorId !== null) {
		await ctx.db.insert(articleAuthors).values({ articleId, memberId: authorId, role: 'author' });
	}
	for (const language of LOCALES) {
		const { title, lede, body } = topic[language];
		await insertText(ctx, {
			...{ articleId, language, body, updatedAt: since },
			title: numbered(title, ' '),
			lede: `${MARK[language]} ${lede}`
		});
	}
	if (!topic.isOver) await addPoll(ctx, { articleId, topic, age });
	for (const [index, link] of (topic.links ?? []).entries()) {
		await ctx.db.insert(resources).values({ ...link, articleId, position: index + 1 });
	}
	await ctx.db.execute(sql`select pg_notify('palabre_changed', 'home')`);
	return articleId;
}

/** Writes a poll that is over since its article had half of its age, and still takes what was cast in time. */
export async function addOverPoll(ctx: Ctx, article: Omit<Added, 'authorId'>): Promise<void> {
	await addPoll(ctx, article);
	await ctx.db.execute(sql`select pg_notify('palabre_changed', ${`article-${article.articleId}`})`);
}

function addPoll(ctx: Ctx, { articleId, topic, age }: Omit<Added, 'authorId'>): Promise<void> {
	const { method, results = 'after-vote', closesIn, isOver = false, options } = topic;
	const { atLeast, atMost, asksTwice = false, story } = topic;
	const closesAt =
		closesIn === undefined ? null : sql`now() + make_interval(days => ${closesIn}::int)`;
	return insertPoll(ctx, {
		...{ articleId, position: 1, method, results, asksTwice },
		...(atLeast !== undefined && { atLeast }),
		...(atMost !== undefined && { atMost }),
		readerOptions: story?.kind === 'proposals',
		opensAt: ago(age),
		closesAt: isOver ? ago(age / 2) : closesAt,
		question: { fr: topic.fr.question, en: topic.en.question },
		options: options.map(([key, fr, en]) => ({ key, fr, en }))
	});
}

const ago = (seconds: number) => sql`now() - make_interval(secs => ${seconds}::float8)`;

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
		const then = ago(since);
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
