import { error } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { excerptOf } from '#lib/rules/excerpt.ts';
import { allowanceOf } from '#lib/rules/ranking.ts';
import { isThreadQuiet } from '#lib/rules/quiet.ts';
import { REPLY_KINDS } from '#lib/rules/reply-kinds.ts';
import {
	FIRST_CHOICE,
	orderIn,
	ORDERS,
	VIEWS,
	type Choice,
	type Place
} from '#lib/rules/threads.ts';
import { findArticle, isTranslation } from '#lib/server/articles/find.ts';
import { answerTo, viewPolls } from '#lib/server/ballots/view.ts';
import { findReader } from '#lib/server/comments/find-reader.ts';
import { findTakingDown } from '#lib/server/publishing/list-sole-decisions.ts';
import { listResources } from '#lib/server/resources/list.ts';
import type { Asker } from '#lib/server/ctx.ts';
import { reportsMistakes, textFragments } from '#lib/server/web/article-text.ts';
import { idParam } from '#lib/server/web/read-form.ts';
import { rememberVisit, sinceInBrowser } from '#lib/server/web/reading.ts';
import { isMember } from '#lib/server/web/require-member.ts';
import { shareWithEverybody } from '#lib/server/web/share.ts';
import { showOutcomes } from '#lib/server/web/show-outcomes.ts';
import { showPolls } from '#lib/server/web/show-polls.ts';
import { structuredData } from '#lib/server/web/structured-data.ts';
import { sharedThread, threadFor } from '#lib/server/web/thread-html.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const { ctx, fragments } = locals;
	const article = await findArticle(ctx, params.slug);
	if (!article) {
		const decisionId = await findTakingDown(ctx, params.slug);
		if (decisionId) error(410, { message: 'taken down', code: 'archived', decisionId });
		error(404, { message: 'no such article', code: 'not-found' });
	}

	const place = readPlace(event.url.searchParams, ctx.asker);
	const isClosed = isThreadQuiet(article);
	const views = viewPolls(ctx, article.id);
	// For search engines, which have no account, on the page that others are a part or another order of.
	const isOwnAddress = ctx.asker === null && event.url.search === '';
	const [polls, told, structured, resources, thread, reader] = await Promise.all([
		views.then((polls) => showPolls(locals, polls)),
		views.then((polls) => showOutcomes(locals, polls)),
		isOwnAddress
			? views.then((polls) => structuredData(ctx, { article, polls, origin: event.url.origin }))
			: '',
		listResources(ctx, article.id),
		sharedThread(ctx, { ...article, isClosed }, place),
		findReader(ctx, article.id, sinceInBrowser(event, article))
	]);
	if (!thread) error(404, { message: 'no such place in the thread', code: 'not-found' });

	for (const [part, pieces] of await textFragments(ctx, article)) fragments.set(part, pieces);
	fragments.set('structured', structured);
	const { since, lock, draft } = reader;
	const { upTo } = thread;
	const { asker, locale } = ctx;
	fragments.set('thread', threadFor(thread, { asker, locale, ...reader }));
	rememberVisit(event, { slug: article.slug, articleId: article.id, since, upTo });
	shareWithEverybody(event, [`article-${article.id}`], new Map([[article.id, upTo]]));

	const { ledeHtml: _lede, bodyHtml: _body, ...shown } = article;
	return {
		article: { ...shown, isTranslation: isTranslation(article) },
		reportsMistakes: reportsMistakes(ctx, article),
		description: excerptOf(article.ledeHtml, DESCRIPTION),
		/** Of its tags, those that the asker hides. */
		hiddenTags: reader.hiddenTags,
		languages: article.languages,
		ownQuery: ownQuery(place),
		polls,
		...told,
		resources,
		/** Why nobody may write in this thread. */
		lock,
		/** What of the asker's waits for a moderator. */
		held: reader.held,
		isClosed,
		quietDays: article.quietDays,
		news: { count: reader.count, isFirstVisit: since === null, upTo },
		/** Comments rated today, and how many may be. */
		allowance: isMember(ctx) ? { spent: reader.spent, most: allowanceOf(reader.points) } : null,
		/** Only the thread is of interest behind its first page. */
		choice: choiceOf(place),
		isThreadOnly: [place.from, place.branch, place.kind, place.option].some(
			(part) => part !== undefined
		),
		/** What the asker was writing, where nobody may any more. */
		draft: isClosed || lock ? (draft?.markdown ?? null) : null,
		comment:
			isMember(ctx) && !isClosed
				? {
						markdown: draft?.markdown ?? '',
						idempotencyKey: draft?.idempotencyKey ?? randomUUID(),
						answer: answerTo(polls[0])
					}
				: null
	};
};

/** Characters. */
const DESCRIPTION = 200;

function choiceOf({ view = FIRST_CHOICE.view, order = FIRST_CHOICE.order }: Place): Choice {
	return { view, order: orderIn(view, order) };
}

/** Of the address that other orders and views of the same comments are listed under. */
const ownQuery = ({ from, branch }: Place): string =>
	branch === undefined ? (from === undefined ? '' : `?from=${from}`) : `?branch=${branch}`;

/** Where in the thread the page begins, and how it is shown; see `listThreadPage`. */
function readPlace(query: URLSearchParams, asker: Asker): Place {
	const id = (name: string) => (query.has(name) ? idParam(query.get(name) ?? '') : undefined);
	const { threadView, threadOrder } = asker ?? {};
	const branch = id('branch');
	const view = chosen(VIEWS, query.get('view')) ?? unlessFirst(threadView, FIRST_CHOICE.view);
	return {
		from: id('from'),
		branch,
		option: id('option'),
		kind: chosen(REPLY_KINDS, query.get('kind')),
		// A branch is no answer's: it is shown as it grew.
		view: branch !== undefined && view === 'positions' ? 'tree' : view,
		order: chosen(ORDERS, query.get('order')) ?? unlessFirst(threadOrder, FIRST_CHOICE.order)
	};
}

/** What an address names that was never a choice counts as nothing named. */
const chosen = <T extends string>(among: readonly T[], given: string | null): T | undefined =>
	among.find((one) => one === given);

const unlessFirst = <T>(own: T | undefined, first: T) => (own === first ? undefined : own);
