import { eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { ReplyKind } from '../../rules/reply-kinds.ts';
import type { Locale } from '../../rules/locale.ts';
import type { PlaceRule } from '../../rules/moderation.ts';
import type { CommentState } from '../../rules/permissions.ts';
import { NEWCOMER_DAYS } from '../../rules/ranking.ts';
import { members } from '../accounts/tables.ts';
import type { Ctx } from '../ctx.ts';
import { comments } from './tables.ts';

/** Why a comment cannot be read. */
export type Gone = Exclude<CommentState, 'visible'>;

/** A comment as anybody may see it. Gone: neither text nor author. */
export type CommentView = {
	id: number;
	parentId: number | null;
	/** The top-level comment of its branch; itself when it is one. */
	rootId: number;
	depth: number;
	/** Null when it can be read. */
	gone: Gone | null;
	/** The rule for which a moderator has hidden it. */
	hiddenFor: PlaceRule | null;
	/** The rule for which a moderator has closed the branch that it stands in to replies. */
	lockedFor: PlaceRule | null;
	/** Null once its author has left and taken the name along. */
	author: { id: number; handle: string; displayName: string } | null;
	/** What it answers; `author` is a display name, null as above. */
	parent: { id: number; gone: Gone | null; author: string | null } | null;
	html: string;
	language: Locale;
	createdAt: Date;
	isEdited: boolean;
	replyCount: number;
	/** Members who rated it so. */
	useful: number;
	notUseful: number;
	/** Ballots that say that it changed their mind, as far as they are shown. */
	minds: number;
	kind: ReplyKind | null;
	/** The answer that its author chose to show with it, if any. */
	stance: { optionIds: number[]; isSuperseded: boolean } | null;
	/** Whether its author was new here when they wrote it. */
	isByNewcomer: boolean;
};

const parents = alias(comments, 'parent');
const parentAuthors = alias(members, 'parent_author');

/** The select that `toView` understands, ready for its conditions. */
export const selectComments = (ctx: Ctx) =>
	ctx.db
		.select({
			id: comments.id,
			parentId: comments.parentId,
			rootId: comments.rootId,
			depth: comments.depth,
			state: comments.state,
			hiddenFor: comments.hiddenFor,
			lockedFor: sql<PlaceRule | null>`(select rule from thread_lock l
				where l.article_id = ${comments.articleId} and starts_with(${comments.path}, l.path)
				order by char_length(l.path) limit 1)`,
			author: { id: members.id, handle: members.handle, displayName: members.displayName },
			parentState: parents.state,
			parentAuthor: parentAuthors.displayName,
			html: comments.html,
			language: comments.language,
			createdAt: comments.createdAt,
			editedAt: comments.editedAt,
			replyCount: comments.replyCount,
			useful: comments.useful,
			notUseful: comments.notUseful,
			minds: comments.mindsShown,
			kind: comments.kind,
			stanceOptions: sql<number[]>`array(select option_id::int from comment_stance s
				where s.comment_id = ${comments.id} order by option_id)`,
			stanceSuperseded: comments.stanceSuperseded,
			isByNewcomer: sql<boolean>`${comments.createdAt} < ${members.createdAt} + ${NEWCOMER_DAYS} * interval '1 day'`
		})
		.from(comments)
		.leftJoin(members, eq(members.id, comments.authorId))
		.leftJoin(parents, eq(parents.id, comments.parentId))
		.leftJoin(parentAuthors, eq(parentAuthors.id, parents.authorId));

type Row = Awaited<ReturnType<typeof selectComments>>[number];

export function toView({
	state,
	author,
	parentState,
	parentAuthor,
	editedAt,
	stanceOptions,
	stanceSuperseded,
	...row
}: Row): CommentView {
	const gone = goneBy(state);
	const parentGone = goneBy(parentState);
	return {
		...row,
		gone,
		// Of what is hidden the row still has the words.
		html: gone ? '' : row.html,
		author: gone ? null : author,
		kind: gone ? null : row.kind,
		stance:
			gone || stanceOptions.length === 0
				? null
				: { optionIds: stanceOptions, isSuperseded: stanceSuperseded },
		parent:
			row.parentId === null
				? null
				: {
						id: row.parentId,
						gone: parentGone,
						author: parentGone ? null : parentAuthor
					},
		isByNewcomer: row.isByNewcomer === true,
		isEdited: editedAt !== null
	};
}

const goneBy = (state: CommentState | null): Gone | null => (state === 'visible' ? null : state);
