import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localHref } from '../../rules/locale.ts';
import { findNew } from '../comments/find-new.ts';
import { locateComment } from '../comments/locate.ts';
import { findNews } from '../comments/reading.ts';
import { sinceInBrowser } from './reading.ts';

/** Leads to the next comment that is new to the asker, else to the beginning of the thread. */
export async function goToNew(
	event: RequestEvent,
	article: { id: number; slug: string },
	from?: number
): Promise<never> {
	const { ctx, locale } = event.locals;
	const { since } = await findNews(ctx, article.id, sinceInBrowser(event, article));
	const back = event.url.searchParams.has('back');
	const id = since === null ? null : await findNew(ctx, article.id, { since, from, back });
	const place = id === null ? null : await locateComment(ctx, id);
	redirect(303, localHref(locale, place ?? `/articles/${article.slug}#thread`));
}
