import { MAX_QUERY, MAX_TERMS, readQuery } from '#lib/rules/search-query.ts';
import { ARTICLES_FILTERED, RANKED } from '#lib/rules/search.ts';
import { spend } from '#lib/server/platform/limits.ts';
import { findAll } from '#lib/server/search/find-all.ts';
import { isFiltered, prepareSearch } from '#lib/server/search/prepare.ts';
import { readSearch } from '#lib/server/web/read-search.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { ctx, site } = locals;
	const { typed, choice, reason } = readSearch(url.searchParams);
	const { tag, author, language, from, to, hasOpenPoll, after } = choice;
	const filters = { tag, author, language, from, to, hasOpenPoll };
	const shown = {
		typed,
		choice,
		isFirst: after === undefined,
		ranked: RANKED,
		articlesFiltered: ARTICLES_FILTERED,
		most: { characters: MAX_QUERY, terms: MAX_TERMS },
		hasWords: false,
		timeZone: site.config.timeZone,
		found: null
	};
	const query = readQuery(typed);
	if (reason) return { ...shown, notice: reason };
	if (!query.ok) return { ...shown, notice: query.reason };
	const hasWords = query.terms.length > 0;
	if (!hasWords && !isFiltered(filters)) return { ...shown, notice: null };

	await spend(ctx, 'search');
	const asked = { terms: query.terms, filters };
	const prepared = await prepareSearch(ctx, asked, site.config.timeZone);
	if (!prepared.ok) return { ...shown, notice: prepared.reason };
	return {
		...shown,
		hasWords,
		notice: null,
		found: await findAll(ctx, prepared.search, choice)
	};
};
