import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { MOST_MENTIONS } from '#lib/rules/mentions.ts';
import { members } from '#lib/server/accounts/tables.ts';
import { deleteComment } from '#lib/server/comments/delete.ts';
import { editComment } from '#lib/server/comments/edit.ts';
import { findComment } from '#lib/server/comments/find.ts';
import { previewComment } from '#lib/server/comments/preview.ts';
import { commentMentions } from '#lib/server/comments/tables.ts';
import type { Ctx, MemberCtx } from '#lib/server/ctx.ts';
import { anArticle } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';

const mentionedIn = async (ctx: Ctx, id: number) =>
	(
		await ctx.db
			.select({ id: commentMentions.memberId })
			.from(commentMentions)
			.where(eq(commentMentions.commentId, id))
	)
		.map(({ id }) => id)
		.sort((a, b) => a - b);

const at = ({ asker }: MemberCtx) => `@${asker.handle}`;

describe('mentioning members', () => {
	test(
		'links and remembers those who are here, and leaves other names alone',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea, gone] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
			await ctx.db
				.update(members)
				.set({ closedAt: sql`now()` })
				.where(eq(members.id, gone.asker.id));
			const text = `${at(bea).toUpperCase()}, ${at(gone)}, @personne-ici et \`${at(ana)}\``;
			const id = await aComment(ana, articleId, null, text);
			expect(await mentionedIn(ctx, id)).toEqual([bea.asker.id]);
			const comment = await findComment(ctx, articleId, id);
			expect(comment?.html.match(/class="mention"/g)).toHaveLength(1);
			expect(comment?.html).toContain(`href="/members/${bea.asker.handle}"`);
			expect(await previewComment(ana, text)).toMatchObject({ html: comment?.html });
		})
	);

	test(
		'reaches a bounded number of them',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const crowd: MemberCtx[] = [];
			for (let n = 0; n < MOST_MENTIONS + 3; n++) crowd.push(await aWriter(ctx));
			const id = await aComment(ctx, articleId, null, crowd.map(at).join(' '));
			expect(await mentionedIn(ctx, id)).toEqual(
				crowd.slice(0, MOST_MENTIONS).map(({ asker }) => asker.id)
			);
		})
	);

	test(
		'follows the text: an edit adds and removes, a deletion forgets',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea, cleo] = [await aWriter(ctx), await aWriter(ctx), await aWriter(ctx)];
			const id = await aComment(ana, articleId, null, `Merci ${at(bea)}`);
			await editComment(ana, { id, markdown: `Merci ${at(cleo)}` });
			expect(await mentionedIn(ctx, id)).toEqual([cleo.asker.id]);
			await deleteComment(ana, id);
			expect(await mentionedIn(ctx, id)).toEqual([]);
		})
	);
});
