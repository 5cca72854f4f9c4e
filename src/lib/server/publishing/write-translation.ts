import { and, asc, eq, isNull } from 'drizzle-orm';
import type { ArticleDocument } from '../../rules/article-document.ts';
import type { Locale } from '../../rules/locale.ts';
import type { Ctx } from '../ctx.ts';
import { pollOptions, pollOptionTexts, polls, pollTexts } from '../polls/tables.ts';
import { resources, resourceTexts } from '../resources/tables.ts';
import { renewText } from './insert-text.ts';

export type WrittenTranslation = {
	articleId: number;
	language: Locale;
	translatorId: number | null;
	/** The revision of the original that it gives the meaning of. */
	original: number;
	document: ArticleDocument;
};

/**
 * Writes what readers of this language get; part of the transaction that accepts a
 * translation. Polls keep the words under which somebody may have voted in this
 * language: they are written once. Options stay the same ones in any case.
 */
export async function writeTranslation(ctx: Ctx, translation: WrittenTranslation): Promise<void> {
	const { articleId, language, translatorId, original, document } = translation;
	const { title, lede, body } = document;
	await renewText(ctx, {
		...{ articleId, language, translatorId, lede, body },
		title: title.trim(),
		revision: original,
		writer: 'member'
	});
	await writeResourceTitles(ctx, { articleId, language, document });
	await writePollWords(ctx, { articleId, language, document });
}

type Words = Pick<WrittenTranslation, 'articleId' | 'language' | 'document'>;

async function writeResourceTitles(ctx: Ctx, { articleId, language, document }: Words) {
	const rows = await ctx.db
		.select({ id: resources.id, title: resources.title })
		.from(resources)
		.where(eq(resources.articleId, articleId))
		.orderBy(asc(resources.position));
	for (const [index, { id: resourceId, title: original }] of rows.entries()) {
		const title = document.resources[index]?.title.trim() || original;
		await ctx.db
			.insert(resourceTexts)
			.values({ resourceId, language, title })
			.onConflictDoUpdate({
				target: [resourceTexts.resourceId, resourceTexts.language],
				set: { title }
			});
	}
}

async function writePollWords(ctx: Ctx, { articleId, language, document }: Words) {
	const rows = await ctx.db
		.select({ pollId: polls.id, optionId: pollOptions.id })
		.from(polls)
		.innerJoin(pollOptions, eq(pollOptions.pollId, polls.id))
		// What readers added stays in their own words.
		.where(and(eq(polls.articleId, articleId), isNull(pollOptions.proposedOn)))
		.orderBy(asc(polls.position), asc(pollOptions.position));
	const optionsOf = Map.groupBy(rows, ({ pollId }) => pollId);
	for (const [index, [pollId, options]] of [...optionsOf].entries()) {
		const words = document.polls[index];
		if (!words) throw new Error('a translation without words for a poll');
		await ctx.db
			.insert(pollTexts)
			.values({ pollId, language, question: words.question.trim() })
			.onConflictDoNothing();
		await ctx.db
			.insert(pollOptionTexts)
			.values(
				options.map(({ optionId }, place) => ({
					optionId,
					language,
					label: words.options[place]?.trim() ?? ''
				}))
			)
			.onConflictDoNothing();
	}
}
