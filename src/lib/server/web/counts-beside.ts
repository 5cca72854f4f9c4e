import type { RequestEvent } from '@sveltejs/kit';
import { countBallotsByArticle } from '../ballots/count-by-article.ts';
import { countNews, findLastComments } from '../comments/reading.ts';
import { readingOf } from './reading.ts';
import { shareWithEverybody } from './share.ts';

/** Comments that are new to the asker, and ballots. */
type Counts = { newCount: number; ballotCount: number };

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
	return (id) => ({ newCount: news.get(id) ?? 0, ballotCount: ballots.get(id) ?? 0 });
}
