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
import { Piece } from './piece.ts';
import { theSite } from './site.ts';

/** Per process. A page of 200 comments takes about half a megabyte. */
const CACHE_BYTES = 24 * 1024 * 1024;

/** Bytes from which on a piece ends at the next place where an author's own acts go. */
const PIECE = 16 * 1024;

/** A stretch of a thread as everybody sees it, and where each author's own acts go. */
type SharedPiece = { piece: Piece; gaps: Gap[] };
type Gap = { at: number; comment: OwnFacts };
/** What an author's own acts depend on: without the text, which would be kept twice. */
type OwnFacts = { id: number; authorId: number; replyCount: number; createdAt: Date };

const caches = new WeakMap<Database, ByteCache<SharedPiece[] | null>>();

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
): Promise<Piece[] | null> {
	const key = [article.id, article.threadVersion, place.branch, place.from, ctx.locale].join(' ');
	const cache = caches.get(ctx.db) ?? new ByteCache<SharedPiece[] | null>(CACHE_BYTES);
	caches.set(ctx.db, cache);
	const shared = await cache.get(key, async () => {
		const thread = await renderThread(ctx, article, place, theSite().config.timeZone);
		const bytes = (thread ?? []).reduce((sum, { piece }) => sum + piece.bytes.length, 0);
		// A quarter more for the compressed form, and as much for the gaps.
		return { value: thread, bytes: 200 + 1.5 * bytes };
	});
	return shared && withOwnActs(shared, ctx.asker, ctx.locale);
}

/** Without the cache. */
export async function renderThread(
	ctx: Ctx,
	article: { id: number; slug: string },
	place: Place,
	zone: string
): Promise<SharedPiece[] | null> {
	const page = await listThreadPage(ctx, article.id, place);
	if (!page) return null;
	const { body } = render(Thread, {
		props: { page, slug: article.slug, locale: ctx.locale, zone }
	});
	return cutAtGaps(body, page.comments);
}

const MARK = /<!--(?:own:(\d+)|[^>]*)-->/g;

/**
 * Takes out the marks that Svelte would hydrate by, and ours, whose places it notes.
 * What members write holds no mark: its `<` is escaped.
 */
function cutAtGaps(body: string, comments: CommentView[]): SharedPiece[] {
	const byId = new Map(comments.map((comment) => [comment.id, comment]));
	const pieces: SharedPiece[] = [];
	let chunks: Buffer[] = [];
	let size = 0;
	let gaps: Gap[] = [];
	const add = (html: string) => {
		const chunk = Buffer.from(html);
		chunks.push(chunk);
		size += chunk.length;
	};
	const cut = () => {
		pieces.push({ piece: new Piece(Buffer.concat(chunks), true), gaps });
		[chunks, size, gaps] = [[], 0, []];
	};
	let read = 0;
	for (const match of body.matchAll(MARK)) {
		add(body.slice(read, match.index));
		read = match.index + match[0].length;
		const comment = match[1] ? byId.get(Number(match[1])) : undefined;
		if (!comment?.author) continue;
		const { id, author, replyCount, createdAt } = comment;
		gaps.push({ at: size, comment: { id, authorId: author.id, replyCount, createdAt } });
		if (size >= PIECE) cut();
	}
	add(body.slice(read));
	cut();
	return pieces;
}

export const withOwnActs = (pieces: SharedPiece[], asker: Asker, locale: Locale): Piece[] =>
	pieces.map(({ piece, gaps }) => {
		const own = asker ? gaps.filter(({ comment }) => comment.authorId === asker.id) : [];
		if (own.length === 0) return piece;
		const chunks: Buffer[] = [];
		let read = 0;
		for (const { at, comment } of own) {
			chunks.push(piece.bytes.subarray(read, at), Buffer.from(actsOf(comment, asker, locale)));
			read = at;
		}
		return new Piece(Buffer.concat([...chunks, piece.bytes.subarray(read)]));
	});

/** Node's clock decides what is offered; whether it still may be done, the database decides. */
function actsOf(comment: OwnFacts, asker: Asker, locale: Locale): string {
	const text = textIn(locale).comment;
	const facts = {
		authorId: comment.authorId,
		// A deleted comment has no gap.
		state: 'visible' as const,
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
