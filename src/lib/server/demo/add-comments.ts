import { sql } from 'drizzle-orm';
import type { Locale } from '../../rules/locale.ts';
import { SCORE_HIDDEN_FOR } from '../../rules/ranking.ts';
import type { ReplyKind } from '../../rules/reply-kinds.ts';
import { pathSegment } from '../../rules/threads.ts';
import { touchArticle } from '../comments/touch-articles.ts';
import { inTransaction, type Ctx } from '../ctx.ts';
import { renderComment } from '../platform/markdown.ts';
import type { Poll } from '../polls/find.ts';
import type { Dice } from './dice.ts';
import { batchesOf, growThread, type Sprout } from './grow-thread.ts';
import { ENGLISH } from './stock-en.ts';
import { FRENCH } from './stock-fr.ts';
import { drawStances, type Stances } from './draw-stances.ts';
import { kindOf, writeComment } from './write-comment.ts';

const STOCKS = { fr: FRENCH, en: ENGLISH };

/** One transaction each: short enough that somebody who comments meanwhile hardly waits. */
const BATCH = 500;

export type Talk = {
	articleId: number;
	/** Who talks: ids of members. */
	members: number[];
	/** What the article asks first, if it asks something. */
	poll: Poll | null;
	count: number;
	/** Seconds over which it is spread, up to now. */
	since: number;
};

/**
 * Adds a thread of its own to an article, branch by branch: whenever it is
 * interrupted, what is there is whole and counted.
 */
export async function addComments(
	ctx: Ctx,
	dice: Dice,
	talk: Talk,
	onProgress: (added: number) => void = () => {}
): Promise<void> {
	const thread = growThread(dice.fork('shape'), talk.count);
	const ids = await drawIds(ctx, talk.count);
	const words = dice.fork('words');
	const stances = drawStances(dice.fork('stances'), talk.poll);
	for (const batch of batchesOf(thread, BATCH)) {
		const rows = write(words, talk, batch, ids);
		await inTransaction(ctx, async (ctx) => {
			const visible = rows.filter(({ state }) => state === 'visible').length;
			if (!(await touchArticle(ctx, talk.articleId, visible))) throw new Error('no such article');
			await insert(ctx, rows);
			if (talk.poll) await insertStances(ctx, talk.poll, showAnswers(rows, stances));
		});
		onProgress(batch.length);
	}
}

async function drawIds(ctx: Ctx, count: number): Promise<number[]> {
	const rows = await ctx.db.execute<{ id: string }>(sql`
		select nextval(pg_get_serial_sequence('comment', 'id')) as id
		from generate_series(1, ${count}::int)`);
	return rows.map(({ id }) => Number(id)).sort((a, b) => a - b);
}

type Row = {
	id: number;
	article_id: number;
	parent_id: number | null;
	root_id: number;
	path: string;
	depth: number;
	author_id: number;
	markdown: string;
	html: string;
	language: Locale;
	state: 'visible' | 'deleted';
	/** Seconds ago. */
	age: number;
	edited_after: number | null;
	reply_count: number;
	branch_size: number;
	kind: ReplyKind | null;
	/** Whether its author has changed their mind since, should an answer stand with it. */
	superseded: boolean;
};

function write(dice: Dice, talk: Talk, batch: Sprout[], ids: number[]): Row[] {
	const rows = new Map<number, Row>();
	for (const sprout of batch) {
		const parent = sprout.parent === null ? null : rows.get(sprout.parent)!;
		const id = ids[sprout.index]!;
		const language = languageOf(dice, parent);
		const isDeleted = dice.chance(sprout.replies > 0 ? 0.03 : 0.01);
		const markdown = isDeleted
			? ''
			: writeComment(dice, STOCKS[language], parent && parent.markdown);
		rows.set(sprout.index, {
			id,
			article_id: talk.articleId,
			parent_id: parent?.id ?? null,
			root_id: ids[sprout.root]!,
			path: (parent?.path ?? '') + pathSegment(id),
			depth: sprout.depth,
			author_id: authorOf(dice, talk.members, parent),
			markdown,
			html: renderComment(markdown),
			language,
			state: isDeleted ? 'deleted' : 'visible',
			age: ageOf(sprout.index, talk),
			edited_after: !isDeleted && sprout.replies === 0 && dice.chance(0.04) ? 240 : null,
			reply_count: sprout.replies,
			branch_size: sprout.branch,
			kind: parent && !isDeleted ? kindOf(dice, STOCKS[language], markdown) : null,
			superseded: dice.chance(0.03)
		});
	}
	return [...rows.values()];
}

const languageOf = (dice: Dice, parent: Row | null): Locale =>
	parent && dice.chance(0.85) ? parent.language : dice.chance(0.7) ? 'fr' : 'en';

/** A few talk much, most a little, nobody answers themselves twice in a row if it can be helped. */
function authorOf(dice: Dice, members: number[], parent: Row | null): number {
	const drawn = () => members[Math.floor(members.length * dice.roll() ** 2)]!;
	const author = drawn();
	return author === parent?.author_id ? drawn() : author;
}

/** Much at first, then less: the later ones are further apart. */
const ageOf = (index: number, { count, since }: Talk): number =>
	Math.round(since * (1 - ((index + 0.5) / count) ** 1.7));

async function insert(ctx: Ctx, rows: Row[]): Promise<void> {
	await ctx.db.execute(sql`
		insert into comment (id, article_id, parent_id, root_id, path, depth, author_id, markdown, html,
			language, state, created_at, edited_at, idempotency_key, reply_count, branch_size, kind, score_shown)
		select id, article_id, parent_id, root_id, path, depth, author_id, markdown, html,
			language, state, now() - make_interval(secs => age),
			case when edited_after is not null
				then now() - make_interval(secs => age - least(edited_after, age)) end,
			gen_random_uuid(), reply_count, branch_size, kind,
			age >= ${SCORE_HIDDEN_FOR}
		from json_to_recordset(${JSON.stringify(rows)}::json) as r (id bigint, article_id bigint,
			parent_id bigint, root_id bigint, path text, depth int, author_id bigint, markdown text,
			html text, language text, state text, age float8, edited_after float8,
			reply_count int, branch_size int, kind text)`);
}

type Shown = { id: number; option_id: number; superseded: boolean };

const showAnswers = (rows: Row[], stances: Stances): Shown[] =>
	rows
		.filter(({ state }) => state === 'visible')
		.flatMap(({ id, author_id, parent_id, superseded }) =>
			stances(author_id, { isReply: parent_id !== null }).map((option_id) => ({
				id,
				option_id,
				superseded
			}))
		);

async function insertStances(ctx: Ctx, poll: Poll, shown: Shown[]): Promise<void> {
	await ctx.db.execute(sql`
		with shown as (select * from json_to_recordset(${JSON.stringify(shown)}::json)
			as r (id bigint, option_id bigint, superseded boolean)),
		marked as (update comment c set stance_superseded = true from shown
			where c.id = shown.id and superseded)
		insert into comment_stance (comment_id, article_id, poll_id, option_id)
		select id, ${poll.articleId}::bigint, ${poll.id}::bigint, option_id from shown`);
}
