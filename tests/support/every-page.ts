import { aWholeArticle } from './whole-article.ts';
import { aroundAnAccount } from './walks/account.ts';
import { afterPublication } from './walks/after-publication.ts';
import { aroundAnArticle } from './walks/article.ts';
import { whereThePeaceIsKept } from './walks/keep-the-peace.ts';
import { runningTheSite } from './walks/run-the-site.ts';
import { behindASecondFactor } from './walks/second-factor.ts';
import { inAThread } from './walks/thread.ts';
import type { Tour } from './walks/tour.ts';
import { asVisitor } from './walks/visitor.ts';

const TOURS = {
	'without an account': asVisitor,
	'in a thread': inAThread,
	'around an account': aroundAnAccount,
	'behind a second factor': behindASecondFactor,
	'around an article of one’s own': aroundAnArticle,
	'of those who run the site': runningTheSite,
	'where the peace is kept': whereThePeaceIsKept,
	'after publication': afterPublication
};

export const WALKS = Object.keys(TOURS) as (keyof typeof TOURS)[];

/**
 * Shows one page of the site after the other, in all the states that a person can meet;
 * yields each one's name. All walks together come by every page.
 */
export async function* everyPage(
	tour: Tour,
	walk: keyof typeof TOURS
): AsyncGenerator<string, void, undefined> {
	yield* TOURS[walk](
		tour,
		await aWholeArticle(tour.ctx, ['single', 'approval', 'ranked', 'score'])
	);
}
