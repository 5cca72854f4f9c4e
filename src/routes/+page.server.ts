import { redirect } from '@sveltejs/kit';
import { LANG_COOKIE } from '#lib/rules/cookies.ts';
import { isLocale, localHref, preferredLocale } from '#lib/rules/locale.ts';
import { asListOrder } from '#lib/rules/front.ts';
import { findArticle, type Article } from '#lib/server/articles/find.ts';
import { findCurrentSlug, listArticles } from '#lib/server/articles/list.ts';
import { viewFirstPoll } from '#lib/server/ballots/view.ts';
import { listHiddenTags } from '#lib/server/comments/mute.ts';
import { findHeadlineSlug } from '#lib/server/front/headline.ts';
import { listClosingPolls } from '#lib/server/front/list-closing.ts';
import type { Ctx } from '#lib/server/ctx.ts';
import { countsBeside } from '#lib/server/web/counts-beside.ts';
import { showPoll } from '#lib/server/web/show-polls.ts';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	leadToLanguage(event);

	const { ctx, fragments } = locals;
	const before = url.searchParams.get('before');
	const by = asListOrder(url.searchParams.get('by'));
	const withoutTags = await listHiddenTags(ctx);
	const current = before ? null : await findCurrent(ctx, withoutTags);
	const except = current?.id;
	const [list, poll, closing] = await Promise.all([
		listArticles(ctx, { before, by, except, withoutTags }),
		current ? viewFirstPoll(ctx, current.id) : null,
		before ? [] : listClosingPolls(ctx, { except, withoutTags })
	]);
	const shown = [
		...(current ? [current.id] : []),
		...closing.map(({ articleId }) => articleId),
		...list.articles.map(({ id }) => id)
	];
	const counts = await countsBeside(event, [...new Set(shown)]);
	fragments.set('lede', current?.ledeHtml ?? '');
	return {
		current: current && {
			id: current.id,
			slug: current.slug,
			title: current.title,
			language: current.language,
			sourceSite: current.sourceSite,
			sourceYear: current.sourceYear,
			commentCount: current.commentCount,
			...counts(current.id)
		},
		poll: poll && (await showPoll(locals, poll)),
		others: list.articles.map((article) => ({ ...article, ...counts(article.id) })),
		closing: closing.map((one) => ({ ...one, newCount: counts(one.articleId).newCount })),
		by,
		isWithoutHidden: withoutTags.length > 0,
		older: list.older,
		isFirst: !before,
		// Another order of the same list is no page of its own.
		...(!before && { ownQuery: '' })
	};
};

/** The question that the page opens with. */
async function findCurrent(ctx: Ctx, withoutTags: number[]): Promise<Article | null> {
	const slug =
		(await findHeadlineSlug(ctx, { withoutTags })) ?? (await findCurrentSlug(ctx, { withoutTags }));
	return slug === null ? null : findArticle(ctx, slug);
}

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
