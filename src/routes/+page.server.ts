import { redirect } from '@sveltejs/kit';
import { LANG_COOKIE } from '#lib/rules/cookies.ts';
import { isLocale, localHref, preferredLocale } from '#lib/rules/locale.ts';
import { findArticle } from '#lib/server/articles/find.ts';
import { findCurrentSlug, listArticles } from '#lib/server/articles/list.ts';
import { countBallotsByArticle } from '#lib/server/ballots/count-by-article.ts';
import { viewFirstPoll } from '#lib/server/ballots/view.ts';
import { countNews, findLastComments } from '#lib/server/comments/reading.ts';
import { readingOf } from '#lib/server/web/reading.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import { showPoll } from '#lib/server/web/show-polls.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	leadToLanguage(event);

	const { ctx, fragments } = locals;
	const before = url.searchParams.get('before');
	const slug = before ? null : await findCurrentSlug(ctx);
	const current = slug ? await findArticle(ctx, slug) : null;
	const [list, poll] = await Promise.all([
		listArticles(ctx, { before, except: current?.id }),
		current ? viewFirstPoll(ctx, current.id) : null
	]);
	const shown = [...(current ? [current] : []), ...list.articles];
	const ids = shown.map(({ id }) => id);
	const [ballots, news, reaches] = await Promise.all([
		countBallotsByArticle(ctx, ids),
		countNews(ctx, ids, readingOf(event)),
		findLastComments(ctx, ids)
	]);

	fragments.set('lede', current?.ledeHtml ?? '');
	shareWithEverybody(event, ['home', ...ids.map((id) => `article-${id}`)], reaches);
	return {
		current: current && {
			id: current.id,
			slug: current.slug,
			title: current.title,
			language: current.language,
			sourceSite: current.sourceSite,
			sourceYear: current.sourceYear,
			commentCount: current.commentCount,
			newCount: news.get(current.id) ?? 0,
			ballotCount: ballots.get(current.id) ?? 0
		},
		poll: poll && (await showPoll(locals, poll)),
		others: list.articles.map((article) => ({
			...article,
			newCount: news.get(article.id) ?? 0,
			ballotCount: ballots.get(article.id) ?? 0
		})),
		older: list.older,
		isFirst: !before
	};
};

/**
 * The first visit to `/` follows Accept-Language; so do later ones, until the
 * reader comes to `/` from a page of this site: that is a choice, and is kept.
 */
function leadToLanguage({ url, request, cookies, isDataRequest }: PageServerLoadEvent): void {
	if (url.pathname !== '/' || isDataRequest) return;
	const keep = (locale: string) =>
		cookies.set(LANG_COOKIE, locale, {
			path: '/',
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:',
			maxAge: 365 * 24 * 60 * 60
		});
	const kept = cookies.get(LANG_COOKIE);
	const wanted = isLocale(kept) ? kept : preferredLocale(request.headers.get('accept-language'));
	if (wanted === 'fr') return;
	if (request.headers.get('sec-fetch-site') === 'same-origin') return keep('fr');
	keep(wanted);
	redirect(303, localHref(wanted, '/') + url.search);
}
