import { render } from 'svelte/server';
import FoldAct from '../../components/FoldAct.svelte';
import BestArguments from '../../components/BestArguments.svelte';
import RateActs from '../../components/RateActs.svelte';
import Positions from '../../components/Positions.svelte';
import Thread from '../../components/Thread.svelte';
import { localHref, type Locale } from '../../rules/locale.ts';
import { FOLD_BELOW } from '../../rules/ranking.ts';
import { canDeleteComment, canEditComment } from '../../rules/permissions.ts';
import { PAGE_SIZES, threadPath, type Place } from '../../rules/threads.ts';
import { asXml } from '../../rules/xml.ts';
import { textIn } from '../../text/text.ts';
import type { Reader as StoredReader } from '../comments/find-reader.ts';
import { listBestArguments } from '../comments/list-best.ts';
import { listThreadPage } from '../comments/list-page.ts';
import { listPosition, PER_POSITION, type Position } from '../comments/list-positions.ts';
import { findLastComments } from '../comments/reading.ts';
import type { CommentView } from '../comments/view.ts';
import type { Asker, Ctx } from '../ctx.ts';
import type { Database } from '../db/client.ts';
import { findFirstPoll } from '../polls/find.ts';
import { ByteCache } from './byte-cache.ts';
import { Piece } from './piece.ts';
import { theSite } from './site.ts';

/** Per process. A page of 200 comments takes about half a megabyte. */
const CACHE_BYTES = 24 * 1024 * 1024;

/** Milliseconds after which a thread that nobody writes to is rendered again. */
const RENEWED = 10 * 60_000;

/** Bytes from which on a piece ends at the next gap. */
const PIECE = 16 * 1024;

/** A thread as everybody sees it, and where what only one reader sees goes in. */
export type SharedThread = {
	pieces: SharedPiece[];
	/** The id of the thread's last comment, 0 when it is empty; on this page or not. */
	upTo: number;
};
type SharedPiece = { piece: Piece; gaps: Gap[] };
/**
 * `new`: whether the comment is new to the reader; `own`: what its author can do
 * with it; `rate`: what a member can say of it, who has not said anything yet;
 * `open`: whether its replies are unfolded; `fold`: the button that folds them;
 * `quiet`: why they are folded for who has muted the branch; `mute` and `unmute`: where the
 * comment begins and ends, to be folded for who has muted its author.
 */
type GapKind = 'new' | 'own' | 'rate' | 'open' | 'fold' | 'quiet' | 'mute' | 'unmute';
/** The bytes from `at` on, below `until`, are for most readers; in others' place stands something else. */
type Gap = { at: number; until: number; kind: GapKind; comment: GapFacts };
/** What the gaps of a comment depend on: without the text, which would be kept twice. */
type GapFacts = {
	id: number;
	parentId: number | null;
	rootId: number;
	authorId: number | null;
	author: string;
	replyCount: number;
	createdAt: Date;
	/** Whether an answer stands with it that its author has not marked as changed. */
	hasStance: boolean;
};

/** What makes one reader's thread differ from another's. */
export type Reader = Pick<
	StoredReader,
	'since' | 'ratings' | 'folded' | 'muted' | 'mutedBranches'
> & {
	asker: Asker;
	locale: Locale;
};

/** An article whose thread is shown; a closed one offers no replies. */
type ThreadOf = { id: number; slug: string; isClosed?: boolean };

const caches = new WeakMap<Database, ByteCache<SharedThread | null>>();

/**
 * The thread of an article at this place; null when there is no such place.
 * Rendered once for everybody and each version; `threadFor` puts in the rest.
 */
export async function sharedThread(
	ctx: Ctx,
	article: ThreadOf & { threadVersion: number },
	place: Place
): Promise<SharedThread | null> {
	const { foldBelow, ...shown } = audienceOf(ctx);
	const { id, threadVersion } = article;
	// Scores come out of hiding without anybody writing: the page is made anew now and then.
	const period = Math.floor(Date.now() / RENEWED);
	const key = [id, threadPath('', place), ctx.locale, shown.isMember, foldBelow].join(' ');
	const cache = caches.get(ctx.db) ?? new ByteCache<SharedThread | null>(CACHE_BYTES);
	caches.set(ctx.db, cache);
	// A quiet thread closes without anybody writing, too.
	const version = `${threadVersion} ${period} ${article.isClosed ? 'closed' : 'open'}`;
	return cache.get(key, version, async () => {
		const thread = await renderThread(ctx, article, place, theSite().config.timeZone);
		const bytes = (thread?.pieces ?? []).reduce((sum, { piece }) => sum + piece.bytes.length, 0);
		// A quarter more for the compressed form, and as much for the gaps.
		return { value: thread, bytes: 200 + 1.5 * bytes };
	});
}

/** Without the cache. */
export async function renderThread(
	ctx: Ctx,
	article: ThreadOf,
	place: Place,
	zone: string
): Promise<SharedThread | null> {
	// Before the comments are read: what is posted in between is not taken for read.
	const upTo = (await findLastComments(ctx, [article.id])).get(article.id) ?? 0;
	const poll = await findFirstPoll(ctx, article.id);
	const answers = new Map(poll?.options.map(({ id, label }) => [id, label]));
	const { slug, isClosed = false } = article;
	const common = { place, slug, isClosed, answers, locale: ctx.locale, zone, ...audienceOf(ctx) };
	if (place.view === 'positions' && place.branch === undefined) {
		const positions = await listPositions(ctx, article.id, place, [...answers.keys()]);
		const { body } = render(Positions, { props: { ...common, positions } });
		return {
			pieces: cutAtGaps(
				body,
				positions.flatMap(({ comments }) => comments)
			),
			upTo
		};
	}
	const page = await listThreadPage(ctx, article.id, place);
	if (!page) return null;
	const { body } = render(Thread, { props: { ...common, page } });
	const best = await bestArguments(ctx, article.id, place, answers);
	return { pieces: cutAtGaps(best + body, page.comments), upTo };
}

/** What stands above the beginning of the tree; nothing until there is enough to say. */
async function bestArguments(
	ctx: Ctx,
	articleId: number,
	place: Place,
	answers: ReadonlyMap<number, string>
): Promise<string> {
	const isAbove = [place.from, place.branch].every((part) => part === undefined);
	if (!isAbove || (place.view ?? 'tree') !== 'tree') return '';
	const sides = await listBestArguments(ctx, articleId, [...answers.keys()]);
	if (sides.length === 0) return '';
	return render(BestArguments, { props: { sides, answers, locale: ctx.locale } }).body;
}

/** All answers side by side, or one of them, page by page. */
function listPositions(
	ctx: Ctx,
	articleId: number,
	{ option, from }: Place,
	optionIds: number[]
): Promise<Position[]> {
	const isOne = option !== undefined && optionIds.includes(option);
	const limit = isOne ? PAGE_SIZES.page : PER_POSITION;
	return Promise.all(
		(isOne ? [option] : optionIds).map((optionId) =>
			listPosition(ctx, articleId, { optionId, limit, ...(isOne && { from }) })
		)
	);
}

/** What a thread is rendered apart for: who can rate, and what is folded for them. */
const audienceOf = ({ asker }: Ctx) => ({
	isMember: asker !== null,
	foldBelow: asker ? asker.foldBelow : FOLD_BELOW[0]
});

const MARK =
	/<!--(?:(new|own|rate|fold|quiet|mute|unmute):(\d+)|(\/rate|\/fold)|[^>]*)-->|(?<=<details data-folds="(\d+)"[^>]*) open=""/g;

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
		const last = gaps.at(-1);
		if (match[3] && last) last.until = size;
		if (match[4]) add(match[0]);
		const comment = byId.get(Number(match[2] ?? match[4]));
		// The branch below what is gone is folded as any other.
		if (!comment || (comment.gone && !match[4] && match[1] !== 'quiet')) continue;
		const { id, parentId, rootId, author, replyCount, createdAt } = comment;
		const hasStance = comment.stance?.isSuperseded === false;
		const { id: authorId = null, displayName = '' } = author ?? {};
		const facts = {
			...{ id, parentId, rootId, authorId },
			...{ author: displayName, replyCount, createdAt, hasStance }
		};
		const kind = match[4] ? 'open' : (match[1] as GapKind);
		const at = match[4] ? size - match[0].length : size;
		gaps.push({ at, until: size, kind, comment: facts });
		// Not before what stands in a gap of its own length.
		if (size >= PIECE && match[1] === 'own') cut();
	}
	add(body.slice(read));
	cut();
	return pieces;
}

/** The thread as this reader sees it. Pieces that hold nothing of their own are the shared ones. */
export function threadFor({ pieces }: SharedThread, reader: Reader): Piece[] {
	const news = chainNew(pieces, reader);
	return pieces.map(({ piece, gaps }) => {
		const chunks: Buffer[] = [];
		let read = 0;
		for (const gap of gaps) {
			const own = fill(gap, news, reader);
			if (own === null) continue;
			chunks.push(piece.bytes.subarray(read, gap.at), Buffer.from(own));
			read = gap.until;
		}
		if (chunks.length === 0) return piece;
		return new Piece(Buffer.concat([...chunks, piece.bytes.subarray(read)]));
	});
}

/** What stands in a gap for this reader; null: what stands there for most. */
function fill(gap: Gap, news: Map<number, NewNeighbours>, reader: Reader): string | null {
	if (gap.kind === 'new') return newMark(gap, news, reader);
	if (gap.kind === 'own') return actsOf(gap.comment, reader);
	if (gap.kind === 'mute' || gap.kind === 'unmute') return mutedMark(gap, reader);
	const { id, authorId } = gap.comment;
	const isQuiet = reader.mutedBranches.has(id);
	if (gap.kind === 'quiet') {
		return isQuiet ? ` · ${textIn(reader.locale).follow.mutedBranch}` : null;
	}
	if (gap.kind === 'open') return isQuiet || reader.folded.has(id) ? '' : null;
	if (gap.kind === 'fold' && isQuiet) return '';
	if (gap.kind === 'fold') return reader.folded.has(id) ? unfoldAct(id, reader.locale) : null;
	if (reader.asker?.id === authorId) return '';
	const isUseful = reader.ratings.get(id);
	return isUseful === undefined ? null : ratedActs(id, isUseful, reader.locale);
}

const isMuted = ({ authorId }: GapFacts, { muted }: Reader) =>
	authorId !== null && muted.has(authorId);

/** Folds a comment, and says whose it is: what answers it stays where it was. */
function mutedMark({ kind, comment }: Gap, reader: Reader): string | null {
	if (!isMuted(comment, reader)) return null;
	if (kind === 'unmute') return '</details>';
	const line = textIn(reader.locale).follow.mutedComment(comment.author);
	return `<details class="judged"><summary>${asXml(line)}</summary>`;
}

function ratedActs(commentId: number, isUseful: boolean, locale: Locale): string {
	const props = { commentId, locale, isUseful };
	return render(RateActs, { props }).body.replace(/<!--[^>]*-->/g, '');
}

const unfoldAct = (commentId: number, locale: Locale): string =>
	render(FoldAct, { props: { commentId, locale, isFolded: true } }).body.replace(
		/<!--[^>]*-->/g,
		''
	);

type NewNeighbours = { previous: number | undefined; next: number | undefined };

/** The comments that are new to the reader, each with those before and behind it on this page. */
function chainNew(pieces: SharedPiece[], reader: Reader): Map<number, NewNeighbours> {
	const { asker, since } = reader;
	if (since === null) return new Map();
	const gaps = pieces.flatMap(({ gaps }) => gaps);
	const quiet = inMutedBranches(gaps, reader);
	const ids = gaps
		.filter(({ kind, comment }) => kind === 'new' && comment.id > since)
		.filter(({ comment }) => asker === null || comment.authorId !== asker.id)
		.filter(({ comment }) => !isMuted(comment, reader) && !quiet.has(comment.id))
		.map(({ comment }) => comment.id);
	// Under each of several answers, a comment is on the way once.
	const once = [...new Set(ids)];
	return new Map(
		once.map((id, index) => [id, { previous: once[index - 1], next: once[index + 1] }])
	);
}

/** Which comments of this page stand in branches that the reader has muted; each comes behind what it answers. */
function inMutedBranches(gaps: Gap[], { mutedBranches }: Reader): Set<number> {
	const quiet = new Set(mutedBranches);
	if (quiet.size === 0) return quiet;
	for (const { comment } of gaps) {
		const isBelow = comment.parentId !== null && quiet.has(comment.parentId);
		if (isBelow || mutedBranches.has(comment.rootId)) quiet.add(comment.id);
	}
	return quiet;
}

function newMark({ comment: { id } }: Gap, chain: Map<number, NewNeighbours>, { locale }: Reader) {
	const beside = chain.get(id);
	if (!beside) return null;
	const text = textIn(locale).comment;
	const elsewhere = (query: string) => localHref(locale, `/comments/${id}/new`) + query;
	const link = (key: 'k' | 'j', to: number | undefined, query: string) =>
		`<a href="${to ? `#comment-${to}` : elsewhere(query)}" data-key="${key}">${text.jumps[key]}</a>`;
	const links = `${link('k', beside.previous, '?back')} ${link('j', beside.next, '')}`;
	return `<strong class="new">${text.new}</strong> <span class="jumps">${links}</span>`;
}

/** Node's clock decides what is offered; whether it still may be done, the database decides. */
function actsOf(comment: GapFacts, { asker, locale }: Reader): string | null {
	if (asker === null || comment.authorId !== asker.id) return null;
	const text = textIn(locale).comment;
	const facts = {
		authorId: comment.authorId,
		// What is gone has no gap.
		state: 'visible' as const,
		replyCount: comment.replyCount,
		age: (Date.now() - comment.createdAt.getTime()) / 1000
	};
	const link = (act: string, words: string) =>
		`<a href="${localHref(locale, `/comments/${comment.id}/${act}`)}">${words}</a> `;
	return (
		(canEditComment(asker, facts) ? link('edit', text.edit) : '') +
		(comment.hasStance ? link('stance', text.stance.update) : '') +
		(canDeleteComment(asker, facts) ? link('delete', text.delete) : '')
	);
}
