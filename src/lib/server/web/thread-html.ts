import { render } from 'svelte/server';
import Thread from '../../components/Thread.svelte';
import { localHref, type Locale } from '../../rules/locale.ts';
import { canDeleteComment, canEditComment } from '../../rules/permissions.ts';
import type { Place } from '../../rules/threads.ts';
import { textIn } from '../../text/text.ts';
import { listThreadPage } from '../comments/list-page.ts';
import type { CommentView } from '../comments/view.ts';
import type { Asker, Ctx } from '../ctx.ts';
import type { Database } from '../db/client.ts';
import { ByteCache } from './byte-cache.ts';
import { theSite } from './site.ts';

/** Per process. A page of 200 comments takes about half a megabyte. */
const CACHE_BYTES = 24 * 1024 * 1024;

/** One page of a thread as everybody sees it, and where each author's own acts go. */
type SharedThread = {
	html: string;
	gaps: { at: number; comment: CommentView }[];
	/** Of `html`, made when somebody first asks. */
	bytes?: Buffer;
};

const caches = new WeakMap<Database, ByteCache<SharedThread | null>>();

/**
 * The thread of an article at this place, as this asker sees it; null when there
 * is no such place.
 *
 * Rendered once for everybody and each version: a member with comments on the
 * page gets the same HTML with their own acts put in.
 */
export async function threadHtml(
	ctx: Ctx,
	article: { id: number; slug: string; threadVersion: number },
	place: Place
): Promise<Buffer | null> {
	const key = [article.id, article.threadVersion, place.branch, place.from, ctx.locale].join(' ');
	const cache = caches.get(ctx.db) ?? new ByteCache<SharedThread | null>(CACHE_BYTES);
	caches.set(ctx.db, cache);
	const shared = await cache.get(key, async () => {
		const thread = await renderThread(ctx, article, place, theSite().config.timeZone);
		// A character that Latin-1 lacks makes the whole string take two bytes a character; and the bytes once more.
		return { value: thread, bytes: 200 + 3 * (thread?.html.length ?? 0) };
	});
	if (!shared) return null;
	const html = withOwnActs(shared, ctx.asker, ctx.locale);
	return html === shared.html ? (shared.bytes ??= Buffer.from(html)) : Buffer.from(html);
}

/** Without the cache. */
export async function renderThread(
	ctx: Ctx,
	article: { id: number; slug: string },
	place: Place,
	zone: string
): Promise<SharedThread | null> {
	const page = await listThreadPage(ctx, article.id, place);
	if (!page) return null;
	const { body } = render(Thread, {
		props: { page, slug: article.slug, locale: ctx.locale, zone }
	});
	return findGaps(body, page.comments);
}

const MARK = /<!--(?:own:(\d+)|[^>]*)-->/g;

/**
 * Takes out the marks that Svelte would hydrate by, and ours, whose places it notes.
 * What members write holds no mark: its `<` is escaped.
 */
function findGaps(body: string, comments: CommentView[]): SharedThread {
	const byId = new Map(comments.map((comment) => [comment.id, comment]));
	const gaps: SharedThread['gaps'] = [];
	let html = '';
	let read = 0;
	for (const match of body.matchAll(MARK)) {
		html += body.slice(read, match.index);
		read = match.index + match[0].length;
		const comment = match[1] ? byId.get(Number(match[1])) : undefined;
		if (comment?.author) gaps.push({ at: html.length, comment });
	}
	return { html: html + body.slice(read), gaps };
}

export function withOwnActs({ html, gaps }: SharedThread, asker: Asker, locale: Locale): string {
	const own = asker ? gaps.filter(({ comment }) => comment.author?.id === asker.id) : [];
	let whole = '';
	let read = 0;
	for (const { at, comment } of own) {
		whole += html.slice(read, at) + actsOf(comment, asker, locale);
		read = at;
	}
	return read === 0 ? html : whole + html.slice(read);
}

/** Node's clock decides what is offered; whether it still may be done, the database decides. */
function actsOf(comment: CommentView, asker: Asker, locale: Locale): string {
	const text = textIn(locale).comment;
	const facts = {
		authorId: comment.author?.id ?? null,
		state: comment.isDeleted ? ('deleted' as const) : ('visible' as const),
		replyCount: comment.replyCount,
		age: (Date.now() - comment.createdAt.getTime()) / 1000
	};
	const link = (act: string, words: string) =>
		`<a href="${localHref(locale, `/comments/${comment.id}/${act}`)}">${words}</a> `;
	return (
		(canEditComment(asker, facts) ? link('edit', text.edit) : '') +
		(canDeleteComment(asker, facts) ? link('delete', text.delete) : '')
	);
}
