import { expect, test } from 'vitest';
import { castBallot } from '#lib/server/ballots/cast.ts';
import { countBallotsByArticle } from '#lib/server/ballots/count-by-article.ts';
import { withdrawBallot } from '#lib/server/ballots/withdraw.ts';
import { anArticle } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';
import { aPoll, asMember, asVisitor } from '../../support/polls.ts';

test(
	'ballots of an article are counted by electorate, with the polls in which they lie',
	rolledBack(async (ctx) => {
		const article = await anArticle(ctx);
		const [first, second, third] = [
			await aPoll(ctx, { article }),
			await aPoll(ctx, { article, position: 2 }),
			await aPoll(ctx, { article, position: 3 })
		];
		const silent = await aPoll(ctx);
		const [ana, browser] = [asMember(ctx, 1), asVisitor(ctx, 'a browser')];
		await castBallot(ana, first.ballot('tea'));
		await castBallot(ana, second.ballot('tea'));
		await castBallot(browser, second.ballot('water'));
		// A tally without ballots stays behind.
		await castBallot(ana, third.ballot('tea'));
		await withdrawBallot(ana, third.id);

		const counted = await countBallotsByArticle(ctx, [article.id, silent.articleId]);

		expect([...counted]).toEqual([
			[article.id, { ballots: { member: 2, visitor: 1 }, pollCount: 2 }]
		]);
	})
);
