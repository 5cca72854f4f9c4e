import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { prepareSearch } from '#lib/server/search/prepare.ts';
import { mergeTag, renameTag } from '#lib/server/stewardship/curate-tags.ts';
import { anArticle, aTag } from '../../support/articles.ts';
import { aWriter } from '../../support/comments.ts';
import { rolledBack } from '../../support/database.ts';
import { aMemberOf, aPublication } from '../../support/drafts.ts';
import { searchFor } from '../../support/search.ts';

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

test(
	'articles of an author are those that they wrote alone or along, not those that they were only invited to',
	rolledBack(async (ctx) => {
		const [ana, ben] = [await aWriter(ctx, 'Ana'), await aWriter(ctx, 'Ben')];
		const alone = await aPublication(ben);
		const together = await aPublication(ana);
		const invitedTo = await aPublication(ana);
		for (const [{ id }, role] of [
			[together, 'co-author'],
			[invitedTo, 'invited']
		] as const) {
			await ctx.db.execute(sql`insert into article_author (article_id, member_id, role)
				values (${id}, ${ben.asker.id}, ${role})`);
		}
		const { handle } = ben.asker;
		const { articles } = await searchFor(ctx, '', { kind: 'articles', author: handle });
		expect(articles?.hits.map(({ id }) => id)).toEqual([together.id, alone.id]);

		const all = await searchFor(ctx, 'dépôt', { kind: 'articles' });
		expect(all.articles?.count).toBe(3);
		expect(all.articles?.facets.author).toEqual(
			[
				{ value: ana.asker.handle, label: 'Ana', count: 2 },
				{ value: handle, label: 'Ben', count: 2 }
			].sort((a, b) => (a.value < b.value ? -1 : 1))
		);
	})
);
