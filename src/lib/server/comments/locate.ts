import { sql, type SQL } from 'drizzle-orm';
import {
	endOfBranch,
	FIRST_CHOICE,
	orderIn,
	PAGE_SIZES,
	threadPath,
	type Choice,
	type PageSizes,
	type Place
} from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';

/**
 * The address, the same in every language, of a page that shows this comment;
 * null when there is none. In the asker's own view and order where these show it: a page of its
 * branch where that is long, else the thread's first page if it is surely there, else the page
 * that begins with its branch, or by date with the comment itself.
 */
export async function locateComment(
	ctx: Ctx,
	id: number,
	sizes: PageSizes = PAGE_SIZES
): Promise<string | null> {
	const { view, order } = FIRST_CHOICE;
	const { threadView = view, threadOrder = order } = ctx.asker ?? {};
	const choice = { view: threadView, order: orderIn(threadView, threadOrder) };
	const found = await find(ctx, id, { choice, sizes });
	return found && threadPath(found.slug, placeOf(id, found, choice, sizes), `comment-${id}`);
}

type Found = {
	slug: string;
	root: number;
	isVisible: boolean;
	/** Comments of its branch. */
	size: number;
	/** Up to a page: comments of its branch up to it. */
	within: number;
	/** Up to one more than a page, in the order of the tree: comments up to the end of its branch. */
	through: number;
	/** The same: comments of the thread. */
	total: number;
	/** Up to a page, by date: comments before it. */
	before: number;
};

async function find(
	ctx: Ctx,
	id: number,
	{ choice, sizes }: { choice: Choice; sizes: PageSizes }
): Promise<Found | null> {
	const end = endOfBranch('');
	const isOldestFirst = choice.order === FIRST_CHOICE.order;
	const isBefore = isOldestFirst ? sql`c.id < comment.id` : sql`c.id > comment.id`;
	/** Comments `c` of the thread, where the choice asks for their number. */
	const count = (isAsked: boolean, which: SQL, most: number) =>
		isAsked
			? sql`(select count(*)::int from (select from comment c
				where c.article_id = article.id and ${which} limit ${most}) as counted)`
			: sql`0`;
	const [row] = await ctx.db.execute<Found>(sql`
		select article.slug, root.id::int as root, comment.state = 'visible' as "isVisible",
			root.branch_size + 1 as size,
			${count(true, sql`c.path > root.path and c.path <= comment.path`, sizes.page)} as within,
			${count(true, sql`c.path < root.path || ${end}`, sizes.page + 1)} as through,
			${count(!isOldestFirst, sql`true`, sizes.page + 1)} as total,
			${count(choice.view === 'flat', sql`c.state = 'visible' and ${isBefore}`, sizes.page)} as before
		from comment
		join comment as root on root.id = comment.root_id
		join article on article.id = comment.article_id and article.state = 'published'
		where comment.id = ${id}`);
	return row ?? null;
}

function placeOf(id: number, found: Found, { view, order }: Choice, sizes: PageSizes): Place {
	const { root, size, within, through, total, before, isVisible } = found;
	if (view === 'flat' && isVisible) return before < sizes.page ? {} : { from: id };
	const isTop = view === 'top' && root === id;
	if (size > sizes.page && !isTop) {
		return { branch: root, ...(within >= sizes.page && { from: id }) };
	}
	const isOwn = isTop || view === 'tree';
	const fits = isOwn && order !== FIRST_CHOICE.order ? total : through;
	// Where the asker's own view does not show it, it is there in the one that everybody sees first.
	return { ...(isOwn ? {} : FIRST_CHOICE), ...(fits > sizes.page && { from: root }) };
}
