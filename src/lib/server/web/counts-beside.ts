import type { RequestEvent } from '@sveltejs/kit';
import { countBallotsByArticle, type ArticleBallots } from '../ballots/count-by-article.ts';
import { countNews, findLastComments } from '../comments/reading.ts';
import { readingOf } from './reading.ts';
import { shareWithEverybody } from './share.ts';

/** Comments that are new to the asker, and ballots. */
type Counts = { newCount: number } & ArticleBallots;

const NO_BALLOTS: ArticleBallots = { ballots: { member: 0, visitor: 0 }, pollCount: 0 };

/** What is counted beside each of these articles in a list; its page is the same for everybody. */
export async function countsBeside(
	event: RequestEvent,
	ids: number[]
): Promise<(id: number) => Counts> {
	const { ctx } = event.locals;
	const [ballots, news, reaches] = await Promise.all([
		countBallotsByArticle(ctx, ids),
		countNews(ctx, ids, readingOf(event)),
		findLastComments(ctx, ids)
	]);
	shareWithEverybody(event, ['home', ...ids.map((id) => `article-${id}`)], reaches);
	return (id) => ({ newCount: news.get(id) ?? 0, ...(ballots.get(id) ?? NO_BALLOTS) });
}
