import { HITS_OF_EACH, HITS_PER_PAGE, type Kind, type Order } from '../../rules/search.ts';
import type { Ctx } from '../ctx.ts';
import { findArticles } from './find-articles.ts';
import { findComments } from './find-comments.ts';
import { findMembers, findTags } from './find-names.ts';
import type { Search } from './prepare.ts';

type Wanted = { kind: Kind | 'all'; order: Order; after?: string | undefined };

/**
 * One page of one kind, or the first hits of all kinds. Names of tags and members are
 * looked for by words only: with filters, or without words, there are none.
 */
export async function findAll(ctx: Ctx, search: Search, { kind, order, after }: Wanted) {
	const isWanted = (one: Kind) => kind === one || kind === 'all';
	const page = { limit: kind === 'all' ? HITS_OF_EACH : HITS_PER_PAGE, order, after };
	const areNames = search.names !== '' && !search.isFiltered;
	const [articles, comments, tags, members] = await Promise.all([
		isWanted('articles') ? findArticles(ctx, search, page) : null,
		isWanted('comments') ? findComments(ctx, search, page) : null,
		isWanted('tags') && areNames ? findTags(ctx, search, page) : null,
		isWanted('members') && areNames ? findMembers(ctx, search, page) : null
	]);
	return { articles, comments, tags, members };
}
