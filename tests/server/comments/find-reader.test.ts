import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { saveDraft } from '#lib/server/comments/drafts.ts';
import { findReader } from '#lib/server/comments/find-reader.ts';
import { foldBranch } from '#lib/server/comments/fold.ts';
import { findKarma } from '#lib/server/comments/karma.ts';
import { lockThread } from '#lib/server/comments/lock.ts';
import { mute } from '#lib/server/comments/mute.ts';
import { rateComment } from '#lib/server/comments/rate.ts';
import { markRead } from '#lib/server/comments/reading.ts';
import type { Rating } from '#lib/rules/ranking.ts';
import { anArticle, aTag } from '../../support/articles.ts';
import { aComment, aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aHeldComment, aNewcomer } from '../../support/held.ts';

const USEFUL: Rating = { verdict: 'useful' };
const NOTHING = {
	since: null,
	count: 0,
	lock: null,
	points: 20,
	spent: 0,
	ratings: new Map(),
	folded: new Set(),
	muted: new Set(),
	mutedBranches: new Set(),
	draft: null,
	held: [],
	hiddenTags: []
};

describe('what of a thread is one reader’s', () => {
	test(
		'is all that they did there, and nobody else’s',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const { id: elsewhere } = await anArticle(ctx);
			const tag = await aTag(ctx, articleId);
			const [author, zoe] = [await aWriter(ctx), await aNewcomer(ctx)];
			const [read, rated] = [await aComment(author, articleId), await aComment(author, articleId)];
			await aComment(author, articleId);

			await rateComment(zoe, { id: rated, rating: USEFUL });
			await foldBranch(zoe, read, true);
			await mute(zoe, { tag });
			await mute(zoe, { branch: read });
			await mute(zoe, { member: (await aWriter(ctx)).asker.id });
			await markRead(zoe, articleId, read);
			const heldId = await aHeldComment(zoe, articleId);
			const draft = { markdown: 'Une ébauche.', idempotencyKey: randomUUID() };
			await saveDraft(zoe, { ...draft, articleId, parentId: null });

			const found = await findReader(zoe, articleId);
			expect(found).toMatchObject({ since: read, count: 2, spent: 1, lock: null, draft });
			expect(found.ratings).toEqual(new Map([[rated, true]]));
			expect(found.folded).toEqual(new Set([read]));
			expect(found.muted.size).toBe(1);
			expect(found.mutedBranches).toEqual(new Set([read]));
			expect(found.held).toMatchObject([{ id: heldId, parentId: null, language: 'fr' }]);
			const [{ at } = { at: 0 }] = await ctx.db.execute<{ at: number }>(sql`
				select (extract(epoch from held_at) * 1000)::float8 as at from held_comment where id = ${heldId}`);
			expect(Math.abs((found.held[0]?.heldAt.getTime() ?? 0) - at)).toBeLessThan(1);
			expect(found.hiddenTags).toMatchObject([{ id: tag, isMuted: true, isFollowed: false }]);

			const { muted, spent } = found;
			expect(await findReader(zoe, elsewhere)).toEqual({ ...NOTHING, muted, spent });
			expect(await findReader(await aWriter(ctx), articleId)).toEqual(NOTHING);
		})
	);

	test(
		'is, for who has no account, how far they had read and why nobody may write',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const author = await aWriter(ctx);
			const read = await aComment(author, articleId);
			await aComment(author, articleId);
			const lock = { commentId: null, rule: 'flooding' as const, reason: 'Trop vif.' };
			await lockThread(ctx, { ...lock, articleId });

			const visitor = { ...ctx, asker: null };
			expect(await findReader(visitor, articleId)).toEqual({ ...NOTHING, lock });
			const after = await findReader(visitor, articleId, read);
			expect(after).toEqual({ ...NOTHING, lock, since: read, count: 1 });
		})
	);

	test(
		'has the karma that their account shows',
		rolledBack(async (ctx) => {
			const { id: articleId } = await anArticle(ctx);
			const [ana, bea] = [await aWriter(ctx), await aWriter(ctx)];
			await rateComment(bea, { id: await aComment(ana, articleId), rating: USEFUL });
			for (const who of [ana, bea]) {
				expect(await findReader(who, articleId)).toMatchObject(await findKarma(who));
			}
		})
	);
});
