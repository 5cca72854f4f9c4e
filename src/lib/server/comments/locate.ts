import { sql } from 'drizzle-orm';
import {
	endOfBranch,
	FIRST_CHOICE,
	PAGE_SIZES,
	threadPath,
	type PageSizes
} from '../../rules/threads.ts';
import type { Ctx } from '../ctx.ts';

/**
 * The address, the same in every language, of a page that shows this comment;
 * null when there is none. A page of its branch where that is long, else the
 * thread's first page if it is surely there, else the page that begins with its branch.
 */
export async function locateComment(
	ctx: Ctx,
	id: number,
	sizes: PageSizes = PAGE_SIZES
): Promise<string | null> {
	const end = endOfBranch('');
	const [row] = await ctx.db.execute<
		Record<'slug' | 'root' | 'size' | 'within' | 'through', string>
	>(
		sql`
			select article.slug, root.id as root, root.branch_size + 1 as size,
				(select count(*) from (
					select from comment c where c.article_id = article.id
					and c.path > root.path and c.path <= comment.path limit ${sizes.page}
				) as before) as within,
				(select count(*) from (
					select from comment c where c.article_id = article.id
					and c.path < root.path || ${end} limit ${sizes.page + 1}
				) as before) as through
			from comment
			join comment as root on root.id = comment.root_id
			join article on article.id = comment.article_id and article.state = 'published'
			where comment.id = ${id}`
	);
	if (!row) return null;

	const root = Number(row.root);
	const place =
		Number(row.size) > sizes.page
			? { branch: root, ...(Number(row.within) >= sizes.page && { from: id }) }
			: Number(row.through) <= sizes.page
				? {}
				: { from: root };
	// It is there in the order that everybody sees first; a member's own may be another.
	const { threadView, threadOrder } = ctx.asker ?? {};
	const isOwnChoice =
		(threadView ?? FIRST_CHOICE.view) !== FIRST_CHOICE.view ||
		(threadOrder ?? FIRST_CHOICE.order) !== FIRST_CHOICE.order;
	const choice = isOwnChoice && !('branch' in place) ? FIRST_CHOICE : {};
	return threadPath(row.slug, { ...choice, ...place }, `comment-${id}`);
}
