import { eq, inArray } from 'drizzle-orm';
import { tagKey } from '../../rules/tags.ts';
import { articleTags, tagAliases, tags } from '../articles/tables.ts';
import type { Ctx } from '../ctx.ts';
import { resources } from '../resources/tables.ts';
import { insertPoll, type NewPoll } from './insert-poll.ts';
import { insertText, type NewText } from './insert-text.ts';

export type ArticleParts = {
	texts: Omit<NewText, 'articleId'>[];
	tags: string[];
	/** In the order in which they are asked. */
	polls: Omit<NewPoll, 'articleId' | 'position'>[];
	resources: {
		/** From 1 on. */
		position: number;
		title: string;
		url: string;
		language: string;
		/** None, where nothing is said. */
		importedClicks?: number;
	}[];
};

/** Writes what readers of an article see; part of the transaction that publishes it. */
export async function insertParts(ctx: Ctx, articleId: number, parts: ArticleParts): Promise<void> {
	for (const text of parts.texts) await insertText(ctx, { ...text, articleId });
	await insertTags(ctx, articleId, parts.tags);
	for (const [index, poll] of parts.polls.entries()) {
		await insertPoll(ctx, { ...poll, articleId, position: index + 1 });
	}
	if (parts.resources.length > 0) {
		await ctx.db
			.insert(resources)
			.values(parts.resources.map((resource) => ({ ...resource, articleId })));
	}
}

/** With the keys that tags have now: one that was renamed or joined is not begun anew. */
async function inUse(
	ctx: Ctx,
	labelled: { key: string; label: string }[]
): Promise<{ key: string; label: string }[]> {
	if (labelled.length === 0) return [];
	const keys = labelled.map(({ key }) => key);
	const renamed = await ctx.db
		.select({ from: tagAliases.key, to: tags.key })
		.from(tagAliases)
		.innerJoin(tags, eq(tags.id, tagAliases.tagId))
		.where(inArray(tagAliases.key, keys));
	const now = new Map(renamed.map(({ from, to }) => [from, to]));
	const keyed = labelled.map(({ key, label }) => ({ key: now.get(key) ?? key, label }));
	return [...new Map(keyed.map((tag) => [tag.key, tag])).values()];
}

async function insertTags(ctx: Ctx, articleId: number, labels: string[]): Promise<void> {
	const ids = new Map<string, number>();
	const keyed = await inUse(
		ctx,
		labels.map((label) => ({ key: tagKey(label), label }))
	);
	// In one order, so that two articles with the same tags do not wait for each other.
	for (const { key, label } of keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
		const [tag] = await ctx.db
			.insert(tags)
			.values({ key, label })
			.onConflictDoUpdate({ target: tags.key, set: { key } })
			.returning({ id: tags.id });
		if (tag) ids.set(key, tag.id);
	}
	for (const [position, { key }] of keyed.entries()) {
		const tagId = ids.get(key);
		if (tagId) await ctx.db.insert(articleTags).values({ articleId, tagId, position });
	}
}
