import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { prepareSearch } from '#lib/server/search/prepare.ts';
import { mergeTag, renameTag } from '#lib/server/stewardship/curate-tags.ts';
import { anArticle, aTag } from '../../support/articles.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf } from '../../support/drafts.ts';

test(
	'a tag is asked for in any spelling, and by a name that it had',
	rolledBack(async (ctx) => {
		const moderator = await aMemberOf(ctx, 'moderator');
		const [id, other] = [
			await aTag(ctx, (await anArticle(ctx)).id),
			await aTag(ctx, (await anArticle(ctx)).id)
		];
		const [first] = await ctx.db.execute<{ key: string }>(
			sql`select key from tag where id = ${other}`
		);
		await renameTag(moderator, { id, label: 'Système à barreaux', reason: 'Plus juste.' });
		await renameTag(moderator, { id, label: 'Œuvre libérée', reason: 'Plus juste.' });
		await mergeTag(moderator, { id: other, label: 'Œuvre libérée', reason: 'La même.' });

		const tagOf = async (tag: string) => {
			const prepared = await prepareSearch(ctx, { terms: [], filters: { tag } }, 'UTC');
			return prepared.ok ? prepared.search.tagId : prepared.reason;
		};
		for (const typed of [
			...['oeuvre-liberee', 'Œuvre libérée', 'ŒUVRE  LIBÉRÉE', 'Oeuvre liberee'],
			...['Système à barreaux', 'systeme-a-barreaux', first!.key]
		]) {
			expect(await tagOf(typed), typed).toBe(id);
		}
		for (const typed of ['œuvre', 'liberee', '!!!', '-']) {
			expect(await tagOf(typed), typed).toBe('no-such-tag');
		}
	})
);
